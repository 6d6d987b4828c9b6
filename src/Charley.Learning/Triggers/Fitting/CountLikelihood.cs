namespace Charley.Learning.Triggers.Fitting;

/// <summary>
/// How likely a day's count is at a given rate. Counts above one are negative binomial with variance μ + αμ². Where no day
/// has more than one, only "any or none" was recorded: then the chance of any is that of a Poisson count, 1 − exp(−μ)
/// (complementary log-log link), and effects are rate ratios all the same.
/// </summary>
/// <param name="AnyOnly">Whether only any or none was recorded.</param>
/// <param name="Dispersion">α, above 0; not used where only any or none was recorded.</param>
internal sealed record CountLikelihood(bool AnyOnly, double Dispersion)
{
    /// <summary>Rates beyond these logarithms are not of this world; the bounds keep arithmetic finite.</summary>
    private const double LeastLogRate = -25, MostLogRate = 12;

    /// <summary>Below it, 1 − exp(−μ) is μ but for one part in 100,000.</summary>
    private const double TinyRate = 1e-5;

    /// <summary>The logarithm of the likelihood, but for terms of the count alone.</summary>
    public double Log(int count, double logRate)
    {
        var eta = Math.Clamp(logRate, LeastLogRate, MostLogRate);
        var rate = Math.Exp(eta);
        if (AnyOnly)
        {
            return count == 0 ? -rate : rate < TinyRate ? eta : Math.Log(1 - Math.Exp(-rate));
        }

        var log = (count * eta) - ((count + (1 / Dispersion)) * Math.Log(1 + (Dispersion * rate)));
        for (var before = 1; before < count; before++)
        {
            log += Math.Log(1 + (Dispersion * before));
        }

        return log;
    }

    /// <summary>The first derivative by the logarithm of the rate, and minus the second.</summary>
    public (double Slope, double Curvature) At(int count, double logRate)
    {
        var eta = Math.Clamp(logRate, LeastLogRate, MostLogRate);
        var rate = Math.Exp(eta);
        if (!AnyOnly)
        {
            var spread = 1 + (Dispersion * rate);
            return ((count - rate) / spread, rate * (1 + (Dispersion * count)) / (spread * spread));
        }

        if (count == 0)
        {
            return (-rate, rate);
        }

        if (rate < TinyRate)
        {
            return (1 - (rate / 2), rate / 2);
        }

        var grown = Math.Exp(rate) - 1;
        var slope = rate / grown;
        return (slope, double.IsPositiveInfinity(grown) ? 0 : -slope * (1 - (rate * (grown + 1) / grown)));
    }
}
