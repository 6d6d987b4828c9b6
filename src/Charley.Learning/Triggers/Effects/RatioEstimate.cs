namespace Charley.Learning.Triggers.Effects;

/// <summary>A log rate ratio with its uncertainty.</summary>
/// <param name="Middle">The median.</param>
/// <param name="Low">The lower end of the central 95%.</param>
/// <param name="High">The upper end.</param>
/// <param name="Rank">Share of the distribution below a given number.</param>
internal sealed record RatioEstimate(double Middle, double Low, double High, Func<double, double> Rank)
{
    private const int Steps = 400;
    private const double Tail = 0.025;

    /// <summary>Multiplies likelihoods with a prior, adds them up over windows, and reads off the quantiles.</summary>
    /// <param name="curves">The likelihoods, one for each window.</param>
    /// <param name="prior">The prior density of the log rate ratio, up to a constant.</param>
    public static RatioEstimate Of(IReadOnlyList<LogRatioCurve> curves, Func<double, double> prior)
    {
        var (low, high) = (curves.Min(curve => curve.Low), curves.Max(curve => curve.High));
        var step = (high - low) / Steps;
        var sums = new double[Steps + 1];
        foreach (var curve in curves)
        {
            var densities = new double[Steps + 1];
            for (var index = 0; index <= Steps; index++)
            {
                var at = low + (index * step);
                densities[index] = curve.At(at) * prior(at);
            }

            var total = densities.Sum();
            for (var index = 0; index <= Steps && total > 0; index++)
            {
                sums[index] += curve.Weight * densities[index] / total;
            }
        }

        var below = new double[Steps + 1];
        for (var index = 1; index <= Steps; index++)
        {
            below[index] = below[index - 1] + ((sums[index] + sums[index - 1]) / 2);
        }

        var all = below[Steps];
        double Quantile(double share)
        {
            var index = Array.FindIndex(below, value => value >= share * all);
            var gained = below[index] - below[index - 1];
            return low + ((index - 1 + (gained > 0 ? ((share * all) - below[index - 1]) / gained : 0)) * step);
        }

        return new RatioEstimate(Quantile(0.5), Quantile(Tail), Quantile(1 - Tail), at =>
        {
            var place = Math.Clamp((at - low) / step, 0, Steps - 1e-9);
            var index = (int)place;
            return (below[index] + ((place - index) * (below[index + 1] - below[index]))) / all;
        });
    }
}
