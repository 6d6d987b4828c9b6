using Charley.Learning.Triggers.Days;

namespace Charley.Learning.Triggers.Fitting;

/// <summary>How much more days differ than chance explains: α in the variance μ + αμ².</summary>
internal static class Dispersion
{
    /// <summary>Where the search starts before anything is known, and the middle of the prior.</summary>
    public const double Usual = 0.3;

    /// <summary>The prior's standard deviation of ln α: 95% between 0.03 and 3.</summary>
    private const double LogSpread = 1.2;

    private const double Least = 0.005, Most = 8;

    /// <summary>α is never known better than to a tenth of itself.</summary>
    private const double Settled = 0.1;

    /// <summary>A later round looks from half to twice what an earlier one found.</summary>
    private const double Nearby = 2;

    private static readonly double GoldenShare = (Math.Sqrt(5) - 1) / 2;

    /// <summary>The most likely α, by golden section over ln α, with the background summed out.</summary>
    /// <param name="background">The columns.</param>
    /// <param name="counts">Episodes of each known day.</param>
    /// <param name="offset">The exposures' part of the log rate.</param>
    /// <param name="start">Coefficients of the background to begin at.</param>
    /// <param name="before">What an earlier round found; null in the first.</param>
    public static double Estimate(Background background, int[] counts, double[] offset, double[] start, double? before)
    {
        var (low, high) = before is { } found ? (Math.Log(found / Nearby), Math.Log(found * Nearby)) : (Math.Log(Least), Math.Log(Most));
        var (left, right) = (high - (GoldenShare * (high - low)), low + (GoldenShare * (high - low)));
        var (atLeft, atRight) = (Height(left), Height(right));
        while (high - low > Settled)
        {
            if (atLeft > atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (GoldenShare * (high - low));
                atLeft = Height(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (GoldenShare * (high - low));
                atRight = Height(right);
            }
        }

        return Math.Exp((low + high) / 2);

        double Height(double log)
        {
            var fit = BackgroundFit.Of(background, counts, offset, new CountLikelihood(false, Math.Exp(log)), start);
            var deviation = (log - Math.Log(Usual)) / LogSpread;
            return fit.LogMarginal - (deviation * deviation / 2);
        }
    }
}
