using Charley.Learning.Trials;

namespace Charley.Trials.Bench;

/// <summary>A person and an experiment.</summary>
/// <param name="Name">In words.</param>
/// <param name="Design">The experiment.</param>
/// <param name="Person">The person.</param>
internal sealed record Scenario(string Name, TrialDesign Design, NightModel Person)
{
    private static readonly TrialDesign HalfYear = new(13, 7);
    private static readonly TrialDesign Year = new(26, 7);
    private static readonly NightModel Usual = new() { Rate = 0.7, Ratio = 1, NightSpread = 0.5 };

    /// <summary>Every world in which the analysis has to keep its word.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("half a year, 5 cramps a week", HalfYear, Usual),
        new("10 weeks, 5 cramps a week", new(5, 7), Usual),
        new("a year, 5 cramps a week", Year, Usual),
        new("a year, 1 cramp a week", Year, Usual with { Rate = 0.15 }),
        new("half a year, 3 cramps a night", HalfYear, Usual with { Rate = 3 }),
        new("no spread between nights", HalfYear, Usual with { NightSpread = 0 }),
        new("very uneven nights", HalfYear, Usual with { NightSpread = 2 }),
        new("cramps fade to a third", HalfYear, Usual with { Trend = -1.1 }),
        new("cramps triple", HalfYear, Usual with { Trend = 1.1 }),
        new("good and bad weeks", HalfYear, Usual with { WeekSpread = 0.3 }),
        new("twice as many at weekends, blocks of 10", new(9, 10), Usual with { Weekend = 0.7 }),
        new("30 in 100 nights not written down", HalfYear, Usual with { Missing = 0.3 }),
        new("30 in 100 nights skipped, effect lasts two days", HalfYear, Skipping(Usual)),
        new("the same for a year", Year, Skipping(Usual)),
        new("the same with good and bad weeks, a trend and gaps", HalfYear, Skipping(Usual) with { WeekSpread = 0.3, Trend = 0.5, Missing = 0.1 }),
        new("blocks of 14, skipping, two days", new(7, 14), Skipping(Usual)),
    ];

    /// <summary>The same person with a remedy that works so well.</summary>
    public Scenario With(double ratio) => this with { Person = Person with { Ratio = ratio } };

    private static NightModel Skipping(NightModel person) => person with { Adherence = 0.7, CarryOver = [0.5, 0.25] };
}
