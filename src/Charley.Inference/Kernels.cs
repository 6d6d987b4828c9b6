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
        for (var pair = 0; pair < states.Length >> 1; pair++)
        {
            var off = Spread(pair, stride);
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
        for (var pair = 0; pair < states.Length >> 1; pair++)
        {
            var off = Spread(pair, stride);
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

    /// <summary><see cref="FireLane"/> for both lane bits in one pass.</summary>
    public static void FireLanes(Span<Vector256<double>> states, double fire, double keep, double otherFire, double otherKeep)
    {
        ref var s = ref MemoryMarshal.GetReference(states);
        var kept = Lanes.Vary(0, keep, 1);
        var moved = Lanes.Vary(0, 0, fire);
        var otherKept = Lanes.Vary(1, otherKeep, 1);
        var otherMoved = Lanes.Vary(1, 0, otherFire);
        for (var i = 0; i < states.Length; i++)
        {
            var x = At(ref s, i);
            x = Vector256.FusedMultiplyAdd(moved, Lanes.SpreadOff(x, 0), kept * x);
            At(ref s, i) = Vector256.FusedMultiplyAdd(otherMoved, Lanes.SpreadOff(x, 1), otherKept * x);
        }
    }

    /// <summary>The transpose of <see cref="FireLanes"/>.</summary>
    public static void FireBackLanes(Span<Vector256<double>> states, double fire, double keep, double otherFire, double otherKeep)
    {
        ref var s = ref MemoryMarshal.GetReference(states);
        var kept = Lanes.Vary(0, keep, 1);
        var moved = Lanes.Vary(0, fire, 0);
        var otherKept = Lanes.Vary(1, otherKeep, 1);
        var otherMoved = Lanes.Vary(1, otherFire, 0);
        for (var i = 0; i < states.Length; i++)
        {
            var x = At(ref s, i);
            x = Vector256.FusedMultiplyAdd(moved, Lanes.SpreadOn(x, 0), kept * x);
            At(ref s, i) = Vector256.FusedMultiplyAdd(otherMoved, Lanes.SpreadOn(x, 1), otherKept * x);
        }
    }

    /// <summary>Moves the share <paramref name="fire"/> from one run to the other.</summary>
    public static void FireOver(Span<Vector256<double>> off, Span<Vector256<double>> on, double fire, double keep)
    {
        ref var o = ref MemoryMarshal.GetReference(off);
        ref var n = ref MemoryMarshal.GetReference(on);
        var f = Vector256.Create(fire);
        var k = Vector256.Create(keep);
        for (var i = 0; i < off.Length; i++)
        {
            var x = At(ref o, i);
            At(ref n, i) = Vector256.FusedMultiplyAdd(f, x, At(ref n, i));
            At(ref o, i) = k * x;
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
        for (var pair = 0; pair < off.Length >> 1; pair++)
        {
            var i = Spread(pair, stride) | stride;
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
        for (var pair = 0; pair < off.Length >> 1; pair++)
        {
            var i = Spread(pair, stride) | stride;
            At(ref o, i) = Vector256.FusedMultiplyAdd(f, At(ref n, i), k * At(ref o, i));
        }
    }

    /// <summary>Turns a bit that stays into its vertex's value: as <see cref="BlockKernels.Split"/>, with both runs left where they are.</summary>
    public static void Settle(ReadOnlySpan<Vector256<double>> from, int bit, in Settling settling, Span<Vector256<double>> to)
    {
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var offToAbsent = Vector256.Create(settling.OffToAbsent);
        var onToAbsent = Vector256.Create(settling.OnToAbsent);
        var onToPresent = Vector256.Create(settling.OnToPresent);
        var stride = 1 << bit;
        for (var pair = 0; pair < from.Length >> 1; pair++)
        {
            var place = Spread(pair, stride);
            var on = At(ref f, place | stride);
            At(ref t, place) = Vector256.FusedMultiplyAdd(onToAbsent, on, offToAbsent * At(ref f, place));
            At(ref t, place | stride) = onToPresent * on;
        }
    }

    /// <summary>The transpose of <see cref="Settle"/>.</summary>
    public static void SettleBack(ReadOnlySpan<Vector256<double>> from, int bit, in Settling settling, Span<Vector256<double>> to)
    {
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var offToAbsent = Vector256.Create(settling.OffToAbsent);
        var onToAbsent = Vector256.Create(settling.OnToAbsent);
        var onToPresent = Vector256.Create(settling.OnToPresent);
        var stride = 1 << bit;
        for (var pair = 0; pair < from.Length >> 1; pair++)
        {
            var place = Spread(pair, stride);
            var ifAbsent = At(ref f, place);
            At(ref t, place) = offToAbsent * ifAbsent;
            At(ref t, place | stride) = Vector256.FusedMultiplyAdd(onToPresent, At(ref f, place | stride), onToAbsent * ifAbsent);
        }
    }

    /// <summary>Largest entry.</summary>
    public static double Largest(ReadOnlySpan<Vector256<double>> x)
    {
        var largest = Vector256<double>.Zero;
        var other = Vector256<double>.Zero;
        var i = 0;
        for (; i < x.Length - 1; i += 2)
        {
            largest = Vector256.Max(largest, x[i]);
            other = Vector256.Max(other, x[i + 1]);
        }

        largest = Vector256.Max(largest, i < x.Length ? Vector256.Max(other, x[i]) : other);
        return Math.Max(Math.Max(largest[0], largest[1]), Math.Max(largest[2], largest[3]));
    }

    /// <summary>The place of the i-th entry whose bit of this stride is off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Spread(int i, int stride) => i + (i & -stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref Vector256<double> At(ref Vector256<double> start, int offset) => ref Unsafe.Add(ref start, offset);
}
