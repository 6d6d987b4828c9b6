using System.Collections.Immutable;
using Charley.Learning.Triggers;

namespace Charley.Learning.Bench.Worlds;

/// <summary>How strong a world's triggers are.</summary>
public enum TriggerStrength
{
    /// <summary>Every trigger multiplies the odds of an episode day by three, and more of it brings more.</summary>
    OddsRatioThree,

    /// <summary>Strength and direction are drawn as the analysis expects them.</summary>
    AsExpected,
}

/// <summary>Which exposures are triggers, in which direction and after which lag.</summary>
public enum TriggerOrigin
{
    /// <summary>Any, after the usual lags; more of it brings more where the strength is given.</summary>
    Alike,

    /// <summary>Drawn by what the analysis is told beforehand: what it is told is right.</summary>
    AsTold,

    /// <summary>Any, after the usual lags, in either direction: what the analysis is told says nothing.</summary>
    Blind,
}

/// <summary>The rules by which diaries are drawn.</summary>
public sealed record Scenario(string Name)
{
    /// <summary>Days of diary.</summary>
    public int Days { get; init; } = 90;

    /// <summary>Days with an episode that are expected in 90 days.</summary>
    public double EpisodeDays { get; init; } = 22;

    /// <summary>Exposures that are written down.</summary>
    public int Exposures { get; init; } = 12;

    /// <summary>How many of them are triggers; null to draw them as the analysis expects.</summary>
    public int? Triggers { get; init; } = 3;

    /// <summary>How strong the triggers are.</summary>
    public TriggerStrength Strength { get; init; } = TriggerStrength.AsExpected;

    /// <summary>Correlation of an exposure with itself a day later.</summary>
    public double Persistence { get; init; } = 0.3;

    /// <summary>Correlation of exposures with each other, before they are cut to yes or no.</summary>
    public double Correlation { get; init; } = 0.1;

    /// <summary>Standard deviation of the logarithm of the rate between weekdays; exposures follow the weekday too.</summary>
    public double Weekday { get; init; }

    /// <summary>Change of the logarithm of the rate from the first day to the last.</summary>
    public double Trend { get; init; }

    /// <summary>Half the swing of the logarithm of the rate over a year.</summary>
    public double Season { get; init; }

    /// <summary>What ln(1 + yesterday's count) adds to the logarithm of the rate.</summary>
    public double Carry { get; init; }

    /// <summary>α in the variance μ + αμ² of the counts.</summary>
    public double Dispersion { get; init; } = 0.2;

    /// <summary>Share of the days without an episode that are not written down.</summary>
    public double MissingQuiet { get; init; }

    /// <summary>Share of the days with an episode that are not written down.</summary>
    public double MissingBad { get; init; }

    /// <summary>Share of the days whose exposures were written down for the day after.</summary>
    public double WrongDay { get; init; }

    /// <summary>Share of a trigger's effect that comes a day later than the rest.</summary>
    public double SpreadOut { get; init; }

    /// <summary>Share of the exposures that are numbers, which act in proportion.</summary>
    public double Graded { get; init; }

    /// <summary>Share of the days with an exposure of yes or no.</summary>
    public double Prevalence { get; init; } = 0.35;

    /// <summary>What the analysis is told about each exposure beforehand; null for nothing.</summary>
    public ImmutableArray<ExposurePrior>? Told { get; init; }

    /// <summary>Which exposures are triggers.</summary>
    public TriggerOrigin Origin { get; init; }

    /// <summary>Chance that the analysis gives the direction "more brings more" beforehand.</summary>
    public double KnownDirection { get; init; } = 0.5;
}
