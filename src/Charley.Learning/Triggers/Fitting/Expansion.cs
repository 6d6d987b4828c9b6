using Charley.Learning.LinearAlgebra;
using Charley.Learning.Triggers.Days;

namespace Charley.Learning.Triggers.Fitting;

/// <summary>
/// The log likelihood to second order around a fit, seen along the columns of exposures' windows with the background summed
/// out: its slopes and its curvatures.
/// </summary>
internal sealed class Expansion
{
    private readonly Background background;
    private readonly Cholesky backgroundPrecision;

    /// <summary>Expands around a fit.</summary>
    public Expansion(Background background, BackgroundFit fit, int[] counts, CountLikelihood likelihood)
    {
        this.background = background;
        backgroundPrecision = fit.Precision;
        LogRates = fit.LogRates;
        Slopes = new double[counts.Length];
        Weights = new double[counts.Length];
        for (var day = 0; day < counts.Length; day++)
        {
            (Slopes[day], Weights[day]) = likelihood.At(counts[day], LogRates[day]);
        }
    }

    /// <summary>The log rates around which is expanded.</summary>
    public double[] LogRates { get; }

    /// <summary>Derivative of each day's log likelihood by its log rate.</summary>
    public double[] Slopes { get; }

    /// <summary>Minus its second derivative.</summary>
    public double[] Weights { get; }

    /// <summary>Looks along one column.</summary>
    public SeenColumn See(double[] column)
    {
        var weighted = new double[column.Length];
        Vectors.Multiply(Weights, column, weighted);
        var shadow = new double[background.Columns.Length];
        for (var index = 0; index < shadow.Length; index++)
        {
            shadow[index] = Vectors.Dot(weighted, background.Columns[index]);
        }

        backgroundPrecision.SolveLower(shadow);
        return new SeenColumn(column, weighted, shadow, Vectors.Dot(Slopes, column));
    }

    /// <summary>What is left of a column when the background gives way to it as far as it likes to.</summary>
    public double[] Freed(double[] column)
    {
        var weighted = new double[column.Length];
        Vectors.Multiply(Weights, column, weighted);
        var shares = new double[background.Columns.Length];
        for (var index = 0; index < shares.Length; index++)
        {
            shares[index] = Vectors.Dot(weighted, background.Columns[index]);
        }

        backgroundPrecision.Solve(shares);
        var freed = column.ToArray();
        for (var index = 0; index < shares.Length; index++)
        {
            Vectors.AddScaled(freed, -shares[index], background.Columns[index]);
        }

        return freed;
    }
}

/// <summary>A column as an expansion sees it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Weighted">The column times the days' weights.</param>
/// <param name="Shadow">Its part that the background can take over, in the coordinates of the background's precision.</param>
/// <param name="Slope">Derivative of the log likelihood along it.</param>
internal sealed record SeenColumn(double[] Column, double[] Weighted, double[] Shadow, double Slope)
{
    /// <summary>Minus the second derivative along this column and another, with the background summed out.</summary>
    public double CurvatureWith(SeenColumn other) => Vectors.Dot(Weighted, other.Column) - Vectors.Dot(Shadow, other.Shadow);
}
