using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// The inner loops of the sweep over runs of doubles. A run holds whole groups of <see cref="Width"/> lanes, or, with a single
/// lane, any number of entries. Lane weights come as a vector that repeats along the run.
/// </summary>
internal static class LaneKernels
{
    /// <summary>Lanes calculated side by side: as many doubles as the widest registers in use hold.</summary>
    public const int Width = 4;

    // Longer sums are split in two, so that rounding grows with the logarithm of their length.
    private const int SumBlock = 64 * Width;

    /// <summary>to = a * from.</summary>
    public static void Scale(ReadOnlySpan<double> from, Vector256<double> a, Span<double> to)
    {
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var i = 0;
        for (; i <= to.Length - Width; i += Width)
        {
            (a * Load(ref f, i)).StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < to.Length; i++)
        {
            to[i] = a.ToScalar() * from[i];
        }
    }

    /// <summary>to += a * from.</summary>
    public static void AddScaled(ReadOnlySpan<double> from, Vector256<double> a, Span<double> to)
    {
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var i = 0;
        for (; i <= to.Length - Width; i += Width)
        {
            Vector256.FusedMultiplyAdd(a, Load(ref f, i), Load(ref t, i)).StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < to.Length; i++)
        {
            to[i] += a.ToScalar() * from[i];
        }
    }

    /// <summary>Moves the share <paramref name="fire"/> of <paramref name="off"/> to <paramref name="on"/>.</summary>
    public static void Fire(Span<double> off, Span<double> on, double fire, double keep)
    {
        ref var o = ref MemoryMarshal.GetReference(off);
        ref var n = ref MemoryMarshal.GetReference(on);
        var f = Vector256.Create(fire);
        var k = Vector256.Create(keep);
        var i = 0;
        for (; i <= off.Length - Width; i += Width)
        {
            var x = Load(ref o, i);
            Vector256.FusedMultiplyAdd(f, x, Load(ref n, i)).StoreUnsafe(ref n, (nuint)i);
            (k * x).StoreUnsafe(ref o, (nuint)i);
        }

        for (; i < off.Length; i++)
        {
            on[i] += fire * off[i];
            off[i] *= keep;
        }
    }

    /// <summary>The transpose of <see cref="Fire"/>: off = keep * off + fire * on.</summary>
    public static void FireBack(Span<double> off, ReadOnlySpan<double> on, double fire, double keep)
    {
        ref var o = ref MemoryMarshal.GetReference(off);
        ref var n = ref MemoryMarshal.GetReference(on);
        var f = Vector256.Create(fire);
        var k = Vector256.Create(keep);
        var i = 0;
        for (; i <= off.Length - Width; i += Width)
        {
            Vector256.FusedMultiplyAdd(f, Load(ref n, i), k * Load(ref o, i)).StoreUnsafe(ref o, (nuint)i);
        }

        for (; i < off.Length; i++)
        {
            off[i] = (fire * on[i]) + (keep * off[i]);
        }
    }

    /// <summary>Sum of the products of two runs, lane by lane; of a single lane the sum is in every lane.</summary>
    public static Vector256<double> SumOfProducts(ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool singleLane)
    {
        var total = Products(x, y, singleLane, out var rest);
        return singleLane ? Vector256.Create(Vector256.Sum(total) + rest) : total;
    }

    /// <summary>Largest entry of each lane.</summary>
    public static Vector256<double> Largest(ReadOnlySpan<double> x, bool singleLane)
    {
        ref var r = ref MemoryMarshal.GetReference(x);
        var largest = Vector256<double>.Zero;
        var i = 0;
        for (; i <= x.Length - Width; i += Width)
        {
            largest = Vector256.Max(largest, Load(ref r, i));
        }

        if (!singleLane)
        {
            return largest;
        }

        var one = 0.0;
        for (; i < x.Length; i++)
        {
            one = Math.Max(one, x[i]);
        }

        for (var lane = 0; lane < Width; lane++)
        {
            one = Math.Max(one, largest.GetElement(lane));
        }

        return Vector256.Create(one);
    }

    private static Vector256<double> Products(ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool singleLane, out double rest)
    {
        if (x.Length > SumBlock)
        {
            var half = x.Length / (2 * Width) * Width;
            var left = Products(x[..half], y[..half], singleLane, out var restLeft);
            var right = Products(x[half..], y[half..], singleLane, out var restRight);
            rest = restLeft + restRight;
            return left + right;
        }

        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var total = Vector256<double>.Zero;
        var i = 0;
        for (; i <= x.Length - Width; i += Width)
        {
            total = Vector256.FusedMultiplyAdd(Load(ref a, i), Load(ref b, i), total);
        }

        rest = 0;
        for (; singleLane && i < x.Length; i++)
        {
            rest += x[i] * y[i];
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double start, int offset) => Vector256.LoadUnsafe(ref start, (nuint)offset);
}
