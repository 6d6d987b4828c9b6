using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Charley.Diary;
using Charley.Diary.Trials;
using NodaTime;

namespace Charley.Exchange.Reports;

/// <summary>What can be said about a habit or circumstance that was held against the diary.</summary>
public enum TriggerStanding
{
    /// <summary>It very likely matters.</summary>
    Matters,

    /// <summary>It, or one that goes with it, very likely matters; which of them can't be told.</summary>
    OneOfGroup,

    /// <summary>Nothing for certain yet.</summary>
    Unclear,

    /// <summary>It very likely does not matter much.</summary>
    NotIt,
}

/// <summary>A ratio with the range that fits the data.</summary>
/// <param name="Middle">The best guess, above 0.</param>
/// <param name="Low">Lower end of the 95% interval, above 0.</param>
/// <param name="High">Upper end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RatioRange(double Middle, double Low, double High);

/// <summary>A habit or circumstance that was held against the diary.</summary>
/// <param name="Name">Its name, and those of others that were the same on every day.</param>
/// <param name="Days">The days that are held against the others, such as "the day after days with 1 litre or less (fluids)".</param>
/// <param name="Standing">What can be said.</param>
/// <param name="Chance">Chance that it matters to this person, 0..1.</param>
/// <param name="Ratio">Episodes on these days as a multiple of those on the others, all else equal.</param>
public sealed record ReportedTrigger(string Name, string Days, TriggerStanding Standing, double Chance, RatioRange Ratio);

/// <summary>What the analysis of triggers found.</summary>
/// <param name="Days">The days of the diary that it took in.</param>
/// <param name="KnownDays">How many of them are known.</param>
/// <param name="EpisodeDays">On how many there was an episode.</param>
/// <param name="Triggers">What was looked at, the likeliest first.</param>
public sealed record TriggerSearch(DateInterval Days, int KnownDays, int EpisodeDays, ImmutableArray<ReportedTrigger> Triggers)
{
    /// <summary>Those about which something is known for certain: they matter.</summary>
    public IEnumerable<ReportedTrigger> Found => Triggers.Where(trigger => trigger.Standing is TriggerStanding.Matters or TriggerStanding.OneOfGroup);

    /// <summary>Those of which the same can be said.</summary>
    public IEnumerable<ReportedTrigger> With(TriggerStanding standing) => Triggers.Where(trigger => trigger.Standing == standing);
}

/// <summary>An experiment of the person with a remedy.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What was tried.</param>
/// <param name="Against">The other way to end a cramp; null where nights with the remedy are held against nights without.</param>
/// <param name="Design">How it was tried, in a few words.</param>
/// <param name="Start">Its first day.</param>
/// <param name="Ending">What it showed; null while it runs.</param>
/// <param name="WasStopped">Whether the person stopped it before its end.</param>
/// <param name="Ratio">Cramps with it as a multiple of those without (of two: minutes with the first as a multiple of those with the second); null as long as there is nothing to compare.</param>
/// <param name="ChanceHelps">Chance that the ratio is below 1, 0..1; null with <paramref name="Ratio"/>.</param>
public sealed record ReportedTrial(
    Guid Id, string Name, string? Against, string Design, LocalDate Start, TrialEnding? Ending, bool WasStopped, RatioRange? Ratio, double? ChanceHelps)
{
    /// <summary>Whether it is over.</summary>
    public bool IsOver => Ending is not null;
}

/// <summary>What a person's own diary and experiments have shown.</summary>
/// <param name="Search">What brings episodes on; null if the diary is too young or too bare to look.</param>
/// <param name="Trials">Experiments, the newest first.</param>
public sealed record OwnFindings(TriggerSearch? Search, ImmutableArray<ReportedTrial> Trials)
{
    /// <summary>Nothing is known yet.</summary>
    public static OwnFindings None { get; } = new(null, []);
}

/// <summary>Works out what a person's own diary and experiments have shown. The statistics stand above this project.</summary>
public interface IOwnFindings
{
    /// <summary>What is known at the end of a day.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="until">The last day that is looked at.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DiaryUnavailableException">The diary can't be read.</exception>
    Task<OwnFindings> FindAsync(Person person, LocalDate until, CancellationToken cancellation);
}
