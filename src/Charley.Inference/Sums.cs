using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Sums over all states where a vector of the way there meets one of the way back. Long sums are split in two, so that rounding
/// grows with the logarithm of their length, and short ones run in several chains, because one addition must wait for the last.
/// </summary>
internal static class Sums
{
    /// <summary>Registers summed one after the other at most, over all chains.</summary>
    public const int Block = 64;

    /// <summary>Sum of the products of two runs.</summary>
    public static double Dot(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y) => Vector256.Sum(Products(x, y));

    /// <summary>Sum, over all states, of one run times the other's entry with a bit turned on.</summary>
    public static double DotTurnedOn(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int bit) =>
        Vector256.Sum(TurnedOn(x, y, 1 << bit, 0, x.Length >> 1));

    /// <summary>As <see cref="DotTurnedOn"/>, for a lane bit.</summary>
    public static double DotTurnedOnLane(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int lane) =>
        Vector256.Sum(TurnedOnLane(x, y, lane));

    /// <summary>Sum of the products of two runs over the states with a bit on.</summary>
    public static double DotWhereOn(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int bit) =>
        Vector256.Sum(WhereOn(x, y, 1 << bit, 0, x.Length >> 1));

    /// <summary>What meets at a vertex whose two branches are runs of their own, on the way there and on the way back.</summary>
    public static MeetingSums Meet(
        ReadOnlySpan<Vector256<double>> off, ReadOnlySpan<Vector256<double>> on, ReadOnlySpan<Vector256<double>> absent, ReadOnlySpan<Vector256<double>> present) =>
        Met(off, on, absent, present).Totals;

    /// <summary>What meets at a vertex whose bit stays in both vectors.</summary>
    public static MeetingSums MeetInPlace(ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<Vector256<double>> after, int bit) =>
        MetInPlace(from, 1 << bit, after, 0, after.Length >> 1).Totals;

    private static Vector256<double> Products(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y)
    {
        if (x.Length > Block)
        {
            var half = x.Length / 2;
            return Products(x[..half], y[..half]) + Products(x[half..], y[half..]);
        }

        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var first = Vector256<double>.Zero;
        var second = Vector256<double>.Zero;
        var third = Vector256<double>.Zero;
        var fourth = Vector256<double>.Zero;
        var i = 0;
        for (; i < x.Length - 3; i += 4)
        {
            first = Vector256.FusedMultiplyAdd(Kernels.At(ref a, i), Kernels.At(ref b, i), first);
            second = Vector256.FusedMultiplyAdd(Kernels.At(ref a, i + 1), Kernels.At(ref b, i + 1), second);
            third = Vector256.FusedMultiplyAdd(Kernels.At(ref a, i + 2), Kernels.At(ref b, i + 2), third);
            fourth = Vector256.FusedMultiplyAdd(Kernels.At(ref a, i + 3), Kernels.At(ref b, i + 3), fourth);
        }

        for (; i < x.Length; i++)
        {
            first = Vector256.FusedMultiplyAdd(Kernels.At(ref a, i), Kernels.At(ref b, i), first);
        }

        return (first + second) + (third + fourth);
    }

    private static Vector256<double> TurnedOn(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int stride, int start, int end)
    {
        if (end - start > Block)
        {
            var middle = (start + end) / 2;
            return TurnedOn(x, y, stride, start, middle) + TurnedOn(x, y, stride, middle, end);
        }

        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var first = Vector256<double>.Zero;
        var second = Vector256<double>.Zero;
        for (var pair = start; pair < end; pair++)
        {
            var off = Kernels.Spread(pair, stride);
            var on = Kernels.At(ref b, off | stride);
            first = Vector256.FusedMultiplyAdd(Kernels.At(ref a, off), on, first);
            second = Vector256.FusedMultiplyAdd(Kernels.At(ref a, off | stride), on, second);
        }

        return first + second;
    }

    private static Vector256<double> TurnedOnLane(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int lane)
    {
        if (x.Length > Block)
        {
            var half = x.Length / 2;
            return TurnedOnLane(x[..half], y[..half], lane) + TurnedOnLane(x[half..], y[half..], lane);
        }

        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var first = Vector256<double>.Zero;
        var second = Vector256<double>.Zero;
        var i = 0;
        for (; i < x.Length - 1; i += 2)
        {
            first = Vector256.FusedMultiplyAdd(Kernels.At(ref a, i), Lanes.SpreadOn(Kernels.At(ref b, i), lane), first);
            second = Vector256.FusedMultiplyAdd(Kernels.At(ref a, i + 1), Lanes.SpreadOn(Kernels.At(ref b, i + 1), lane), second);
        }

        return i < x.Length
            ? Vector256.FusedMultiplyAdd(Kernels.At(ref a, i), Lanes.SpreadOn(Kernels.At(ref b, i), lane), first) + second
            : first + second;
    }

    private static Vector256<double> WhereOn(ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> y, int stride, int start, int end)
    {
        if (end - start > Block)
        {
            var middle = (start + end) / 2;
            return WhereOn(x, y, stride, start, middle) + WhereOn(x, y, stride, middle, end);
        }

        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var sum = Vector256<double>.Zero;
        for (var pair = start; pair < end; pair++)
        {
            var on = Kernels.Spread(pair, stride) | stride;
            sum = Vector256.FusedMultiplyAdd(Kernels.At(ref a, on), Kernels.At(ref b, on), sum);
        }

        return sum;
    }

    private static Meeting Met(
        ReadOnlySpan<Vector256<double>> off, ReadOnlySpan<Vector256<double>> on, ReadOnlySpan<Vector256<double>> absent, ReadOnlySpan<Vector256<double>> present)
    {
        if (off.Length > Block)
        {
            var half = off.Length / 2;
            return Met(off[..half], on[..half], absent[..half], present[..half]).Plus(Met(off[half..], on[half..], absent[half..], present[half..]));
        }

        ref var o = ref MemoryMarshal.GetReference(off);
        ref var n = ref MemoryMarshal.GetReference(on);
        ref var a = ref MemoryMarshal.GetReference(absent);
        ref var p = ref MemoryMarshal.GetReference(present);
        var sums = default(Meeting);
        for (var i = 0; i < off.Length; i++)
        {
            sums.Add(Kernels.At(ref o, i), Kernels.At(ref n, i), Kernels.At(ref a, i), Kernels.At(ref p, i));
        }

        return sums;
    }

    private static Meeting MetInPlace(ReadOnlySpan<Vector256<double>> from, int stride, ReadOnlySpan<Vector256<double>> after, int start, int end)
    {
        if (end - start > Block)
        {
            var middle = (start + end) / 2;
            return MetInPlace(from, stride, after, start, middle).Plus(MetInPlace(from, stride, after, middle, end));
        }

        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(after);
        var sums = default(Meeting);
        for (var pair = start; pair < end; pair++)
        {
            var off = Kernels.Spread(pair, stride);
            sums.Add(Kernels.At(ref f, off), Kernels.At(ref f, off | stride), Kernels.At(ref t, off), Kernels.At(ref t, off | stride));
        }

        return sums;
    }

    /// <summary><see cref="MeetingSums"/> before the four places of a register are added up.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Meeting
    {
        private Vector256<double> _offAbsent;
        private Vector256<double> _onAbsent;
        private Vector256<double> _onPresent;

        public readonly MeetingSums Totals => new(Vector256.Sum(_offAbsent), Vector256.Sum(_onAbsent), Vector256.Sum(_onPresent));

        public void Add(Vector256<double> off, Vector256<double> on, Vector256<double> absent, Vector256<double> present)
        {
            _offAbsent = Vector256.FusedMultiplyAdd(off, absent, _offAbsent);
            _onAbsent = Vector256.FusedMultiplyAdd(on, absent, _onAbsent);
            _onPresent = Vector256.FusedMultiplyAdd(on, present, _onPresent);
        }

        public readonly Meeting Plus(Meeting other) => new()
        {
            _offAbsent = _offAbsent + other._offAbsent,
            _onAbsent = _onAbsent + other._onAbsent,
            _onPresent = _onPresent + other._onPresent,
        };
    }
}
