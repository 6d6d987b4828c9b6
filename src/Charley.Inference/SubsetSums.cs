using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Sums over subsets of bits: every entry becomes the sum of those whose bits are a part of its own (Yates 1937, The Design and
/// Analysis of Factorial Experiments), or, transposed, of those of whose bits its own are a part. Up to three bits are done in one
/// pass, in as many registers as every processor has.
/// </summary>
internal static class SubsetSums
{
    private const int MostAtOnce = 3;

    /// <summary>Adds to every entry those that have fewer of the bits.</summary>
    /// <param name="states">The entries.</param>
    /// <param name="strides">Two to the power of each bit.</param>
    public static void Up(Span<Vector256<double>> states, ReadOnlySpan<int> strides) => Sum(states, strides, isUp: true);

    /// <summary>The transpose of <see cref="Up"/>: adds to every entry those that have more of the bits.</summary>
    public static void Down(Span<Vector256<double>> states, ReadOnlySpan<int> strides) => Sum(states, strides, isUp: false);

    // Downwards is upwards with on and off exchanged: from the place with the bits on, in steps that turn them off.
    private static void Sum(Span<Vector256<double>> states, ReadOnlySpan<int> strides, bool isUp)
    {
        Span<int> steps = stackalloc int[MostAtOnce];
        while (!strides.IsEmpty)
        {
            // Four are done as two and two rather than three and one.
            var count = strides.Length is MostAtOnce + 1 ? MostAtOnce - 1 : Math.Min(strides.Length, MostAtOnce);
            var mask = 0;
            for (var i = 0; i < count; i++)
            {
                mask |= strides[i];
                steps[i] = isUp ? strides[i] : -strides[i];
            }

            ref var first = ref Kernels.At(ref MemoryMarshal.GetReference(states), isUp ? 0 : mask);
            switch (count)
            {
                case 1:
                    One(ref first, states.Length, mask, steps[0]);
                    break;
                case 2:
                    Two(ref first, states.Length, mask, steps[0], steps[1]);
                    break;
                default:
                    Three(ref first, states.Length, mask, steps[0], steps[1], steps[2]);
                    break;
            }

            strides = strides[count..];
        }
    }

    // The places whose masked bits are off, one after the other.
    private static nint Next(nint place, nint mask) => ((place | mask) + 1) & ~mask;

    private static void One(ref Vector256<double> first, nint length, nint mask, nint a)
    {
        for (nint place = 0; place < length; place = Next(place, mask))
        {
            ref var x = ref At(ref first, place);
            At(ref x, a) += x;
        }
    }

    private static void Two(ref Vector256<double> first, nint length, nint mask, nint a, nint b)
    {
        for (nint place = 0; place < length; place = Next(place, mask))
        {
            ref var x = ref At(ref first, place);
            ref var y = ref At(ref x, b);
            var none = x;
            var onlyB = y + none;
            var onlyA = At(ref x, a) + none;
            At(ref y, a) += At(ref x, a) + onlyB;
            At(ref x, a) = onlyA;
            y = onlyB;
        }
    }

    private static void Three(ref Vector256<double> first, nint length, nint mask, nint a, nint b, nint c)
    {
        for (nint place = 0; place < length; place = Next(place, mask))
        {
            ref var at0 = ref At(ref first, place);
            ref var at2 = ref At(ref at0, b);
            ref var at4 = ref At(ref at0, c);
            ref var at6 = ref At(ref at2, c);
            var x0 = at0;
            var x1 = At(ref at0, a) + x0;
            var x2 = at2;
            var x3 = At(ref at2, a) + x2 + x1;
            x2 += x0;
            var x4 = at4;
            var x5 = At(ref at4, a) + x4;
            var x6 = at6;
            var x7 = At(ref at6, a) + x6 + x5;
            x6 += x4;
            At(ref at0, a) = x1;
            at2 = x2;
            At(ref at2, a) = x3;
            at4 = x4 + x0;
            At(ref at4, a) = x5 + x1;
            at6 = x6 + x2;
            At(ref at6, a) = x7 + x3;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector256<double> At(ref Vector256<double> start, nint offset) => ref Unsafe.Add(ref start, offset);
}
