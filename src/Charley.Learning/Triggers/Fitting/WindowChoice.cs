using Charley.Learning.Triggers.Days;

namespace Charley.Learning.Triggers.Fitting;

/// <summary>
/// The windows of one exposure, weighed against each other with all other exposures held at their means. In the sets the
/// exposure stands with its likeliest window and direction; what the other windows would add goes into
/// <see cref="LogBonus"/>, so that many windows do not make an exposure likelier.
/// </summary>
/// <param name="Best">Place of the likeliest window.</param>
/// <param name="Increases">Whether its likeliest direction is "more of it, more episodes".</param>
/// <param name="LogBonus">Logarithm of the weight of all windows and directions over that of the best, prior included.</param>
/// <param name="Shares">Chance of each window, given that the exposure matters; both directions together.</param>
/// <param name="IncreaseShare">Chance, over all windows, that more of it brings more, given that it matters.</param>
/// <param name="LogFactor">Logarithm of the Bayes factor of the exposure alone: that it matters against that it does not.</param>
internal sealed record WindowChoice(int Best, bool Increases, double LogBonus, double[] Shares, double IncreaseShare, double LogFactor)
{
    /// <summary>The prior mean of the coefficient of the best window.</summary>
    public double PriorMean => Increases ? ExposurePrior.Effect : -ExposurePrior.Effect;

    /// <summary>Weighs the windows.</summary>
    /// <param name="candidate">The exposure.</param>
    /// <param name="slopes">Derivative of the log likelihood by each window's coefficient where it is zero.</param>
    /// <param name="curvatures">Minus the second derivative.</param>
    public static WindowChoice Of(Candidate candidate, ReadOnlySpan<double> slopes, ReadOnlySpan<double> curvatures)
    {
        var windows = candidate.Windows;
        var logs = new double[2 * windows.Length];
        for (var index = 0; index < logs.Length; index++)
        {
            var (window, increases) = (windows[index / 2], index % 2 == 0);
            logs[index] = Math.Log(window.Weight * DirectionWeight(candidate.Exposure.Prior, window.Shape, increases))
                + LogFactorOf(slopes[index / 2], curvatures[index / 2], increases ? ExposurePrior.Effect : -ExposurePrior.Effect);
        }

        var best = Array.IndexOf(logs, logs.Max());
        var total = logs.Sum(log => Math.Exp(log - logs[best]));
        var shares = new double[windows.Length];
        var increaseShare = 0.0;
        for (var index = 0; index < logs.Length; index++)
        {
            var share = Math.Exp(logs[index] - logs[best]) / total;
            shares[index / 2] += share;
            var moreOfIt = (index % 2 == 0) != (windows[index / 2].Shape == WindowShape.Little);
            increaseShare += moreOfIt ? share : 0;
        }

        var pure = LogFactorOf(slopes[best / 2], curvatures[best / 2], best % 2 == 0 ? ExposurePrior.Effect : -ExposurePrior.Effect);
        var all = logs[best] + Math.Log(total);
        return new WindowChoice(best / 2, best % 2 == 0, all - pure, shares, increaseShare, all);
    }

    private static double DirectionWeight(ExposurePrior prior, WindowShape shape, bool increases) =>
        increases != (shape == WindowShape.Little) ? prior.Increase : 1 - prior.Increase;

    private static double LogFactorOf(double slope, double curvature, double priorMean)
    {
        const double Variance = ExposurePrior.Spread * ExposurePrior.Spread;
        var precision = curvature + (1 / Variance);
        var linear = slope + (priorMean / Variance);
        return ((linear * linear / precision) - (priorMean * priorMean / Variance) - Math.Log(Variance * precision)) / 2;
    }
}
