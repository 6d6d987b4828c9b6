using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Charley.Learning.Trials;

/// <summary>What a person's own diary says about nights without the remedy.</summary>
/// <param name="Rate">Cramps per night, above 0.</param>
/// <param name="NightSpread">How much nights differ beyond chance: variance of a gamma distribution of mean 1.</param>
/// <param name="Nights">Nights from which it was learned.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OwnRate(double Rate, double NightSpread, int Nights)
{
    /// <summary>Fewer nights say too little to plan by.</summary>
    public const int FewestNights = 14;

    /// <summary>The rate and spread of nights, by their mean and variance; null if there are too few, or no cramp in them.</summary>
    public static OwnRate? From(IReadOnlyCollection<int> counts)
    {
        var mean = counts.Count == 0 ? 0 : counts.Average();
        if (counts.Count < FewestNights || mean <= 0)
        {
            return null;
        }

        var variance = counts.Sum(count => (count - mean) * (count - mean)) / (counts.Count - 1);
        return new OwnRate(mean, Math.Clamp((variance - mean) / (mean * mean), 0, MostSpread), counts.Count);
    }

    /// <summary>One terrible night among quiet ones must not make every plan hopeless.</summary>
    private const double MostSpread = 4;
}

/// <summary>The chance of an answer from an experiment of a given length.</summary>
/// <param name="Pairs">Pairs of blocks.</param>
/// <param name="Weeks">Its length in weeks, rounded up.</param>
/// <param name="ChanceOfAnswer">The chance, 0..1, that it says "it helps" when the remedy works as assumed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PlannedLength(int Pairs, int Weeks, double ChanceOfAnswer);

/// <summary>How long an experiment should be.</summary>
/// <param name="Lengths">The lengths that were tried, the shortest first.</param>
/// <param name="Enough">The shortest with at least <see cref="TrialPlanner.GoodChance"/>; null if not even the longest has it.</param>
public sealed record TrialPlan(ImmutableArray<PlannedLength> Lengths, PlannedLength? Enough);

/// <summary>Says, by playing the experiment many times, how long it has to be. It often has to be long, and that is said before it starts.</summary>
public static class TrialPlanner
{
    /// <summary>The chance of an answer that is worth the effort: the one usual in planning studies.</summary>
    public const double GoodChance = 0.8;

    /// <summary>A year.</summary>
    public const int LongestWeeks = 52;

    private const int WeekDays = 7;

    /// <summary>People forget about one night in five; the plan should hold for people as they are.</summary>
    private const double ExpectedAdherence = 0.8;

    /// <summary>Experiments played for each length: the chance is right to about 3 in 100.</summary>
    private const int Plays = 300;

    /// <summary>Falls of the coins tried in each play; fewer than in earnest, which costs a little of the chance.</summary>
    private const int Draws = 499;

    /// <summary>Lengths tried, in weeks.</summary>
    private static readonly ImmutableArray<int> TriedWeeks = [10, 14, 20, 26, 39, LongestWeeks];

    /// <summary>The plan.</summary>
    /// <param name="own">The person's own rate and spread.</param>
    /// <param name="ratio">How well the remedy is assumed to work: rate with it to rate without, above 0 and below 1.</param>
    /// <param name="blockNights">Nights of a block.</param>
    /// <param name="washoutNights">First nights of a block that don't count.</param>
    /// <param name="progress">Is told the share that is done, 0..1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static TrialPlan Plan(
        OwnRate own, double ratio, int blockNights, int washoutNights, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ratio, 1);
        var person = new NightModel { Rate = own.Rate, Ratio = ratio, NightSpread = own.NightSpread, Adherence = ExpectedAdherence };
        var lengths = ImmutableArray.CreateBuilder<PlannedLength>();
        var designs = Designs(blockNights, washoutNights);
        foreach (var design in designs)
        {
            lengths.Add(new PlannedLength(
                design.Pairs, Weeks(design), ChanceOfAnswer(person, design, cancellationToken)));
            progress?.Report(lengths.Count / (double)designs.Length);
        }

        var enough = lengths.Where(length => length.ChanceOfAnswer >= GoodChance).Select(length => (PlannedLength?)length).FirstOrDefault();
        return new TrialPlan(lengths.ToImmutable(), enough);
    }

    /// <summary>The length of a design in weeks, rounded up.</summary>
    public static int Weeks(TrialDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return (design.Nights + WeekDays - 1) / WeekDays;
    }

    /// <summary>The longest design of whole pairs within a year, and shorter ones.</summary>
    private static ImmutableArray<TrialDesign> Designs(int blockNights, int washoutNights) =>
    [
        .. TriedWeeks
            .Select(weeks => Math.Clamp(weeks * WeekDays / (2 * blockNights), TrialDesign.FewestPairs, TrialDesign.MostPairs))
            .Distinct()
            .Select(pairs => new TrialDesign(pairs, blockNights, washoutNights)),
    ];

    private static double ChanceOfAnswer(NightModel person, TrialDesign design, CancellationToken cancellationToken)
    {
        var random = Chance.From(design.Pairs);
        var answers = 0;
        for (var play = 0; play < Plays; play++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var schedule = TrialSchedule.Draw(design, random);
            answers += TrialAnalysis.Decide(schedule, person.Draw(schedule, random), Draws).Signal == StopSignal.Better ? 1 : 0;
        }

        return answers / (double)Plays;
    }
}
