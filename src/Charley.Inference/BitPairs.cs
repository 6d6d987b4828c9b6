using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>Walks over pairs of runs in a vector that differ in one bit only (off, on).</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct BitPairs(int length, int bit)
{
    private readonly int _stride = 1 << bit;
    private int _next = 0;

    public BitPair Current { get; private set; }

    public readonly BitPairs GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next >= length)
        {
            return false;
        }

        Current = new BitPair(_next, _next + _stride, _stride);
        _next += 2 * _stride;
        return true;
    }
}

/// <summary>Two runs of a vector: starts and common length.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BitPair(int Off, int On, int Length);
