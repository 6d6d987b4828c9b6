using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// The inner loops of the sweep over runs of registers. The bits of a state are numbered from the lowest place of a register's
/// index; two more, the lane bits, are the place within a register.
/// </summary>
internal static class Kernels
{
    /// <summary>Doubles in a register.</summary>
    public const int Width = 4;

    // Longer sums are split in two, so that rounding grows with the logarithm of their length.
    private const int SumBlock = 64;

    /// <summary>to = a * from.</summary>
    public static void Scale(ReadOnlySpan<Vector256<double>> from, double a, Span<Vector256<double>> to)
    {
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var factor = Vector256.Create(a);
        for (var i = 0; i < to.Length; i++)
        {
            At(ref t, i) = factor * At(ref f, i);
        }
    }

    /// <summary>to += a * from.</summary>
    public static void AddScaled(ReadOnlySpan<Vector256<double>> from, double a, Span<Vector256<double>> to)
    {
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var factor = Vector256.Create(a);
        for (var i = 0; i < to.Length; i++)
        {
            At(ref t, i) = Vector256.FusedMultiplyAdd(factor, At(ref f, i), At(ref t, i));
        }
    }

    /// <summary>to = a * x + b * y.</summary>
    public static void Mix(ReadOnlySpan<Vector256<double>> x, double a, ReadOnlySpan<Vector256<double>> y, double b, Span<Vector256<double>> to)
    {
        ref var f = ref MemoryMarshal.GetReference(x);
        ref var g = ref MemoryMarshal.GetReference(y);
        ref var t = ref MemoryMarshal.GetReference(to);
        var first = Vector256.Create(a);
        var second = Vector256.Create(b);
        for (var i = 0; i < to.Length; i++)
        {
            At(ref t, i) = Vector256.FusedMultiplyAdd(second, At(ref g, i), first * At(ref f, i));
        }
    }

    /// <summary>Moves the share <paramref name="fire"/> of what has a bit off to where it is on.</summary>
    public static void Fire(Span<Vector256<double>> states, int bit, double fire, double keep)
    {
        ref var s = ref MemoryMarshal.GetReference(states);
        var f = Vector256.Create(fire);
        var k = Vector256.Create(keep);
        var stride = 1 << bit;
        var low = stride - 1;
        for (var pair = 0; pair < states.Length >> 1; pair++)
        {
            var off = ((pair & ~low) << 1) | (pair & low);
            var x = At(ref s, off);
            At(ref s, off | stride) = Vector256.FusedMultiplyAdd(f, x, At(ref s, off | stride));
            At(ref s, off) = k * x;
        }
    }

    /// <summary>The transpose of <see cref="Fire"/>: off = keep * off + fire * on.</summary>
    public static void FireBack(Span<Vector256<double>> states, int bit, double fire, double keep)
    {
        ref var s = ref MemoryMarshal.GetReference(states);
        var f = Vector256.Create(fire);
        var k = Vector256.Create(keep);
        var stride = 1 << bit;
        var low = stride - 1;
        for (var pair = 0; pair < states.Length >> 1; pair++)
        {
            var off = ((pair & ~low) << 1) | (pair & low);
            At(ref s, off) = Vector256.FusedMultiplyAdd(f, At(ref s, off | stride), k * At(ref s, off));
        }
    }

    /// <summary>As <see cref="Fire"/>, for a lane bit.</summary>
    public static void FireLane(Span<Vector256<double>> states, int lane, double fire, double keep)
    {
        ref var s = ref MemoryMarshal.GetReference(states);
        var kept = Lanes.Vary(lane, keep, 1);
        var moved = Lanes.Vary(lane, 0, fire);
        for (var i = 0; i < states.Length; i++)
        {
            At(ref s, i) = Vector256.FusedMultiplyAdd(moved, Lanes.SpreadOff(At(ref s, i), lane), kept * At(ref s, i));
        }
    }

    /// <summary>As <see cref="FireBack"/>, for a lane bit.</summary>
    public static void FireBackLane(Span<Vector256<double>> states, int lane, double fire, double keep)
    {
        ref var s = ref MemoryMarshal.GetReference(states);
        var kept = Lanes.Vary(lane, keep, 1);
        var moved = Lanes.Vary(lane, fire, 0);
        for (var i = 0; i < states.Length; i++)
        {
            At(ref s, i) = Vector256.FusedMultiplyAdd(moved, Lanes.SpreadOn(At(ref s, i), lane), kept * At(ref s, i));
        }
    }

    /// <summary>Where a bit is on, moves the share <paramref name="fire"/> from one run to the other.</summary>
    public static void FireAcross(Span<Vector256<double>> off, Span<Vector256<double>> on, int bit, double fire, double keep)
    {
        ref var o = ref MemoryMarshal.GetReference(off);
        ref var n = ref MemoryMarshal.GetReference(on);
        var f = Vector256.Create(fire);
        var k = Vector256.Create(keep);
        var stride = 1 << bit;
        var low = stride - 1;
        for (var pair = 0; pair < off.Length >> 1; pair++)
        {
            var i = ((pair & ~low) << 1) | (pair & low) | stride;
            var x = At(ref o, i);
            At(ref n, i) = Vector256.FusedMultiplyAdd(f, x, At(ref n, i));
            At(ref o, i) = k * x;
        }
    }

    /// <summary>The transpose of <see cref="FireAcross"/>.</summary>
    public static void FireBackAcross(Span<Vector256<double>> off, ReadOnlySpan<Vector256<double>> on, int bit, double fire, double keep)
    {
        ref var o = ref MemoryMarshal.GetReference(off);
        ref var n = ref MemoryMarshal.GetReference(on);
        var f = Vector256.Create(fire);
        var k = Vector256.Create(keep);
        var stride = 1 << bit;
        var low = stride - 1;
        for (var pair = 0; pair < off.Length >> 1; pair++)
        {
            var i = ((pair & ~low) << 1) | (pair & low) | stride;
            At(ref o, i) = Vector256.FusedMultiplyAdd(f, At(ref n, i), k * At(ref o, i));
        }
    }

    /// <summary>Sum of the products of two runs.</summary>
    public static double Dot(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y) => Vector256.Sum(Products(x, y));

    /// <summary>Sum, over all states, of one run times the other's entry with a bit turned on.</summary>
    public static double DotTurnedOn(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int bit)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var stride = 1 << bit;
        var low = stride - 1;
        var total = Vector256<double>.Zero;
        var block = Vector256<double>.Zero;
        for (var pair = 0; pair < x.Length >> 1; pair++)
        {
            var off = ((pair & ~low) << 1) | (pair & low);
            block = Vector256.FusedMultiplyAdd(At(ref a, off) + At(ref a, off | stride), At(ref b, off | stride), block);
            if ((pair & (SumBlock - 1)) == SumBlock - 1)
            {
                total += block;
                block = Vector256<double>.Zero;
            }
        }

        return Vector256.Sum(total + block);
    }

    /// <summary>As <see cref="DotTurnedOn"/>, for a lane bit.</summary>
    public static double DotTurnedOnLane(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int lane)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var total = Vector256<double>.Zero;
        var block = Vector256<double>.Zero;
        for (var i = 0; i < x.Length; i++)
        {
            block = Vector256.FusedMultiplyAdd(At(ref a, i), Lanes.SpreadOn(At(ref b, i), lane), block);
            if ((i & (SumBlock - 1)) == SumBlock - 1)
            {
                total += block;
                block = Vector256<double>.Zero;
            }
        }

        return Vector256.Sum(total + block);
    }

    /// <summary>Largest entry.</summary>
    public static double Largest(ReadOnlySpan<Vector256<double>> x)
    {
        var largest = Vector256<double>.Zero;
        foreach (ref readonly var register in x)
        {
            largest = Vector256.Max(largest, register);
        }

        return Math.Max(Math.Max(largest[0], largest[1]), Math.Max(largest[2], largest[3]));
    }

    private static Vector256<double> Products(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y)
    {
        if (x.Length > SumBlock)
        {
            var half = x.Length / 2;
            return Products(x[..half], y[..half]) + Products(x[half..], y[half..]);
        }

        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var total = Vector256<double>.Zero;
        var other = Vector256<double>.Zero;
        var i = 0;
        for (; i < x.Length - 1; i += 2)
        {
            total = Vector256.FusedMultiplyAdd(At(ref a, i), At(ref b, i), total);
            other = Vector256.FusedMultiplyAdd(At(ref a, i + 1), At(ref b, i + 1), other);
        }

        return i < x.Length ? Vector256.FusedMultiplyAdd(At(ref a, i), At(ref b, i), total) + other : total + other;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector256<double> At(ref Vector256<double> start, int offset) => ref Unsafe.Add(ref start, offset);
}
