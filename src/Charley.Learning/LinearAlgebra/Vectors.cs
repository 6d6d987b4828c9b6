using System.Numerics;

namespace Charley.Learning.LinearAlgebra;

/// <summary>Sums over long columns of numbers, several at a time.</summary>
internal static class Vectors
{
    /// <summary>The inner product of two columns of one length.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lanes = Vector<double>.Count;
        var sum = Vector<double>.Zero;
        var index = 0;
        for (; index <= left.Length - lanes; index += lanes)
        {
            sum += new Vector<double>(left[index..]) * new Vector<double>(right[index..]);
        }

        var total = Vector.Sum(sum);
        for (; index < left.Length; index++)
        {
            total += left[index] * right[index];
        }

        return total;
    }

    /// <summary>The product of two columns, number by number.</summary>
    public static void Multiply(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> product)
    {
        for (var index = 0; index < left.Length; index++)
        {
            product[index] = left[index] * right[index];
        }
    }

    /// <summary>Adds a multiple of a column to another.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> column)
    {
        for (var index = 0; index < target.Length; index++)
        {
            target[index] += factor * column[index];
        }
    }
}
