using Charley.Learning.LinearAlgebra;
using Charley.Learning.Triggers.Days;
using Charley.Learning.Triggers.Fitting;

namespace Charley.Learning.Triggers.Effects;

/// <summary>Estimates how much each exposure does, apart from the question whether it matters.</summary>
/// <param name="fit">The fitted model.</param>
/// <param name="known">Days with a known count.</param>
/// <param name="candidates">The exposures.</param>
internal sealed class EffectEstimates(TriggerFit fit, KnownDays known, IReadOnlyList<Candidate> candidates)
{
    /// <summary>
    /// Standard deviation of the prior of a log rate ratio when only its size is asked: 50 times as many or as few are
    /// still believable, so that the diary speaks for itself, yet no ratio runs away to infinity.
    /// </summary>
    public const double WeakSpread = 2;

    /// <summary>Windows with a smaller share than this of the likeliest window's do not change the estimate.</summary>
    private const double NotableShare = 0.1;

    /// <summary>An exposure that seems not to matter is still let to give way a little.</summary>
    private const double LeastSpread = 0.02;

    /// <summary>The likelihoods of an exposure's log rate ratio in its likeliest shape, one for each lag, and the likeliest window.</summary>
    public (int Window, IReadOnlyList<LogRatioCurve> Curves) Curves(int candidate)
    {
        var (choice, windows) = (fit.Choices[candidate], candidates[candidate].Windows);
        var shape = ShapeOf(windows, choice.Shares, fit.Posterior.Chances[candidate]);
        var places = Enumerable.Range(0, windows.Length).Where(place => windows[place].Shape == shape).ToArray();
        var best = places.MaxBy(place => choice.Shares[place]);
        var notable = choice.Shares[best] * NotableShare;
        return (best, [.. places.Where(place => choice.Shares[place] >= notable).Select(place => Curve(candidate, place, choice.Shares[place]))]);
    }

    /// <summary>The estimate under the weak prior.</summary>
    public static RatioEstimate Weakly(IReadOnlyList<LogRatioCurve> curves) =>
        RatioEstimate.Of(curves, at => Normal(at, 0, WeakSpread));

    /// <summary>The estimate given that the exposure matters.</summary>
    /// <param name="curves">The likelihoods.</param>
    /// <param name="increase">Chance beforehand that the ratio of this shape is above one.</param>
    public static RatioEstimate GivenItMatters(IReadOnlyList<LogRatioCurve> curves, double increase) =>
        RatioEstimate.Of(curves, at =>
            (increase * Normal(at, ExposurePrior.Effect, ExposurePrior.Spread)) + ((1 - increase) * Normal(at, -ExposurePrior.Effect, ExposurePrior.Spread)));

    /// <summary>The likeliest shape. As far as the exposure does not matter, the diary says nothing about its shape.</summary>
    private static WindowShape ShapeOf(ExposureWindow[] windows, double[] shares, double chance) =>
        windows.Select((window, place) => (window.Shape, Share: (chance * shares[place]) + ((1 - chance) * window.Weight)))
            .GroupBy(pair => pair.Shape, pair => pair.Share)
            .MaxBy(group => group.Sum())!.Key;

    private static double Normal(double at, double mean, double spread) =>
        Math.Exp(-(at - mean) * (at - mean) / (2 * spread * spread));

    private LogRatioCurve Curve(int candidate, int place, double weight)
    {
        var isReference = place == fit.Reference.Windows[candidate];
        var placed = fit.Reference.Coefficients[candidate];
        var own = isReference ? fit.AtReference[candidate] : fit.Expansion.See(candidates[candidate].Windows[place].Column);
        var (direction, information) = Direction(candidate, own);
        var reference = isReference ? placed : 0;
        var expansion = fit.Expansion;
        var squares = new double[direction.Length];
        Vectors.Multiply(direction, direction, squares);
        var ridge = Math.Max(0, information - Vectors.Dot(squares, expansion.Weights));
        var pull = own.Slope - Vectors.Dot(expansion.Slopes, direction);
        var start = expansion.LogRates;
        if (!isReference && placed != 0)
        {
            start = start.ToArray();
            Vectors.AddScaled(start, -placed, Direction(candidate, fit.AtReference[candidate]).Freed);
        }

        double Log(double at)
        {
            var sum = ((at - reference) * pull) - (ridge * (at - reference) * (at - reference) / 2);
            for (var day = 0; day < start.Length; day++)
            {
                sum += fit.Likelihood.Log(known.Counts[day], start[day] + ((at - reference) * direction[day]));
            }

            return sum;
        }

        var precision = information + (1 / (WeakSpread * WeakSpread));
        var slope = own.Slope + (isReference || placed == 0 ? 0 : own.CurvatureWith(fit.AtReference[candidate]) * placed);
        var centre = (slope + (information * reference)) / precision;
        return new LogRatioCurve(Log, centre, 1 / Math.Sqrt(precision), weight);
    }

    /// <summary>
    /// How the log rates move with the exposure's coefficient when the background and the other exposures follow: those that
    /// matter freely, those that don't hardly.
    /// </summary>
    private (double[] Freed, double Information) Direction(int candidate, SeenColumn own)
    {
        var others = Enumerable.Range(0, candidates.Count).Where(other => other != candidate).ToArray();
        var size = others.Length;
        var precision = new double[size * size];
        var shares = new double[size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                precision[(row * size) + column] = fit.Seen[others[row]].CurvatureWith(fit.Seen[others[column]]);
            }

            precision[(row * size) + row] += 1 / Math.Max(fit.Posterior.SecondMoments[others[row]], LeastSpread * LeastSpread);
            shares[row] = fit.Seen[others[row]].CurvatureWith(own);
        }

        var information = own.CurvatureWith(own);
        var moved = own.Column.ToArray();
        if (size > 0)
        {
            var covered = shares.ToArray();
            Cholesky.Of(precision, size).Solve(shares);
            information -= Vectors.Dot(covered, shares);
            for (var index = 0; index < size; index++)
            {
                Vectors.AddScaled(moved, -shares[index], fit.Seen[others[index]].Column);
            }
        }

        return (fit.Expansion.Freed(moved), Math.Max(information, 0));
    }
}
