using Charley.Learning.LinearAlgebra;

namespace Charley.Learning.Triggers.Sets;

/// <summary>
/// What is needed to weigh any set of exposures: around the reference, the log likelihood of their coefficients b is
/// cᵀb − bᵀAb/2 with the background summed out, and each b has a normal prior of its own.
/// </summary>
internal sealed class SetScores
{
    private readonly double[] constant;

    /// <summary>Prepares the scores.</summary>
    /// <param name="information">A by rows.</param>
    /// <param name="slope">c.</param>
    /// <param name="priorMean">Prior mean of each coefficient.</param>
    /// <param name="priorSpread">Prior standard deviation of all.</param>
    /// <param name="bonus">What membership adds to the logarithm of a set's weight: prior odds and the windows summed over.</param>
    public SetScores(double[] information, double[] slope, double[] priorMean, double priorSpread, double[] bonus)
    {
        Size = slope.Length;
        var precision = 1 / (priorSpread * priorSpread);
        Precision = information.ToArray();
        Linear = new double[Size];
        constant = new double[Size];
        for (var member = 0; member < Size; member++)
        {
            Precision[(member * Size) + member] += precision;
            Linear[member] = slope[member] + (precision * priorMean[member]);
            constant[member] = bonus[member] - (priorMean[member] * priorMean[member] * precision / 2) - Math.Log(priorSpread);
        }
    }

    /// <summary>How many exposures there are.</summary>
    public int Size { get; }

    /// <summary>The posterior precision of all coefficients, by rows.</summary>
    public double[] Precision { get; }

    /// <summary>The posterior precision times the posterior mean.</summary>
    public double[] Linear { get; }

    /// <summary>
    /// Adds a member behind the ones there are, by one more row of the Cholesky triangle.
    /// </summary>
    /// <param name="members">The members so far, and the new one at <paramref name="depth"/>.</param>
    /// <param name="depth">How many there were.</param>
    /// <param name="lower">The triangle, rows of length <see cref="Size"/>.</param>
    /// <param name="solved">The triangle's solution of the linear part so far.</param>
    /// <returns>What the member adds to the logarithm of the set's weight.</returns>
    public double Add(ReadOnlySpan<int> members, int depth, double[] lower, double[] solved)
    {
        var added = members[depth];
        var row = lower.AsSpan(depth * Size, depth + 1);
        var (diagonal, right) = (Precision[(added * Size) + added], Linear[added]);
        for (var before = 0; before < depth; before++)
        {
            var other = lower.AsSpan(before * Size, before + 1);
            var sum = Precision[(added * Size) + members[before]];
            for (var index = 0; index < before; index++)
            {
                sum -= row[index] * other[index];
            }

            row[before] = sum / other[before];
            diagonal -= row[before] * row[before];
            right -= row[before] * solved[before];
        }

        // The prior's precision keeps the diagonal above zero, but for rounding.
        row[depth] = Math.Sqrt(Math.Max(diagonal, double.Epsilon));
        solved[depth] = right / row[depth];
        return constant[added] + (solved[depth] * solved[depth] / 2) - Math.Log(row[depth]);
    }

    /// <summary>Mean and covariance of the coefficients of a set.</summary>
    public (double[] Mean, double[] Variance) Moments(ReadOnlySpan<int> members)
    {
        var size = members.Length;
        var precision = new double[size * size];
        var mean = new double[size];
        for (var row = 0; row < size; row++)
        {
            mean[row] = Linear[members[row]];
            for (var column = 0; column <= row; column++)
            {
                precision[(row * size) + column] = Precision[(members[row] * Size) + members[column]];
            }
        }

        var cholesky = Cholesky.Of(precision, size);
        cholesky.Solve(mean);
        var variance = new double[size];
        var unit = new double[size];
        for (var member = 0; member < size; member++)
        {
            Array.Clear(unit);
            unit[member] = 1;
            cholesky.SolveLower(unit);
            variance[member] = Vectors.Dot(unit, unit);
        }

        return (mean, variance);
    }
}
