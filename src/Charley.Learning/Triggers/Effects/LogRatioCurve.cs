using MathNet.Numerics.Interpolation;

namespace Charley.Learning.Triggers.Effects;

/// <summary>
/// The log likelihood of one exposure's log rate ratio, acting through one window, with everything else giving way as far as
/// it likes to. It is the likelihood itself, not its quadratic, so a short diary's lopsidedness is kept.
/// </summary>
internal sealed class LogRatioCurve
{
    /// <summary>Points at which the likelihood is computed; a cubic spline goes through them.</summary>
    private const int Points = 25;

    /// <summary>Standard deviations on each side of the peak; beyond, nothing of the posterior is left.</summary>
    private const double Reach = 6;

    private readonly CubicSpline spline;

    /// <summary>Computes the points.</summary>
    /// <param name="log">The log likelihood at a log rate ratio.</param>
    /// <param name="centre">About where its peak is.</param>
    /// <param name="deviation">About how wide it is.</param>
    /// <param name="weight">The window's share.</param>
    public LogRatioCurve(Func<double, double> log, double centre, double deviation, double weight)
    {
        (Low, High, Weight) = (centre - (Reach * deviation), centre + (Reach * deviation), weight);
        var at = new double[Points];
        var heights = new double[Points];
        for (var point = 0; point < Points; point++)
        {
            at[point] = Low + ((High - Low) * point / (Points - 1));
            heights[point] = log(at[point]);
        }

        var top = heights.Max();
        spline = CubicSpline.InterpolateNaturalSorted(at, [.. heights.Select(height => height - top)]);
    }

    /// <summary>The least log ratio that is looked at.</summary>
    public double Low { get; }

    /// <summary>The largest.</summary>
    public double High { get; }

    /// <summary>The window's share.</summary>
    public double Weight { get; }

    /// <summary>The likelihood, up to a constant; 0 outside.</summary>
    public double At(double logRatio) => logRatio < Low || logRatio > High ? 0 : Math.Exp(spline.Interpolate(logRatio));
}
