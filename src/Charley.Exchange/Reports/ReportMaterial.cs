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
    /// <summary>What the person's own diary and experiments have shown.</summary>
    public OwnFindings Own { get; init; } = OwnFindings.None;

    /// <summary>What the person wants to ask, in their own words.</summary>
    public ImmutableArray<string> OwnQuestions { get; init; } = [];
}
