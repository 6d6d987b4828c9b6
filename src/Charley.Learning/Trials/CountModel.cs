using System.Collections.Immutable;
using MathNet.Numerics;

namespace Charley.Learning.Trials;

/// <summary>
/// Counts of episodes per night: Poisson with gamma spread between nights and between blocks, a level of its own for each
/// pair, a trend, and the effect of the remedy. The posterior of the effect is a sum over a grid of the three spreads and of
/// the effect; levels and trend are integrated out by Laplace's method at every point. See docs/experiments.md.
/// </summary>
internal static class CountModel
{
    /// <summary>Points of the effect; more change no interval in the second digit.</summary>
    private const int EffectPoints = 45;

    private const int SearchPoints = 25;

    /// <summary>A ratio of 1 to 20 or 20 to 1 is the most that is looked for.</summary>
    private const double WidestEffect = 3;

    /// <summary>The grid reaches this many standard deviations to each side.</summary>
    private const double Reach = 5;

    /// <summary>Extra variance of the nights, 1/k, with its prior weight: about an exponential distribution of mean 0.7, with a longer tail for single terrible nights.</summary>
    private static readonly ImmutableArray<(double Value, double Weight)> Between =
        [(0.005, 0.22), (0.3, 0.3), (0.8, 0.26), (1.6, 0.15), (4, 0.06), (12, 0.01)];

    /// <summary>Standard deviation of blocks beyond their nights (good and bad weeks), with its prior weight: about half-normal, scale 0.2.</summary>
    private static readonly ImmutableArray<(double Value, double Weight)> Blocks = [(0.02, 0.6), (0.15, 0.27), (0.35, 0.13)];

    /// <summary>Standard deviation of the levels of pairs, with its prior weight: half-normal, scale 0.4.</summary>
    private static readonly ImmutableArray<(double Value, double Weight)> Pairs = [(0.05, 0.35), (0.25, 0.35), (0.6, 0.3)];

    /// <summary>What is believed about the effect after the data.</summary>
    public static EffectPosterior Posterior(ImmutableArray<RateCell> cells, EffectPrior prior)
    {
        var points = Grid(cells, prior);
        var logs = new double[Between.Length * Blocks.Length * Pairs.Length][];
        var index = 0;
        foreach (var nights in Between)
        {
            var pattern = NightPattern(cells, 1 / nights.Value);
            foreach (var blocks in Blocks)
            {
                foreach (var pairs in Pairs)
                {
                    var fit = new LevelFit(cells, 1 / nights.Value, blocks.Value, pairs.Value);
                    var offset = pattern + Math.Log(nights.Weight * blocks.Weight * pairs.Weight);
                    logs[index++] = [.. points.Select(effect => offset + fit.LogEvidence(effect) + LogPrior(prior, effect))];
                }
            }
        }

        var largest = logs.Max(row => row.Max());
        var weights = new double[points.Length];
        foreach (var row in logs)
        {
            for (var point = 0; point < weights.Length; point++)
            {
                weights[point] += Math.Exp(row[point] - largest);
            }
        }

        return new EffectPosterior(points, weights);
    }

    /// <summary>Where the effect may be, found at the middle of the spreads, wide enough for all of them.</summary>
    private static ImmutableArray<double> Grid(ImmutableArray<RateCell> cells, EffectPrior prior)
    {
        var fit = new LevelFit(cells, 1 / Between[^3].Value, Blocks[^1].Value, Pairs[1].Value);
        var search = Evenly(-WidestEffect, WidestEffect, SearchPoints);
        var logs = search.Select(effect => fit.LogEvidence(effect) + LogPrior(prior, effect)).ToArray();
        var largest = logs.Max();
        var weights = logs.Select(log => Math.Exp(log - largest)).ToArray();
        var total = weights.Sum();
        var mean = search.Zip(weights, (effect, weight) => effect * weight).Sum() / total;
        var variance = search.Zip(weights, (effect, weight) => (effect - mean) * (effect - mean) * weight).Sum() / total;

        // The search grid is coarse: a narrow peak may lie between two of its points.
        var step = search[1] - search[0];
        var spread = Math.Sqrt(variance + (step * step / 12));
        return Evenly(mean - (Reach * spread), mean + (Reach * spread), EffectPoints);
    }

    private static ImmutableArray<double> Evenly(double low, double high, int count) =>
        [.. Enumerable.Range(0, count).Select(index => low + ((high - low) * index / (count - 1)))];

    private static double LogPrior(EffectPrior prior, double effect)
    {
        var distance = (effect - prior.Mean) / prior.Spread;
        return -distance * distance / 2;
    }

    /// <summary>
    /// How the episodes of a cell fall on its nights, given how many there are: what tells the spread between nights, whatever the level.
    /// </summary>
    private static double NightPattern(ImmutableArray<RateCell> cells, double shape)
    {
        var log = 0.0;
        var ofShape = SpecialFunctions.GammaLn(shape);
        foreach (var cell in cells)
        {
            var all = cell.Nights * shape;
            log += SpecialFunctions.GammaLn(all) - SpecialFunctions.GammaLn(cell.Episodes + all);
            foreach (var count in cell.Counts)
            {
                log += count == 0 ? 0 : SpecialFunctions.GammaLn(count + shape) - ofShape;
            }
        }

        return log;
    }
}
