using System.Collections.Immutable;
using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Exchange.Reports;

/// <summary>The latest interview with its answer.</summary>
/// <param name="Interview">The interview as it is stored.</param>
/// <param name="On">The day of the last answer, by the person's clock.</param>
/// <param name="Case">What was said, as far as the knowledge still asks for it.</param>
/// <param name="Result">What the software makes of it.</param>
public sealed record ToldCase(Interview Interview, LocalDate On, PersonCase Case, AssessmentResult Result);

/// <summary>A habit or circumstance held against the diary, as the analysis of triggers puts it.</summary>
/// <param name="Name">What it is, such as "little to drink".</param>
/// <param name="Chance">How sure it is that it matters to this person, 0..1.</param>
/// <param name="Ratio">By how much it multiplies the number of episodes.</param>
/// <param name="Low">Lower end of the ratio's 95% interval.</param>
/// <param name="High">Upper end.</param>
public sealed record TriggerFinding(string Name, double Chance, double Ratio, double Low, double High);

/// <summary>An experiment of the person with a remedy.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Design">How it was tried, in a few words: blocks, weeks.</param>
/// <param name="Ratio">Episodes with it as a multiple of those without it.</param>
/// <param name="Low">Lower end of the ratio's 95% interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsOver">Whether the experiment is finished.</param>
public sealed record TrialFinding(string Name, string Design, double Ratio, double Low, double High, bool IsOver);

/// <summary>All that a report or an export for a clinic is made of.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Days">The days of the diary that it covers.</param>
/// <param name="WrittenAt">When it is made, by the person's clock.</param>
/// <param name="Told">The latest interview; null if there is none.</param>
/// <param name="Episodes">Episodes of these days, the earliest first.</param>
/// <param name="Records">What is recorded about these days, the earliest first.</param>
public sealed record ReportMaterial(
    Person Person,
    DateInterval Days,
    ZonedDateTime WrittenAt,
    ToldCase? Told,
    IReadOnlyList<Episode> Episodes,
    IReadOnlyList<DayRecord> Records)
{
    /// <summary>What the analysis of triggers found; empty if it was not made.</summary>
    public ImmutableArray<TriggerFinding> Triggers { get; init; } = [];

    /// <summary>Experiments with remedies.</summary>
    public ImmutableArray<TrialFinding> Trials { get; init; } = [];

    /// <summary>What the person wants to ask, in their own words.</summary>
    public ImmutableArray<string> OwnQuestions { get; init; } = [];
}
