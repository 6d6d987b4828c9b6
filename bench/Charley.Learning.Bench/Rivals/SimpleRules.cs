using Charley.Learning.Bench.Worlds;
using MathNet.Numerics.Distributions;

namespace Charley.Learning.Bench.Rivals;

/// <summary>What trackers and careful spreadsheets do: each exposure by itself, on the same day.</summary>
public static class SimpleRules
{
    private const double NotableRatio = 1.3;

    /// <summary>Exposures whose days have at least 1.3 times as many episodes as the others.</summary>
    public static bool[] ByRatio(World world) =>
    [
        .. Sides(world).Select(sides => sides.With.Count > 0 && sides.Without.Count > 0
            && sides.With.Average() >= NotableRatio * sides.Without.Average() && sides.With.Sum() > 0),
    ];

    /// <summary>One test for each exposure (Welch's on the counts), with Benjamini and Hochberg's correction.</summary>
    /// <param name="world">The person.</param>
    /// <param name="rate">The wanted rate of false discoveries.</param>
    public static bool[] ByBenjaminiHochberg(World world, double rate) => Corrected([.. Sides(world).Select(PValue)], rate);

    private static bool[] Corrected(double[] values, double rate)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(index => values[index]).ToArray();
        var last = Array.FindLastIndex(order, index => values[index] <= rate * (Array.IndexOf(order, index) + 1) / values.Length);
        var shown = new bool[values.Length];
        foreach (var index in order.Take(last + 1))
        {
            shown[index] = true;
        }

        return shown;
    }

    private static double PValue((List<int> With, List<int> Without) sides)
    {
        if (sides.With.Count < 2 || sides.Without.Count < 2)
        {
            return 1;
        }

        var (one, other) = (Error(sides.With), Error(sides.Without));
        var error = Math.Sqrt(one + other);
        if (error <= 0)
        {
            return 1;
        }

        var freedom = (one + other) * (one + other) / ((one * one / (sides.With.Count - 1)) + (other * other / (sides.Without.Count - 1)));
        return 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(sides.With.Average() - sides.Without.Average()) / error);
    }

    private static double Error(List<int> counts)
    {
        var mean = counts.Average();
        return counts.Sum(count => (count - mean) * (count - mean)) / (counts.Count - 1) / counts.Count;
    }

    private static IEnumerable<(List<int> With, List<int> Without)> Sides(World world) => world.Diary.Exposures.Select(exposure =>
    {
        var (with, without) = (new List<int>(), new List<int>());
        for (var day = 0; day < world.Diary.Counts.Length; day++)
        {
            if (world.Diary.Counts[day] is { } count && exposure.Values[day] is { } value)
            {
                (value > 0 ? with : without).Add(count);
            }
        }

        return (with, without);
    });
}
