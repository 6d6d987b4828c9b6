namespace Charley.Learning.Triggers;

/// <summary>How long a diary must be kept until a clear answer can be expected.</summary>
public static class DaysNeeded
{
    /// <summary>Ten years: nobody plans for more.</summary>
    public const int Longest = 3650;

    /// <summary>The effect that should be found: twice as many.</summary>
    private static readonly double Doubling = Math.Log(2);

    /// <summary>Quantile of the standard normal distribution at the wanted chance of 80%.</summary>
    private const double Assurance = 0.8416;

    private const double Growth = 1.02;

    /// <summary>
    /// Days in all. Information about a log rate ratio grows with the days, so its standard error shrinks with their root.
    /// </summary>
    /// <param name="days">Days so far, above 0.</param>
    /// <param name="information">One over the squared standard error of the log rate ratio so far.</param>
    /// <param name="logOddsNeeded">What the logarithm of the Bayes factor must reach.</param>
    /// <returns>The days, at least those so far; null if more than <see cref="Longest"/>.</returns>
    internal static int? Total(int days, double information, double logOddsNeeded)
    {
        for (double total = days; total <= Math.Max(Longest, days); total *= Growth)
        {
            var then = information * total / days;
            if (then > 0 && LogFactor(Doubling - (Assurance / Math.Sqrt(then)), then) >= logOddsNeeded)
            {
                return (int)Math.Ceiling(total);
            }
        }

        return null;
    }

    private static double LogFactor(double estimate, double information)
    {
        const double Variance = ExposurePrior.Spread * ExposurePrior.Spread;
        var sampling = 1 / information;
        var distance = estimate - ExposurePrior.Effect;
        return ((estimate * estimate / sampling) - (distance * distance / (sampling + Variance)) + Math.Log(sampling / (sampling + Variance))) / 2;
    }
}
