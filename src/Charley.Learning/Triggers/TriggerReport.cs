using System.Collections.Immutable;

namespace Charley.Learning.Triggers;

/// <summary>Whether there is enough in a diary to look for triggers.</summary>
public enum DiaryReadiness
{
    /// <summary>Triggers were looked for.</summary>
    Ready,

    /// <summary>Too few days are known.</summary>
    TooFewDays,

    /// <summary>There were no episodes on the days that are known.</summary>
    NoEpisodes,

    /// <summary>There were episodes on too few of the days.</summary>
    TooFewEpisodes,

    /// <summary>There were episodes on all days but a few, so that no day can be held against another.</summary>
    NoQuietDays,

    /// <summary>Nothing about the days was written down that changes from day to day.</summary>
    NothingToCompare,
}

/// <summary>What can be said about an exposure.</summary>
public enum TriggerVerdict
{
    /// <summary>Nothing for certain yet.</summary>
    Unclear,

    /// <summary>It very likely matters, and the direction is clear.</summary>
    Matters,

    /// <summary>It, or one of those that go with it, very likely matters; which of them can't be told.</summary>
    OneOfGroup,

    /// <summary>It very likely does not matter much.</summary>
    NotIt,
}

/// <summary>What was found about one exposure.</summary>
public sealed record TriggerFinding
{
    /// <summary>The exposure.</summary>
    public required string Id { get; init; }

    /// <summary>Other exposures that were the same on every day: what is said here is said of them too.</summary>
    public required ImmutableArray<string> Twins { get; init; }

    /// <summary>What can be said.</summary>
    public required TriggerVerdict Verdict { get; init; }

    /// <summary>Chance that it matters, 0 to 1.</summary>
    public required double Chance { get; init; }

    /// <summary>Chance that more of it brings more episodes, if it matters; 0 to 1.</summary>
    public required double Increase { get; init; }

    /// <summary>Which days are held against which.</summary>
    public required WindowShape Shape { get; init; }

    /// <summary>The number at which the days part, in the exposure's unit; for proportional shapes the mean.</summary>
    public required double Threshold { get; init; }

    /// <summary>The likeliest number of days between the exposure and the episodes.</summary>
    public required int Lag { get; init; }

    /// <summary>Episodes on the days that the shape names, over episodes on the others, all else equal: the best guess.</summary>
    public required double Ratio { get; init; }

    /// <summary>The lower end of its 95% interval.</summary>
    public required double RatioLow { get; init; }

    /// <summary>The upper end of its 95% interval.</summary>
    public required double RatioHigh { get; init; }

    /// <summary>Days of the shape whose count is known, and their episodes.</summary>
    public required DayTally With { get; init; }

    /// <summary>The other days whose count is known, and their episodes.</summary>
    public required DayTally Without { get; init; }

    /// <summary>
    /// Days of diary still needed, as it has been kept so far, until an exposure that doubles the rate would be found with
    /// a chance of 80%; 0 if there are enough; null if more than <see cref="DaysNeeded.Longest"/>.
    /// </summary>
    public required int? DaysToClear { get; init; }
}

/// <summary>Days and the episodes on them.</summary>
/// <param name="Days">How many days.</param>
/// <param name="Episodes">How many episodes.</param>
public sealed record DayTally(int Days, int Episodes);

/// <summary>Exposures of which at least one very likely matters though it can't be told which.</summary>
/// <param name="Ids">The exposures; two or more.</param>
/// <param name="Chance">Chance that at least one of them matters.</param>
public sealed record ExposureGroup(ImmutableArray<string> Ids, double Chance);

/// <summary>What a diary says about triggers.</summary>
public sealed record TriggerReport
{
    /// <summary>Whether triggers could be looked for; if not, <see cref="Findings"/> is empty.</summary>
    public required DiaryReadiness Readiness { get; init; }

    /// <summary>Days from the first to the last that were looked at.</summary>
    public required int Days { get; init; }

    /// <summary>Days whose number of episodes is known.</summary>
    public required int KnownDays { get; init; }

    /// <summary>Known days with an episode.</summary>
    public required int EpisodeDays { get; init; }

    /// <summary>Episodes on the known days.</summary>
    public required int Episodes { get; init; }

    /// <summary>Days that were so far out of the ordinary that they were counted as less.</summary>
    public required ImmutableArray<OutlierDay> Outliers { get; init; }

    /// <summary>What was found, the likeliest first.</summary>
    public ImmutableArray<TriggerFinding> Findings { get; init; } = [];

    /// <summary>Exposures that can't be told apart.</summary>
    public ImmutableArray<ExposureGroup> Groups { get; init; } = [];

    /// <summary>Exposures about which nothing can be said, and why.</summary>
    public ImmutableArray<LeftOutExposure> LeftOut { get; init; } = [];

    /// <summary>Chance that none of the exposures matters.</summary>
    public double NoneMatters { get; init; } = 1;

    /// <summary>Whether all sets of exposures were weighed; otherwise they were sampled.</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>Standard error of the chances that sampling brings; 0 if exact.</summary>
    public double SamplingError { get; init; }
}
