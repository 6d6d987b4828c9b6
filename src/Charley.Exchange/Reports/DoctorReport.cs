using System.Collections.Immutable;
using Charley.Assessment.Differential;
using Charley.Knowledge;
using NodaTime;

namespace Charley.Exchange.Reports;

/// <summary>A medicine or supplement of the person.</summary>
/// <param name="Name">Its name, or the person's own words.</param>
/// <param name="MayCauseCramps">Whether the knowledge links it with cramps, twitches or low salts.</param>
/// <param name="DaysTaken">On how many days of the diary it was taken; null if it was named in the interview only.</param>
public sealed record MedicineLine(string Name, bool MayCauseCramps, int? DaysTaken);

/// <summary>A result of a test.</summary>
/// <param name="Name">Name of the test.</param>
/// <param name="Value">Value and unit as entered.</param>
/// <param name="Meaning">What it means; null where it reaches no limit of the knowledge.</param>
public sealed record ResultLine(string Name, string Value, string? Meaning);

/// <summary>A cause that the software considers.</summary>
/// <param name="Name">Its name in plain words.</param>
/// <param name="MedicalName">Its name as clinicians write it; null if the same.</param>
/// <param name="Frequency">Its chance in words.</param>
/// <param name="Chance">Its chance, 0..1.</param>
/// <param name="Range">How far that can be trusted; null where it was not asked for.</param>
/// <param name="For">Answers that speak for it, the strongest first.</param>
/// <param name="Against">Answers that speak against it, the strongest first.</param>
public sealed record CauseLine(
    string Name, string? MedicalName, string Frequency, double Chance, ChanceRange? Range, ImmutableArray<string> For, ImmutableArray<string> Against);

/// <summary>What the person told in the interview, in lists of short names.</summary>
/// <param name="On">The day of the last answer.</param>
/// <param name="About">Age, sex and pregnancy.</param>
/// <param name="Complaints">What the person came with.</param>
/// <param name="Places">Where it is.</param>
/// <param name="Since">When it first started, in the words of the question; null if not said.</param>
/// <param name="Features">What else was answered with yes about the complaint.</param>
/// <param name="Conditions">Diagnoses and events of the past that were answered with yes.</param>
/// <param name="Denied">What was answered with no, outside the red-flag checks.</param>
/// <param name="RedFlags">Warning signs that are there.</param>
/// <param name="RedFlagsDenied">Warning signs that were asked and are not there.</param>
/// <param name="RedFlagsUnsure">Warning signs to which the person said "I don't know".</param>
/// <param name="Urgency">The level that the software advised.</param>
/// <param name="UrgencyName">Its name.</param>
/// <param name="Reasons">Why, the most urgent first.</param>
/// <param name="Causes">Likely causes, the likeliest first.</param>
/// <param name="Feared">Causes that people fear and that are unlikely here, with their chance in words.</param>
/// <param name="Results">Results of tests.</param>
/// <param name="TestsToDiscuss">Names of tests.</param>
/// <param name="Questions">Questions that the software suggests.</param>
public sealed record ToldSummary(
    LocalDate On,
    PersonContext About,
    ImmutableArray<Complaint> Complaints,
    ImmutableArray<string> Places,
    string? Since,
    ImmutableArray<string> Features,
    ImmutableArray<string> Conditions,
    ImmutableArray<string> Denied,
    ImmutableArray<string> RedFlags,
    ImmutableArray<string> RedFlagsDenied,
    ImmutableArray<string> RedFlagsUnsure,
    Urgency Urgency,
    string UrgencyName,
    ImmutableArray<string> Reasons,
    ImmutableArray<CauseLine> Causes,
    ImmutableArray<(string Name, string Frequency)> Feared,
    ImmutableArray<ResultLine> Results,
    ImmutableArray<string> TestsToDiscuss,
    ImmutableArray<string> Questions);

/// <summary>A report for a clinician, ready to be shown. Every list is cut so that two pages hold it.</summary>
/// <param name="Name">What the person is called; null if nobody said.</param>
/// <param name="IsDemo">Whether the person is made up.</param>
/// <param name="Days">The days of the diary that it covers.</param>
/// <param name="WrittenAt">When it was made, by the person's clock.</param>
/// <param name="Told">What was told in the interview; null if there is none.</param>
/// <param name="Diary">What the diary says.</param>
/// <param name="Medicines">Medicines and supplements.</param>
/// <param name="Remedies">What was tried against an episode: name, how often tried, how often it helped.</param>
/// <param name="Search">What the analysis of triggers found; null if there was too little to look at.</param>
/// <param name="Trials">Experiments with remedies, the newest first.</param>
/// <param name="OwnQuestions">What the person wants to ask.</param>
public sealed record DoctorReport(
    string? Name,
    bool IsDemo,
    DateInterval Days,
    ZonedDateTime WrittenAt,
    ToldSummary? Told,
    DiaryFigures Diary,
    ImmutableArray<MedicineLine> Medicines,
    ImmutableArray<(string Name, Share Helped)> Remedies,
    TriggerSearch? Search,
    ImmutableArray<ReportedTrial> Trials,
    ImmutableArray<string> OwnQuestions)
{
    /// <summary>Whether there is neither an interview nor an entry nor an experiment to report.</summary>
    public bool IsEmpty => Told is null && Diary.Since is null && Trials.IsEmpty;
}
