using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace Charley.Learning.Trials;

/// <summary>One cramp of an experiment that compares two ways to end it.</summary>
/// <param name="Minutes">How long it took until it ended, above 0; null if nobody looked at the clock.</param>
/// <param name="Ended">Whether it ended then; false if it still went on when the person stopped looking.</param>
/// <param name="Helped">Whether it helped; null if not said.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReliefCramp(double? Minutes, bool Ended, bool? Helped);

/// <summary>The state of an experiment cramp by cramp.</summary>
/// <param name="First">Cramps with the first way that were recorded.</param>
/// <param name="Second">Cramps with the second.</param>
/// <param name="Time">
/// What is believed about the ratio of the times, first to second: below 1 the first ends it sooner. Null while one of them has no time.
/// </param>
/// <param name="ChanceFirstHelpsMore">The chance that the first helps more often, 0..1; null while one of them has no yes or no.</param>
/// <param name="Verdict"><see cref="TrialVerdict.Helps"/>: the first is better; <see cref="TrialVerdict.Worse"/>: the second is.</param>
public sealed record ReliefResult(int First, int Second, EffectPosterior? Time, double? ChanceFirstHelpsMore, TrialVerdict Verdict);

/// <summary>Compares two ways to end a cramp, drawn cramp by cramp in pairs.</summary>
public static class ReliefTrial
{
    /// <summary>The fewest pairs of cramps with which a clear answer is possible.</summary>
    public const int FewestPairs = TrialDesign.FewestPairs;

    /// <summary>More cramps than this nobody should need to count.</summary>
    public const int MostPairs = 50;

    /// <summary>Draws, for each pair of cramps, whether the first way comes first.</summary>
    /// <param name="pairs">From <see cref="FewestPairs"/> to <see cref="MostPairs"/>.</param>
    /// <param name="seed">The same number draws the same order.</param>
    public static ImmutableArray<bool> Draw(int pairs, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, FewestPairs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pairs, MostPairs);
        var random = Chance.From(seed);
        return [.. Enumerable.Range(0, pairs).Select(_ => random.Next(2) == 0)];
    }

    /// <summary>The state after the cramps so far.</summary>
    /// <param name="firstComesFirst">The order that was drawn.</param>
    /// <param name="cramps">The cramps so far, in order; the first two belong to the first pair, and so on.</param>
    public static ReliefResult Analyse(ImmutableArray<bool> firstComesFirst, IReadOnlyList<ReliefCramp> cramps)
    {
        ArgumentNullException.ThrowIfNull(cramps);
        if (cramps.Count > 2 * firstComesFirst.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(cramps), cramps.Count, "There are more cramps than were drawn.");
        }

        bool IsFirst(int index) => firstComesFirst[index / 2] == (index % 2 == 0);
        var sides = cramps.Select((cramp, index) => (Cramp: cramp, IsFirst: IsFirst(index))).ToLookup(pair => pair.IsFirst, pair => pair.Cramp);
        var (first, second) = (sides[true].ToList(), sides[false].ToList());
        return new ReliefResult(
            first.Count,
            second.Count,
            ReliefTimes.Posterior(first, second),
            ChanceHelpsMore(first, second),
            Judge(firstComesFirst, cramps));
    }

    private static TrialVerdict Judge(ImmutableArray<bool> firstComesFirst, IReadOnlyList<ReliefCramp> cramps)
    {
        var differences = new double[cramps.Count / 2];
        for (var pair = 0; pair < differences.Length; pair++)
        {
            differences[pair] = Difference(cramps[2 * pair], cramps[(2 * pair) + 1]);
        }

        return SequentialSignTest.Run(differences, firstComesFirst.AsSpan(0, differences.Length), firstComesFirst.Length).Signal switch
        {
            StopSignal.Better => TrialVerdict.Helps,
            StopSignal.Worse => TrialVerdict.Worse,
            _ => differences.Length == firstComesFirst.Length ? TrialVerdict.Unclear : TrialVerdict.Open,
        };
    }

    /// <summary>Times where both are known, a yes against a no otherwise; a cramp that went on counts as if it ended then.</summary>
    private static double Difference(ReliefCramp first, ReliefCramp second) => (first, second) switch
    {
        ({ Minutes: { } one }, { Minutes: { } other }) => Math.Log(one) - Math.Log(other),
        ({ Helped: { } one }, { Helped: { } other }) => (other ? 1 : 0) - (one ? 1 : 0),
        _ => 0,
    };

    /// <summary>Both shares with a flat prior; the chance that one beta is above the other, by the midpoint rule.</summary>
    private static double? ChanceHelpsMore(IReadOnlyCollection<ReliefCramp> first, IReadOnlyCollection<ReliefCramp> second)
    {
        const int Steps = 2000;
        if (!first.Any(cramp => cramp.Helped is not null) || !second.Any(cramp => cramp.Helped is not null))
        {
            return null;
        }

        var (one, other) = (Share(first), Share(second));
        var (sum, all) = (0.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var share = (step + 0.5) / Steps;
            var density = one.Density(share);
            sum += density * other.CumulativeDistribution(share);
            all += density;
        }

        return sum / all;
    }

    private static Beta Share(IReadOnlyCollection<ReliefCramp> cramps) =>
        new(1 + cramps.Count(cramp => cramp.Helped is true), 1 + cramps.Count(cramp => cramp.Helped is false));
}
