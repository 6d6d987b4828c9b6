using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Takes a block of a long vector into runs of its own and puts it back. See <see cref="StepBlocks"/> for the places; the bit of an
/// eliminated vertex is in the vector before the step and not among them.
/// </summary>
internal static class BlockKernels
{
    /// <summary>Copies a block.</summary>
    public static void Load(ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<int> places, int start, Span<Vector256<double>> to)
    {
        ref var f = ref Kernels.At(ref MemoryMarshal.GetReference(from), start);
        ref var t = ref MemoryMarshal.GetReference(to);
        for (var i = 0; i < places.Length; i++)
        {
            Kernels.At(ref t, i) = Kernels.At(ref f, places[i]);
        }
    }

    /// <summary>Copies a block twice, the second time with a factor for each place.</summary>
    public static void LoadBoth(
        ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<double> factors, ReadOnlySpan<int> places, int start, Span<Vector256<double>> plain, Span<Vector256<double>> scaled)
    {
        ref var f = ref Kernels.At(ref MemoryMarshal.GetReference(from), start);
        ref var p = ref MemoryMarshal.GetReference(plain);
        ref var s = ref MemoryMarshal.GetReference(scaled);
        for (var i = 0; i < places.Length; i++)
        {
            var x = Kernels.At(ref f, places[i]);
            Kernels.At(ref p, i) = x;
            Kernels.At(ref s, i) = Vector256.Create(factors[i]) * x;
        }
    }

    /// <summary>Multiplies each register by its factor.</summary>
    public static void Scale(Span<Vector256<double>> states, ReadOnlySpan<double> factors)
    {
        ref var s = ref MemoryMarshal.GetReference(states);
        for (var i = 0; i < factors.Length; i++)
        {
            Kernels.At(ref s, i) *= Vector256.Create(factors[i]);
        }
    }

    /// <summary>Takes the bit of a vertex out: one run for where it is off, one for where it is on.</summary>
    public static void Take(
        ReadOnlySpan<Vector256<double>> from, int bit, ReadOnlySpan<int> places, int start, Span<Vector256<double>> off, Span<Vector256<double>> on)
    {
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var o = ref MemoryMarshal.GetReference(off);
        ref var n = ref MemoryMarshal.GetReference(on);
        var stride = 1 << bit;
        for (var i = 0; i < places.Length; i++)
        {
            var place = Kernels.Spread(start | places[i], stride);
            Kernels.At(ref o, i) = Kernels.At(ref f, place);
            Kernels.At(ref n, i) = Kernels.At(ref f, place | stride);
        }
    }

    /// <summary>Takes the bit of a vertex out: one run for where the vertex is absent, a mix of off and on; one for where it is present.</summary>
    /// <param name="from">The vector with the bit.</param>
    /// <param name="bit">The bit.</param>
    /// <param name="settling">What goes where: off to absent, on to absent; what goes from on to present is in the factors.</param>
    /// <param name="factors">Of each place of the block, for the second run.</param>
    /// <param name="places">Places of the block, the bit left out.</param>
    /// <param name="start">Start of the block.</param>
    /// <param name="absent">The first run.</param>
    /// <param name="present">The second.</param>
    public static void Split(
        ReadOnlySpan<Vector256<double>> from, int bit, in Settling settling, ReadOnlySpan<double> factors, ReadOnlySpan<int> places, int start, Span<Vector256<double>> absent, Span<Vector256<double>> present)
    {
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var a = ref MemoryMarshal.GetReference(absent);
        ref var p = ref MemoryMarshal.GetReference(present);
        var offToAbsent = Vector256.Create(settling.OffToAbsent);
        var onToAbsent = Vector256.Create(settling.OnToAbsent);
        var stride = 1 << bit;
        for (var i = 0; i < places.Length; i++)
        {
            var place = Kernels.Spread(start | places[i], stride);
            var on = Kernels.At(ref f, place | stride);
            Kernels.At(ref a, i) = Vector256.FusedMultiplyAdd(onToAbsent, on, offToAbsent * Kernels.At(ref f, place));
            Kernels.At(ref p, i) = Vector256.Create(factors[i]) * on;
        }
    }

    /// <summary>The transpose of <see cref="Split"/>, the factors left out.</summary>
    public static void Join(
        ReadOnlySpan<Vector256<double>> absent, ReadOnlySpan<Vector256<double>> present, int bit, in Settling settling, ReadOnlySpan<int> places, int start, Span<Vector256<double>> to)
    {
        ref var t = ref MemoryMarshal.GetReference(to);
        ref var a = ref MemoryMarshal.GetReference(absent);
        ref var p = ref MemoryMarshal.GetReference(present);
        var offToAbsent = Vector256.Create(settling.OffToAbsent);
        var onToAbsent = Vector256.Create(settling.OnToAbsent);
        var onToPresent = Vector256.Create(settling.OnToPresent);
        var stride = 1 << bit;
        for (var i = 0; i < places.Length; i++)
        {
            var place = Kernels.Spread(start | places[i], stride);
            var ifAbsent = Kernels.At(ref a, i);
            Kernels.At(ref t, place) = offToAbsent * ifAbsent;
            Kernels.At(ref t, place | stride) = Vector256.FusedMultiplyAdd(onToPresent, Kernels.At(ref p, i), onToAbsent * ifAbsent);
        }
    }

    /// <summary>Both branches of a vertex that has no bit.</summary>
    public static void Branch(
        ReadOnlySpan<Vector256<double>> from, double off, ReadOnlySpan<double> factors, ReadOnlySpan<int> places, int start, Span<Vector256<double>> absent, Span<Vector256<double>> present)
    {
        ref var f = ref Kernels.At(ref MemoryMarshal.GetReference(from), start);
        ref var a = ref MemoryMarshal.GetReference(absent);
        ref var p = ref MemoryMarshal.GetReference(present);
        var toAbsent = Vector256.Create(off);
        for (var i = 0; i < places.Length; i++)
        {
            var x = Kernels.At(ref f, places[i]);
            Kernels.At(ref a, i) = toAbsent * x;
            Kernels.At(ref p, i) = Vector256.Create(factors[i]) * x;
        }
    }

    /// <summary>The transpose of <see cref="Branch"/>, with one factor for the second run.</summary>
    public static void Merge(
        ReadOnlySpan<Vector256<double>> absent, ReadOnlySpan<Vector256<double>> present, in Opening opening, ReadOnlySpan<int> places, int start, Span<Vector256<double>> to)
    {
        ref var t = ref Kernels.At(ref MemoryMarshal.GetReference(to), start);
        ref var a = ref MemoryMarshal.GetReference(absent);
        ref var p = ref MemoryMarshal.GetReference(present);
        var ofAbsent = Vector256.Create(opening.Off);
        var ofPresent = Vector256.Create(opening.On);
        for (var i = 0; i < places.Length; i++)
        {
            Kernels.At(ref t, places[i]) = Vector256.FusedMultiplyAdd(ofPresent, Kernels.At(ref p, i), ofAbsent * Kernels.At(ref a, i));
        }
    }

    /// <summary>Puts back the sum of both branches, the second with a factor for each place.</summary>
    public static void StoreSum(
        ReadOnlySpan<Vector256<double>> absent, ReadOnlySpan<Vector256<double>> present, ReadOnlySpan<double> factors, ReadOnlySpan<int> places, int start, Span<Vector256<double>> to)
    {
        ref var t = ref Kernels.At(ref MemoryMarshal.GetReference(to), start);
        ref var a = ref MemoryMarshal.GetReference(absent);
        ref var p = ref MemoryMarshal.GetReference(present);
        for (var i = 0; i < places.Length; i++)
        {
            Kernels.At(ref t, places[i]) = Vector256.FusedMultiplyAdd(Vector256.Create(factors[i]), Kernels.At(ref p, i), Kernels.At(ref a, i));
        }
    }
}
