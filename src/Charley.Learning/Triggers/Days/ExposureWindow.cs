namespace Charley.Learning.Triggers.Days;

/// <summary>An exposure read in one shape, acting after one lag.</summary>
/// <param name="Shape">Which days are held against which.</param>
/// <param name="Threshold">The number at which the days part; for proportional shapes the mean.</param>
/// <param name="Lag">Days between the exposure and the episodes that it acts on.</param>
/// <param name="Weight">How likely this is the right window beforehand; those of an exposure add up to one.</param>
/// <param name="Column">The exposure as it acts on each known day, around its mean.</param>
internal sealed record ExposureWindow(WindowShape Shape, double Threshold, int Lag, double Weight, double[] Column)
{
    /// <summary>All windows of a shaped exposure.</summary>
    public static IEnumerable<ExposureWindow> Of(ShapedExposure shaped, ExposurePrior prior, KnownDays known)
    {
        var filled = GapFilling.Centred(shaped.Values, ExposurePrior.Lags - 1);
        for (var lag = 0; lag < ExposurePrior.Lags; lag++)
        {
            if (prior.LagWeights[lag] > 0)
            {
                var shift = ExposurePrior.Lags - 1 - lag;
                yield return new ExposureWindow(
                    shaped.Shape, shaped.Threshold, lag, shaped.Weight * prior.LagWeights[lag], [.. known.Index.Select(day => filled[day + shift])]);
            }
        }
    }
}
