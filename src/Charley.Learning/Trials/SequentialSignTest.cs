using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Charley.Learning.Trials;

/// <summary>What the stop rule says.</summary>
public enum StopSignal
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>The first of the two is better: it makes the numbers smaller.</summary>
    Better,

    /// <summary>The first of the two is worse.</summary>
    Worse,
}

/// <summary>
/// The stop rule. Each pair of an experiment was drawn by a fair coin. If the remedy does nothing, the numbers would have been
/// the same had the coin fallen the other way, so only the signs of the differences are chance, and all their orders can be
/// tried. That needs no model: trends, good and bad weeks, outliers and missing nights can't break it. The chance of a false
/// "it helps" is handed out over the pairs by a spending function (Lan and DeMets 1983, of the kind of O'Brien and Fleming
/// 1979), so that looking after every pair, and stopping, costs no more than that in all.
/// </summary>
internal static class SequentialSignTest
{
    /// <summary>
    /// The chance of calling something better (or worse) that does nothing, over the whole experiment. What is promised is 5 in
    /// 100; a tenth of it is kept back for nights that are missing because of what was done in them.
    /// </summary>
    public const double FalseCalls = 0.045;

    /// <summary>Up to 13 pairs all falls of the coins are tried; of more pairs so many are drawn. With the real one it is a round number.</summary>
    public const int UsualDraws = 9_999;

    /// <summary>Pairs of which nobody could try all falls.</summary>
    private const int MostBits = 31;

    /// <summary>The same falls for everybody: looking again must not change what was seen.</summary>
    private const int Seed = 20261122;

    /// <summary>The signal after the pairs so far, and after which pair it came.</summary>
    /// <param name="differences">First minus second of each finished pair, in the order of time, in any unit.</param>
    /// <param name="firstIsWith">For each of them, whether the first was the one with the remedy.</param>
    /// <param name="planned">Pairs that were planned at the start, at least as many.</param>
    /// <param name="draws">Falls of the coins that are drawn if there are more; with fewer, all are tried.</param>
    public static (StopSignal Signal, int Pairs) Run(
        ReadOnlySpan<double> differences, ReadOnlySpan<bool> firstIsWith, int planned, int draws = UsualDraws)
    {
        if (differences.Length > planned)
        {
            throw new ArgumentOutOfRangeException(nameof(differences), differences.Length, "There are more pairs than were planned.");
        }

        var isComplete = planned < MostBits && 1 << planned <= draws + 1;
        var random = Chance.From(Seed);
        var sums = new double[isComplete ? 1 << planned : draws];
        var better = new Side(sums.Length, isComplete);
        var worse = new Side(sums.Length, isComplete);
        var observed = 0.0;
        for (var pair = 0; pair < differences.Length; pair++)
        {
            var difference = differences[pair];
            observed += firstIsWith[pair] ? difference : -difference;
            for (var fall = 0; fall < sums.Length; fall++)
            {
                sums[fall] += (isComplete ? fall >> pair & 1 : random.Next(2)) == 0 ? difference : -difference;
            }

            var allowed = Spent((pair + 1.0) / planned);
            if (better.Crosses(sums, observed, -1, allowed))
            {
                return (StopSignal.Better, pair + 1);
            }

            if (worse.Crosses(sums, observed, 1, allowed))
            {
                return (StopSignal.Worse, pair + 1);
            }
        }

        return (StopSignal.None, differences.Length);
    }

    /// <summary>The share of false calls that may be used up when a share of the experiment is over.</summary>
    internal static double Spent(double share) =>
        2 * (1 - Normal.CDF(0, 1, Normal.InvCDF(0, 1, 1 - (FalseCalls / 2)) / Math.Sqrt(share)));

    /// <summary>One direction.</summary>
    /// <param name="falls">Falls that are tried.</param>
    /// <param name="isComplete">Whether they are all there are, the real one among them.</param>
    private sealed class Side(int falls, bool isComplete)
    {
        /// <summary>Sums of the same numbers in another order differ in the last digits.</summary>
        private const double Rounding = 1e-9;

        private readonly bool[] crossed = new bool[falls];
        private readonly double[] open = new double[falls];
        private int crossings;

        public bool Crosses(double[] sums, double observed, int sign, double allowed)
        {
            // The real fall is one of all, or stands beside those that were drawn.
            var apart = isComplete ? 0 : 1;
            var most = (int)Math.Floor(allowed * (falls + apart)) - crossings - apart;
            if (most < 0)
            {
                return false;
            }

            for (var fall = 0; fall < falls; fall++)
            {
                open[fall] = crossed[fall] ? double.NegativeInfinity : sign * sums[fall];
            }

            // Above the bound lie no more than that many; equal sums are in or out together.
            var bound = ArrayStatistics.OrderStatisticInplace(open, falls - most) + Rounding;
            for (var fall = 0; fall < falls; fall++)
            {
                if (!crossed[fall] && sign * sums[fall] > bound)
                {
                    crossed[fall] = true;
                    crossings++;
                }
            }

            return sign * observed > bound;
        }
    }
}
