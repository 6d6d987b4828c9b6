using System.Collections.Immutable;
using Charley.Learning.Bench.Worlds;

namespace Charley.Learning.Bench.Calibration;

/// <summary>The worlds in which the analysis is tried.</summary>
public static class ScenarioCatalog
{
    /// <summary>90 days, 22 with an episode, three triggers that each multiply the odds of a bad day by three.</summary>
    public static Scenario Usual { get; } = new("usual: 90 days, 22 bad ones, 3 triggers of odds ratio 3 among 12")
    {
        Strength = TriggerStrength.OddsRatioThree,
    };

    /// <summary>The usual diary where the direction of the exposures is known beforehand.</summary>
    public static Scenario UsualKnown { get; } = Usual with { Name = "usual, direction known beforehand", KnownDirection = 0.9 };

    /// <summary>Drawn exactly as the analysis expects.</summary>
    public static Scenario AsExpected { get; } = new("drawn from the prior") { Triggers = null };

    /// <summary>A year without any trigger.</summary>
    public static Scenario EmptyYear { get; } = new("no triggers, a year") { Triggers = 0, Days = 360 };

    /// <summary>All scenarios.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        new("no triggers, 5 exposures") { Triggers = 0, Exposures = 5 },
        new("no triggers, 12 exposures") { Triggers = 0 },
        new("no triggers, 40 exposures") { Triggers = 0, Exposures = 40 },
        new("no triggers, 6 bad days") { Triggers = 0, EpisodeDays = 6 },
        new("no triggers, 40 bad days") { Triggers = 0, EpisodeDays = 40 },
        new("no triggers, persistence 0.8") { Triggers = 0, Persistence = 0.8 },
        new("no triggers, correlation 0.8") { Triggers = 0, Correlation = 0.8 },
        new("no triggers, weekday") { Triggers = 0, Weekday = 0.5 },
        new("no triggers, trend") { Triggers = 0, Trend = 2 },
        new("no triggers, carry-over, spread 0.8") { Triggers = 0, Carry = 0.5, Dispersion = 0.8 },
        new("no triggers, bad days go missing") { Triggers = 0, MissingBad = 0.4, MissingQuiet = 0.2 },
        new("no triggers, numbers") { Triggers = 0, Graded = 1 },
        EmptyYear,
        Usual,
        UsualKnown,
        Usual with { Name = "usual, one trigger", Triggers = 1 },
        Usual with { Name = "usual, 180 days", Days = 180 },
        Usual with { Name = "usual, 360 days", Days = 360 },
        AsExpected,
        new("3 bad days") { EpisodeDays = 3 },
        new("6 bad days") { EpisodeDays = 6 },
        new("12 bad days") { EpisodeDays = 12 },
        new("32 bad days") { EpisodeDays = 32 },
        new("45 bad days, 60 or more episodes") { EpisodeDays = 45 },
        new("5 exposures") { Exposures = 5, Triggers = 2 },
        new("8 exposures") { Exposures = 8, Triggers = 2 },
        new("20 exposures") { Exposures = 20 },
        new("40 exposures") { Exposures = 40 },
        new("persistence 0.6") { Persistence = 0.6 },
        new("persistence 0.8") { Persistence = 0.8 },
        new("correlation 0.4") { Correlation = 0.4 },
        new("correlation 0.8") { Correlation = 0.8 },
        new("persistence and correlation 0.8") { Persistence = 0.8, Correlation = 0.8 },
        new("weekday") { Weekday = 0.5 },
        new("trend") { Trend = 2 },
        new("weekday, trend, carry-over") { Weekday = 0.4, Trend = 1, Carry = 0.4 },
        new("a year with seasons") { Days = 360, Season = 0.7 },
        new("spread 0.8") { Dispersion = 0.8 },
        new("no extra spread") { Dispersion = 0 },
        new("20% missing") { MissingBad = 0.2, MissingQuiet = 0.2 },
        new("50% missing, 180 days") { Days = 180, MissingBad = 0.5, MissingQuiet = 0.5 },
        new("bad days go missing, 180 days") { Days = 180, MissingBad = 0.6, MissingQuiet = 0.3 },
        new("quiet days go missing, 180 days") { Days = 180, MissingBad = 0.2, MissingQuiet = 0.5 },
        new("20% written on the wrong day") { WrongDay = 0.2 },
        new("effects spread over two days") { SpreadOut = 0.33 },
        new("numbers, in proportion") { Graded = 1 },
        new("half numbers, half yes or no") { Graded = 0.5 },
        new("rare exposures") { Prevalence = 0.12 },
    ];
}
