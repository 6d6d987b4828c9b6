using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MathNet.Numerics;

namespace Charley.Learning.Trials;

/// <summary>
/// For given spreads and a given effect: the evidence of the data with the general level, the trend and the levels of the pairs
/// integrated out by Laplace's method. The logarithm of the joint density is concave in them, so Newton's method finds its one peak.
/// </summary>
internal sealed class LevelFit
{
    /// <summary>The general level may be this far from the mean of the data, in logarithms.</summary>
    private const double LevelSpread = 1.5;

    /// <summary>A trend from the first to the last planned night of a third or of three times is unusual.</summary>
    private const double TrendSpread = 0.6;

    private const int MostSteps = 40;
    /// <summary>Newton's method squares the error: the next step would be a millionth.</summary>
    private const double Precise = 1e-3;

    /// <summary>A longer step in logarithms leaves the region in which Newton's parabola means anything.</summary>
    private const double LongestStep = 2;

    private readonly ImmutableArray<RateCell> cells;
    private readonly double[] sizes;
    private readonly double logConstant;
    private readonly double levelMean;
    private readonly double pairPrecision;
    private readonly double[] pairLevels;
    private readonly double[] changes;
    private readonly PairSums[] pairSums;
    private double level;
    private double trend;

    public LevelFit(ImmutableArray<RateCell> cells, double nightShape, double blockSpread, double pairSpread)
    {
        this.cells = cells;
        pairPrecision = 1 / (pairSpread * pairSpread);
        pairLevels = new double[cells.Max(cell => cell.Pair) + 1];
        changes = new double[pairLevels.Length];
        pairSums = new PairSums[pairLevels.Length];

        // The variances of nights (iid within the block) and of the block add up to one gamma spread of the block's total.
        sizes = [.. cells.Select(cell => 1 / ((1 / (cell.Nights * nightShape)) + (blockSpread * blockSpread)))];
        logConstant = cells.Zip(sizes, (cell, size) =>
                SpecialFunctions.GammaLn(cell.Episodes + size) - SpecialFunctions.GammaLn(size) + (size * Math.Log(size))).Sum()
            + (pairLevels.Length * Math.Log(pairPrecision) / 2);
        levelMean = Math.Log((cells.Sum(cell => cell.Episodes) + 0.5) / (cells.Sum(cell => cell.Nights) + 1.0));
        level = levelMean;
    }

    /// <summary>Logarithm of the evidence, to a constant that is the same for all spreads and effects.</summary>
    /// <remarks>Starts from the last peak found, so neighbouring effects should be asked for one after another.</remarks>
    public double LogEvidence(double effect)
    {
        var state = default(Sums);
        for (var step = 0; step < MostSteps; step++)
        {
            state = Sum(effect);
            if (Move(state) < Precise)
            {
                break;
            }
        }

        return logConstant + LogDensity(effect) - (state.LogDeterminant / 2);
    }

    private double Expected(RateCell cell, double effect) =>
        cell.Nights * Math.Exp(level + (trend * cell.Time) + pairLevels[cell.Pair] + (cell.IsWith ? effect : 0));

    private double LogDensity(double effect)
    {
        var log = -((level - levelMean) * (level - levelMean) / (2 * LevelSpread * LevelSpread)) - (trend * trend / (2 * TrendSpread * TrendSpread));
        foreach (var pair in pairLevels)
        {
            log -= pair * pair * pairPrecision / 2;
        }

        for (var index = 0; index < cells.Length; index++)
        {
            var (cell, size) = (cells[index], sizes[index]);
            var expected = Expected(cell, effect);
            log += (cell.Episodes * Math.Log(expected)) - ((cell.Episodes + size) * Math.Log(expected + size));
        }

        return log;
    }

    /// <summary>Gradient and curvature, with the levels of the pairs, each of which touches only its own cells, eliminated.</summary>
    private Sums Sum(double effect)
    {
        var sums = new Sums
        {
            LevelGradient = -(level - levelMean) / (LevelSpread * LevelSpread),
            TrendGradient = -trend / (TrendSpread * TrendSpread),
            LevelLevel = 1 / (LevelSpread * LevelSpread),
            TrendTrend = 1 / (TrendSpread * TrendSpread),
            Pairs = pairSums,
        };
        Array.Clear(pairSums);
        for (var index = 0; index < cells.Length; index++)
        {
            var (cell, size) = (cells[index], sizes[index]);
            var expected = Expected(cell, effect);
            var gradient = size * (cell.Episodes - expected) / (expected + size);
            var curvature = (cell.Episodes + size) * expected * size / ((expected + size) * (expected + size));
            sums.Add(cell, gradient, curvature);
        }

        for (var pair = 0; pair < pairLevels.Length; pair++)
        {
            sums.Eliminate(pair, -pairLevels[pair] * pairPrecision, pairPrecision);
        }

        return sums;
    }

    /// <summary>One step of Newton.</summary>
    /// <returns>The largest change.</returns>
    private double Move(Sums sums)
    {
        var (byLevel, byTrend) = sums.Solve();
        var largest = Math.Max(Math.Abs(byLevel), Math.Abs(byTrend));
        for (var pair = 0; pair < changes.Length; pair++)
        {
            changes[pair] = sums.PairStep(pair, byLevel, byTrend);
            largest = Math.Max(largest, Math.Abs(changes[pair]));
        }

        var share = Math.Min(1, LongestStep / largest);
        level += share * byLevel;
        trend += share * byTrend;
        for (var pair = 0; pair < changes.Length; pair++)
        {
            pairLevels[pair] += share * changes[pair];
        }

        return largest;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct PairSums
    {
        public double Gradient;
        public double Level;
        public double Trend;
        public double Curvature;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Sums
    {
        public double LevelGradient;
        public double TrendGradient;
        public double LevelLevel;
        public double LevelTrend;
        public double TrendTrend;
        public double LogPairs;
        public PairSums[] Pairs;

        public readonly double LogDeterminant => LogPairs + Math.Log(Determinant);

        private readonly double Determinant => (LevelLevel * TrendTrend) - (LevelTrend * LevelTrend);

        public void Add(RateCell cell, double gradient, double curvature)
        {
            LevelGradient += gradient;
            TrendGradient += gradient * cell.Time;
            LevelLevel += curvature;
            LevelTrend += curvature * cell.Time;
            TrendTrend += curvature * cell.Time * cell.Time;
            ref var pair = ref Pairs[cell.Pair];
            pair.Gradient += gradient;
            pair.Level += curvature;
            pair.Trend += curvature * cell.Time;
            pair.Curvature += curvature;
        }

        public void Eliminate(int index, double priorGradient, double priorCurvature)
        {
            ref var pair = ref Pairs[index];
            pair.Gradient += priorGradient;
            pair.Curvature += priorCurvature;
            LevelGradient -= pair.Level * pair.Gradient / pair.Curvature;
            TrendGradient -= pair.Trend * pair.Gradient / pair.Curvature;
            LevelLevel -= pair.Level * pair.Level / pair.Curvature;
            LevelTrend -= pair.Level * pair.Trend / pair.Curvature;
            TrendTrend -= pair.Trend * pair.Trend / pair.Curvature;
            LogPairs += Math.Log(pair.Curvature);
        }

        public readonly (double Level, double Trend) Solve() =>
            (((TrendTrend * LevelGradient) - (LevelTrend * TrendGradient)) / Determinant,
                ((LevelLevel * TrendGradient) - (LevelTrend * LevelGradient)) / Determinant);

        public readonly double PairStep(int index, double byLevel, double byTrend)
        {
            var pair = Pairs[index];
            return (pair.Gradient - (pair.Level * byLevel) - (pair.Trend * byTrend)) / pair.Curvature;
        }
    }
}
