using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace Charley.Learning.Trials;

/// <summary>
/// Times until a cramp ends: log-normal, with cramps that still went on as "longer than that". The two medians and the spread
/// lie on a grid.
/// </summary>
internal static class ReliefTimes
{
    private const int SpreadPoints = 15;
    private const int MedianPoints = 121;
    private const int EffectReach = 60;

    /// <summary>Cramps last from seconds to most of an hour; the middle is about three minutes (a judgement that data soon outweigh).</summary>
    private static readonly double UsualLog = Math.Log(3);

    private const double UsualSpread = 1.5;

    /// <summary>Spread of the logarithm of the times, evenly in its logarithm, with equal weight.</summary>
    private const double LeastSpread = 0.15;
    private const double MostSpread = 2.5;

    /// <summary>Two ways to end a cramp rarely differ by more than seven times.</summary>
    private static readonly EffectPrior Prior = EffectPrior.Neutral;

    /// <summary>What is believed about the ratio of the median times; null while one side has no time.</summary>
    public static EffectPosterior? Posterior(IEnumerable<ReliefCramp> first, IEnumerable<ReliefCramp> second)
    {
        var (one, other) = (Times(first), Times(second));
        if (one.IsEmpty || other.IsEmpty)
        {
            return null;
        }

        var all = one.Concat(other).Select(time => time.Log).ToList();
        var (low, high) = (Math.Min(all.Min(), UsualLog) - 1.5, Math.Max(all.Max(), UsualLog) + 1.5);
        var step = (high - low) / (MedianPoints - 1);
        var medians = Enumerable.Range(0, MedianPoints).Select(index => low + (index * step)).ToArray();
        var logs = new double[SpreadPoints * MedianPoints * ((2 * EffectReach) + 1)];
        Array.Fill(logs, double.NegativeInfinity);
        var place = 0;
        for (var index = 0; index < SpreadPoints; index++)
        {
            var spread = LeastSpread * Math.Pow(MostSpread / LeastSpread, index / (SpreadPoints - 1.0));
            var (ofOne, ofOther) = (Likelihood(one, medians, spread), Likelihood(other, medians, spread));
            for (var median = 0; median < MedianPoints; median++)
            {
                for (var effect = -EffectReach; effect <= EffectReach; effect++, place++)
                {
                    if (median + effect is >= 0 and < MedianPoints)
                    {
                        logs[place] = ofOther[median] + ofOne[median + effect]
                            - Square((medians[median] - UsualLog) / UsualSpread) - Square(effect * step / Prior.Spread);
                    }
                }
            }
        }

        return new EffectPosterior(
            [.. Enumerable.Range(-EffectReach, (2 * EffectReach) + 1).Select(effect => effect * step)],
            Weights(logs));
    }

    private static double[] Weights(double[] logs)
    {
        var largest = logs.Max();
        var weights = new double[(2 * EffectReach) + 1];
        for (var place = 0; place < logs.Length; place++)
        {
            weights[place % weights.Length] += Math.Exp(logs[place] - largest);
        }

        return weights;
    }

    private static double Square(double distance) => distance * distance / 2;

    private static ImmutableArray<(double Log, bool Ended)> Times(IEnumerable<ReliefCramp> cramps) =>
        [.. cramps.Where(cramp => cramp.Minutes is > 0).Select(cramp => (Math.Log(cramp.Minutes!.Value), cramp.Ended))];

    private static double[] Likelihood(ImmutableArray<(double Log, bool Ended)> times, double[] medians, double spread) =>
        [.. medians.Select(median => times.Sum(time => time.Ended
            ? -Square((time.Log - median) / spread) - Math.Log(spread)
            : Math.Log(Math.Max(double.Epsilon, Normal.CDF(0, 1, (median - time.Log) / spread)))))];
}
