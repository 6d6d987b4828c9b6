using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>
/// Walks over pairs of runs in a vector that differ in one bit only (off, on); optionally only where another bit is on.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct BitPairs
{
    private readonly int _length;
    private readonly int _stride;
    private readonly int _condition;
    private readonly int _run;
    private int _next;

    public BitPairs(int length, int bit, int lanes)
    {
        _length = length;
        _stride = lanes << bit;
        _run = _stride;
        _next = 0;
    }

    public BitPairs(int length, int conditionBit, int bit, int lanes)
    {
        _length = length;
        _stride = lanes << bit;
        _condition = lanes << conditionBit;
        _run = Math.Min(_stride, _condition);
        _next = 0;
    }

    public BitPair Current { get; private set; }

    public readonly BitPairs GetEnumerator() => this;

    public bool MoveNext()
    {
        // Skip to the next run with the bit off and the condition on.
        while (_next < _length && ((_next & _stride) != 0 || (_next & _condition) != _condition))
        {
            _next += _run;
        }

        if (_next >= _length)
        {
            return false;
        }

        Current = new BitPair(_next, _next + _stride, _run, _next / (2 * _stride));
        _next += _run;
        return true;
    }
}

/// <summary>Two runs of a vector: starts, common length, and the number of pairs before this one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BitPair(int Off, int On, int Length, int Rank);
