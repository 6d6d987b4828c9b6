using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>The two lane bits: the place of a double within a register. Bit 0 tells neighbours apart, bit 1 the halves.</summary>
internal static class Lanes
{
    /// <summary>Number of lane bits.</summary>
    public const int Bits = 2;

    // -1 means no bit at all.
    private const int First = -2;

    /// <summary>How a lane bit is written where the place of a bit is asked.</summary>
    public static int Code(int lane) => First - lane;

    /// <summary>Whether the place of a bit is a lane.</summary>
    public static bool IsLane(int bit) => bit <= First;

    /// <summary>The lane bit that stands behind a place.</summary>
    public static int Of(int bit) => First - bit;

    /// <summary>One number where a lane bit is off, another where it is on.</summary>
    public static Vector256<double> Vary(int lane, double off, double on) =>
        lane == 0 ? Vector256.Create(off, on, off, on) : Vector256.Create(off, off, on, on);

    /// <summary>Copies the entry with the bit off to the one with the bit on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SpreadOff(Vector256<double> x, int lane) =>
        lane == 0 ? Vector256.Shuffle(x, Vector256.Create(0L, 0, 2, 2)) : Vector256.Shuffle(x, Vector256.Create(0L, 1, 0, 1));

    /// <summary>Copies the entry with the bit on to the one with the bit off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SpreadOn(Vector256<double> x, int lane) =>
        lane == 0 ? Vector256.Shuffle(x, Vector256.Create(1L, 1, 3, 3)) : Vector256.Shuffle(x, Vector256.Create(2L, 3, 2, 3));
}
