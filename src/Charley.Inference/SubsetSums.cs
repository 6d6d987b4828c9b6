using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Sums over subsets of bits: every entry becomes the sum of those whose bits are a part of its own (Yates 1937, The Design and
/// Analysis of Factorial Experiments), or, transposed, of those of whose bits its own are a part. Up to four bits are done in one
/// pass, in as many registers as every processor has.
/// </summary>
internal static class SubsetSums
{
    private const int MostAtOnce = 4;

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
            // Five are done as three and two rather than four and one.
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
                case 3:
                    Three(ref first, states.Length, mask, steps[0], steps[1], steps[2]);
                    break;
                default:
                    Four(ref first, states.Length, mask, steps[0], steps[1], steps[2], steps[3]);
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

    private static void Four(ref Vector256<double> first, nint length, nint mask, nint a, nint b, nint c, nint d)
    {
        for (nint place = 0; place < length; place = Next(place, mask))
        {
            ref var at0 = ref At(ref first, place);
            ref var at2 = ref At(ref at0, b);
            ref var at4 = ref At(ref at0, c);
            ref var at6 = ref At(ref at2, c);
            ref var at8 = ref At(ref at0, d);
            ref var at10 = ref At(ref at2, d);
            ref var at12 = ref At(ref at4, d);
            ref var at14 = ref At(ref at6, d);
            var x0 = at0;
            var x1 = At(ref at0, a) + x0;
            var x2 = at2;
            var x3 = At(ref at2, a) + x2 + x1;
            x2 += x0;
            var x4 = at4;
            var x5 = At(ref at4, a) + x4;
            var x6 = at6;
            var x7 = At(ref at6, a) + x6 + x5 + x3;
            x6 += x4 + x2;
            x4 += x0;
            x5 += x1;
            At(ref at0, a) = x1;
            at2 = x2;
            At(ref at2, a) = x3;
            at4 = x4;
            At(ref at4, a) = x5;
            at6 = x6;
            At(ref at6, a) = x7;
            var x8 = at8;
            var x9 = At(ref at8, a) + x8;
            var x10 = at10;
            var x11 = At(ref at10, a) + x10 + x9;
            x10 += x8;
            var x12 = at12;
            var x13 = At(ref at12, a) + x12;
            var x14 = at14;
            var x15 = At(ref at14, a) + x14 + x13 + x11;
            x14 += x12 + x10;
            x12 += x8;
            x13 += x9;
            at8 = x8 + x0;
            At(ref at8, a) = x9 + x1;
            at10 = x10 + x2;
            At(ref at10, a) = x11 + x3;
            at12 = x12 + x4;
            At(ref at12, a) = x13 + x5;
            at14 = x14 + x6;
            At(ref at14, a) = x15 + x7;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector256<double> At(ref Vector256<double> start, nint offset) => ref Unsafe.Add(ref start, offset);
}
