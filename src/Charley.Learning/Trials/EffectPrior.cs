using MathNet.Numerics.Distributions;

namespace Charley.Learning.Trials;

/// <summary>What is believed about the logarithm of the ratio of rates (with the remedy to without) before the first night: a normal distribution.</summary>
/// <param name="Mean">Its mean; 0 is no effect, below 0 is fewer cramps.</param>
/// <param name="Spread">Its standard deviation, above 0.</param>
public sealed record EffectPrior(double Mean, double Spread)
{
    /// <summary>
    /// A stranger's remedy may help or harm alike: 95 in 100 that the ratio is between a seventh and seven. So wide that an
    /// interval from it holds strong effects as often as it says.
    /// </summary>
    public static EffectPrior Neutral { get; } = new(0, 1);

    /// <summary>
    /// People differ more than the mean of a study says. This is added to what is published: two people out of three are
    /// within a quarter of the mean effect. A judgement, as studies of single people with cramps are too few to tell.
    /// </summary>
    private const double BetweenPeople = 0.25;

    /// <summary>Standard deviations between the ends of a central 80%.</summary>
    private static readonly double Interval80 = 2 * Normal.InvCDF(0, 1, 0.9);

    /// <summary>What is believed after a ratio that studies let one expect, with the range that holds it in 80 of 100, for one person.</summary>
    /// <param name="ratio">Rate with the remedy to rate without it, above 0.</param>
    /// <param name="low">Lower end, above 0.</param>
    /// <param name="high">Upper end, at least <paramref name="low"/>.</param>
    public static EffectPrior FromPublished(double ratio, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(low);
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        var ofMean = (Math.Log(high) - Math.Log(low)) / Interval80;
        return new EffectPrior(Math.Log(ratio), Math.Sqrt((ofMean * ofMean) + (BetweenPeople * BetweenPeople)));
    }
}
