using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Charley.Learning.Trials;

/// <summary>A ratio with the range that holds it in 95 of 100 such cases.</summary>
/// <param name="Middle">The median.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RatioRange(double Middle, double Low, double High);

/// <summary>What is believed about a ratio after the data: below 1 the remedy helps.</summary>
public sealed class EffectPosterior
{
    private const double LowerTail = 0.025;
    private readonly ImmutableArray<double> points;
    private readonly ImmutableArray<double> cumulative;

    /// <summary>From a density on a grid.</summary>
    /// <param name="points">Logarithms of the ratio, evenly spaced and rising.</param>
    /// <param name="weights">Density at each, to any factor; at least one above 0.</param>
    internal EffectPosterior(ImmutableArray<double> points, ReadOnlySpan<double> weights)
    {
        this.points = points;
        var sums = new double[points.Length];
        for (var index = 1; index < sums.Length; index++)
        {
            sums[index] = sums[index - 1] + ((weights[index - 1] + weights[index]) / 2);
        }

        cumulative = [.. sums.Select(sum => sum / sums[^1])];
        Ratio = new RatioRange(Math.Exp(Quantile(0.5)), Math.Exp(Quantile(LowerTail)), Math.Exp(Quantile(1 - LowerTail)));
    }

    /// <summary>The ratio: median and 95% interval.</summary>
    public RatioRange Ratio { get; }

    /// <summary>The chance that the remedy makes the rate smaller at all, 0..1.</summary>
    public double ChanceHelps => ChanceBelow(1);

    /// <summary>The chance that the ratio is below a bound, 0..1.</summary>
    /// <param name="ratio">Above 0.</param>
    public double ChanceBelow(double ratio)
    {
        var place = (Math.Log(ratio) - points[0]) / (points[1] - points[0]);
        if (place <= 0 || place >= points.Length - 1)
        {
            return place <= 0 ? 0 : 1;
        }

        var index = (int)place;
        return cumulative[index] + ((place - index) * (cumulative[index + 1] - cumulative[index]));
    }

    private double Quantile(double share)
    {
        var index = 1;
        while (cumulative[index] < share)
        {
            index++;
        }

        var step = (share - cumulative[index - 1]) / (cumulative[index] - cumulative[index - 1]);
        return points[index - 1] + (step * (points[index] - points[index - 1]));
    }
}
