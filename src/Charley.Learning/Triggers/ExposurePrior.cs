using System.Collections.Immutable;

namespace Charley.Learning.Triggers;

/// <summary>What is thought about an exposure before the diary is read.</summary>
/// <param name="Inclusion">Chance that it matters, given that anything at all does; between 0 and 1, both excluded.</param>
/// <param name="Increase">
/// Chance that more of it brings more episodes, given that it matters; between 0 and 1, both excluded. One half is neutral.
/// </param>
/// <param name="LagWeights">How likely it is to act on the same day, the next day and the day after; adds up to one.</param>
public sealed record ExposurePrior(double Inclusion, double Increase, ImmutableArray<double> LagWeights)
{
    /// <summary>
    /// The size, as the natural logarithm of a rate ratio, around which an exposure that matters is expected to act: 2.2
    /// times as many. Effects near none are "does not matter", so that the two can be told apart (Johnson and Rossell 2010).
    /// </summary>
    public const double Effect = 0.8;

    /// <summary>The standard deviation around <see cref="Effect"/>: 95% of the effects lie between 1.0 and 4.9 times.</summary>
    public const double Spread = 0.4;

    /// <summary>Lags that are looked at: the same day and the two days after.</summary>
    public const int Lags = 3;

    /// <summary>Number of exposures that are expected to matter where few do and nothing is known about each.</summary>
    private const double ExpectedTriggers = 1.0;

    private const double Rounding = 1e-9;
    private const double LeastInclusion = 0.02;
    private const double MostInclusion = 0.3;

    /// <summary>The same day is most likely; effects fade.</summary>
    public static ImmutableArray<double> UsualLagWeights { get; } = [0.7, 0.2, 0.1];

    /// <summary>The prior without any knowledge of the exposure.</summary>
    /// <param name="candidates">How many exposures are looked at together.</param>
    public static ExposurePrior Neutral(int candidates) => new(
        Math.Clamp(ExpectedTriggers / Math.Max(candidates, 1), LeastInclusion, MostInclusion), 0.5, UsualLagWeights);

    /// <summary>
    /// The prior of an exposure about which something is known. As many are expected to matter as without that knowledge,
    /// so what is known moves chances from one exposure to another and makes nothing likelier as a whole.
    /// </summary>
    /// <param name="likelier">How many times as likely it is to matter as one about which nothing is known; above 0.</param>
    /// <param name="sum">The sum of these numbers over all exposures that are looked at together.</param>
    /// <param name="increase">Chance that more of it brings more episodes; between 0 and 1, both excluded.</param>
    /// <param name="lagWeights">As <see cref="LagWeights"/>.</param>
    public static ExposurePrior Informed(double likelier, double sum, double increase, ImmutableArray<double> lagWeights)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(likelier);
        ArgumentOutOfRangeException.ThrowIfLessThan(sum, likelier);
        return new ExposurePrior(Math.Clamp(ExpectedTriggers * likelier / sum, LeastInclusion, MostInclusion), increase, lagWeights);
    }

    /// <summary>Whether the numbers are chances, and the lag weights add up to one.</summary>
    internal bool IsSound =>
        Inclusion is > 0 and < 1 && Increase is > 0 and < 1
        && LagWeights.Length == Lags && LagWeights.All(weight => weight is >= 0 and <= 1) && Math.Abs(LagWeights.Sum() - 1) < Rounding;
}
