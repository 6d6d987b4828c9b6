namespace Charley.Learning.LinearAlgebra;

/// <summary>The lower triangle L of a symmetric positive definite matrix M = LLᵀ.</summary>
internal sealed class Cholesky
{
    private readonly double[] lower;
    private readonly int size;

    private Cholesky(double[] lower, int size) => (this.lower, this.size) = (lower, size);

    /// <summary>The natural logarithm of the determinant of M.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var row = 0; row < size; row++)
            {
                sum += Math.Log(lower[(row * size) + row]);
            }

            return 2 * sum;
        }
    }

    /// <summary>Takes M apart.</summary>
    /// <param name="matrix">M by rows; only its lower triangle is read.</param>
    /// <param name="size">Rows of M.</param>
    /// <exception cref="ArithmeticException">M is not positive definite.</exception>
    public static Cholesky Of(ReadOnlySpan<double> matrix, int size)
    {
        var triangle = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = matrix[(row * size) + column]
                    - Vectors.Dot(triangle.AsSpan(row * size, column), triangle.AsSpan(column * size, column));
                triangle[(row * size) + column] = row > column ? sum / triangle[(column * size) + column]
                    : sum > 0 ? Math.Sqrt(sum)
                    : throw new ArithmeticException("The matrix is not positive definite.");
            }
        }

        return new Cholesky(triangle, size);
    }

    /// <summary>Solves L x = b in place.</summary>
    public void SolveLower(Span<double> right)
    {
        for (var row = 0; row < size; row++)
        {
            right[row] = (right[row] - Vectors.Dot(lower.AsSpan(row * size, row), right[..row])) / lower[(row * size) + row];
        }
    }

    /// <summary>Solves M x = b in place.</summary>
    public void Solve(Span<double> right)
    {
        SolveLower(right);
        for (var row = size - 1; row >= 0; row--)
        {
            var sum = right[row];
            for (var below = row + 1; below < size; below++)
            {
                sum -= lower[(below * size) + row] * right[below];
            }

            right[row] = sum / lower[(row * size) + row];
        }
    }
}
