using Charley.Learning.LinearAlgebra;
using Charley.Learning.Triggers.Days;

namespace Charley.Learning.Triggers.Fitting;

/// <summary>The background at its most likely coefficients, with the exposures' part of the log rate held fixed.</summary>
internal sealed class BackgroundFit
{
    private const int MostSteps = 50;
    private const double ShortestStep = 1e-9;
    private const double Settled = 1e-9;

    private BackgroundFit(double[] coefficients, double[] logRates, Cholesky precision, double logPosterior) =>
        (Coefficients, LogRates, Precision, LogPosterior) = (coefficients, logRates, precision, logPosterior);

    /// <summary>The coefficients, in the order of the background's columns.</summary>
    public double[] Coefficients { get; }

    /// <summary>The logarithm of each known day's rate, exposures included.</summary>
    public double[] LogRates { get; }

    /// <summary>Minus the second derivative of the log posterior at its peak.</summary>
    public Cholesky Precision { get; }

    /// <summary>The logarithm of likelihood and prior at the peak.</summary>
    public double LogPosterior { get; }

    /// <summary>The logarithm of the likelihood with the coefficients summed out (Laplace), but for a constant.</summary>
    public double LogMarginal => LogPosterior - (Precision.LogDeterminant / 2);

    /// <summary>Climbs to the peak by Newton's method with step halving; the log posterior is concave but for overdispersion.</summary>
    /// <param name="background">The columns.</param>
    /// <param name="counts">Episodes of each known day.</param>
    /// <param name="offset">The exposures' part of the log rate.</param>
    /// <param name="likelihood">The likelihood of a day.</param>
    /// <param name="start">Coefficients to begin at; null for the average rate.</param>
    public static BackgroundFit Of(Background background, int[] counts, double[] offset, CountLikelihood likelihood, double[]? start)
    {
        var size = background.Columns.Length;
        var at = start?.ToArray() ?? new double[size];
        if (start is null)
        {
            at[0] = Math.Log((counts.Sum() + 0.5) / counts.Length);
        }

        var rates = LogRatesAt(background, at, offset);
        var best = LogPosteriorAt(background, at, rates, counts, likelihood);
        var hessian = new double[size * size];
        var steps = 0;
        while (true)
        {
            var gradient = Derivatives(background, at, rates, counts, likelihood, hessian);
            var precision = Cholesky.Of(hessian, size);
            var slope = gradient.ToArray();
            precision.Solve(gradient);
            if (Vectors.Dot(slope, gradient) < Settled || steps == MostSteps)
            {
                return new BackgroundFit(at, rates, precision, best);
            }

            steps++;
            (double[] At, double[] Rates, double Height) next = (at, rates, double.NegativeInfinity);
            var length = 2.0;
            while (next.Height <= best && length > ShortestStep)
            {
                length /= 2;
                var moved = at.ToArray();
                Vectors.AddScaled(moved, length, gradient);
                var movedRates = LogRatesAt(background, moved, offset);
                next = (moved, movedRates, LogPosteriorAt(background, moved, movedRates, counts, likelihood));
            }

            (at, rates, best) = next;
        }
    }

    private static double[] LogRatesAt(Background background, double[] at, double[] offset)
    {
        var rates = offset.ToArray();
        for (var column = 0; column < at.Length; column++)
        {
            Vectors.AddScaled(rates, at[column], background.Columns[column]);
        }

        return rates;
    }

    private static double LogPosteriorAt(Background background, double[] at, double[] rates, int[] counts, CountLikelihood likelihood)
    {
        var sum = 0.0;
        for (var day = 0; day < counts.Length; day++)
        {
            sum += likelihood.Log(counts[day], rates[day]);
        }

        for (var column = 0; column < at.Length; column++)
        {
            sum -= background.Precisions[column] * at[column] * at[column] / 2;
        }

        return sum;
    }

    private static double[] Derivatives(
        Background background, double[] at, double[] rates, int[] counts, CountLikelihood likelihood, double[] hessian)
    {
        var size = at.Length;
        var slopes = new double[counts.Length];
        var weights = new double[counts.Length];
        for (var day = 0; day < counts.Length; day++)
        {
            (slopes[day], weights[day]) = likelihood.At(counts[day], rates[day]);
        }

        var weighted = new double[counts.Length];
        var gradient = new double[size];
        for (var row = 0; row < size; row++)
        {
            Vectors.Multiply(weights, background.Columns[row], weighted);
            for (var column = 0; column <= row; column++)
            {
                hessian[(row * size) + column] = Vectors.Dot(weighted, background.Columns[column]);
            }

            hessian[(row * size) + row] += background.Precisions[row];
            gradient[row] = Vectors.Dot(slopes, background.Columns[row]) - (background.Precisions[row] * at[row]);
        }

        return gradient;
    }
}
