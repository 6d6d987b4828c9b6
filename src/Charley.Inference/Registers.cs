using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Memory for runs of registers, kept and lengthened as needed. Every run begins at the start of a line of the fast memory, so that no
/// register lies across two. Not for use by two threads at once.
/// </summary>
/// <param name="lane">Runs that are used side by side have different ones, 0 to 3: their beginnings then do not compete for one place.</param>
internal sealed class Registers(int lane = 0)
{
    private const int LineBytes = 64;

    // Addresses that are the same but for a multiple of this compete.
    private const int PageBytes = 4096;
    private const int LanesInPage = 4;

    private double[] _memory = [];
    private int _start;

    /// <summary>A run; its content is what it happens to be. Valid until a longer one is asked for.</summary>
    public Span<Vector256<double>> Take(int length)
    {
        if (_memory.Length - _start < length * Kernels.Width)
        {
            Lengthen(length);
        }

        return MemoryMarshal.Cast<double, Vector256<double>>(_memory.AsSpan(_start, length * Kernels.Width));
    }

    private void Lengthen(int length)
    {
        // Pinned, so that it stays where the line begins.
        _memory = GC.AllocateUninitializedArray<double>(((int)BitOperations.RoundUpToPowerOf2((uint)length) * Kernels.Width) + ((PageBytes + LineBytes) / sizeof(double)), pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0).ToInt64();
        var wanted = lane * (PageBytes / LanesInPage);
        _start = (int)((wanted - address) & (PageBytes - 1)) / sizeof(double);
    }
}
