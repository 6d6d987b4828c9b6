
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Edges of one vertex that fire within a block, all at once. A state S that is on after the firing was T before, and the edges of
/// S without T fired while those outside S kept quiet; so what arrives is the product of the chances inside S and of the quiet outside
/// it, times the sum over the parts T of S of what was there, each divided by the chances inside T. Only additions are left between
/// two multiplications. Not for use by two threads at once.
/// </summary>
internal sealed class BlockFires
{
    // A product of chances smaller than this is not divided by: what is left would come near the largest double.
    private const double LeastProduct = 1e-100;

    private double[] _before = [];
    private double[] _after = [];
    private int[] _strides = [];
    private int _count;
    private int _length;

    /// <summary>Factor of each entry before the sum; on the way back, after it.</summary>
    public ReadOnlySpan<double> Before => _before.AsSpan(0, _length);

    /// <summary>Factor of each entry after the sum; on the way back, before it.</summary>
    public ReadOnlySpan<double> After => _after.AsSpan(0, _length);

    private ReadOnlySpan<int> Strides => _strides.AsSpan(0, _count);

    /// <summary>Lets them fire into a block whose entries have their factors before the sum; those after it are still to be applied.</summary>
    public void Fire(Span<Vector256<double>> states) => SubsetSums.Up(states, Strides);

    /// <summary>The transpose: the entries have their factors after the sum, and get those before it.</summary>
    public void FireBack(Span<Vector256<double>> states)
    {
        SubsetSums.Down(states, Strides);
        BlockKernels.Scale(states, Before);
    }

    /// <summary>How many edges at the end of a list can fire together: those into bits that are no lanes, their chances not too small.</summary>
    /// <param name="fires">The edges, the last one first to be taken.</param>
    public static int Together(ReadOnlySpan<BitFire> fires)
    {
        var count = 0;
        var product = 1.0;
        while (count < fires.Length && !Lanes.IsLane(fires[^(count + 1)].Bit) && (product *= fires[^(count + 1)].Chance) > LeastProduct)
        {
            count++;
        }

        return count;
    }

    /// <summary>Prepares the factors.</summary>
    /// <param name="fires">The edges, each with its bit within the block, in the order of their bits.</param>
    /// <param name="length">Registers in a block.</param>
    /// <param name="weight">A factor of all entries, applied before the sum.</param>
    public void Set(ReadOnlySpan<BitFire> fires, int length, double weight)
    {
        if (_before.Length < length)
        {
            _before = new double[length];
            _after = new double[length];
        }

        if (_strides.Length < fires.Length)
        {
            _strides = new int[fires.Length];
        }

        _count = fires.Length;
        _length = length;
        _before[0] = weight;
        _after[0] = 1;
        var next = 0;
        for (var stride = 1; stride < length; stride *= 2)
        {
            var before = _before.AsSpan(0, stride);
            var after = _after.AsSpan(0, stride);
            if (next == fires.Length || fires[next].Bit != BitOperations.Log2((uint)stride))
            {
                before.CopyTo(_before.AsSpan(stride));
                after.CopyTo(_after.AsSpan(stride));
                continue;
            }

            _strides[next] = stride;
            Multiply(before, 1 / fires[next].Chance, _before.AsSpan(stride, stride));
            Multiply(after, fires[next].Chance, _after.AsSpan(stride, stride));
            Multiply(after, fires[next].Keep, after);
            next++;
        }
    }

    private static void Multiply(ReadOnlySpan<double> x, double factor, Span<double> to)
    {
        if (x.Length >= Kernels.Width)
        {
            Kernels.Scale(MemoryMarshal.Cast<double, Vector256<double>>(x), factor, MemoryMarshal.Cast<double, Vector256<double>>(to));
            return;
        }

        for (var i = 0; i < x.Length; i++)
        {
            to[i] = x[i] * factor;
        }
    }
}
