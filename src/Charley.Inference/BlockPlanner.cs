using System.Numerics;

namespace Charley.Inference;

/// <summary>Cuts the vector of a step into blocks. Not for use by two threads at once.</summary>
internal sealed class BlockPlanner
{
    // Two registers fill a line of the fast memory, and lines are fetched in pairs.
    private const int LowBits = 2;

    // Shorter blocks cost more to set up than they save: 2^7 registers are 4 kB, and a step needs up to six such runs in 32 kB.
    private const int LeastBits = 7;

    private int[] _places = [];
    private int[] _inOrder = [];

    /// <summary>The blocks of a vector. Valid until the next call.</summary>
    /// <param name="vectorBits">Number of bits of the vector, lanes not counted.</param>
    /// <param name="fires">The edges that fire in the step; their bits become places within a block.</param>
    public StepBlocks Cut(int vectorBits, Span<BitFire> fires)
    {
        var all = (1 << vectorBits) - 1;
        var bits = (1 << LowBits) - 1;
        foreach (ref readonly var fire in fires)
        {
            bits |= Lanes.IsLane(fire.Bit) ? 0 : 1 << fire.Bit;
        }

        for (var bit = LowBits; BitOperations.PopCount((uint)bits) < LeastBits && bit < vectorBits; bit++)
        {
            bits |= 1 << bit;
        }

        bits &= all;
        var blocks = new StepBlocks(bits, 1 << (vectorBits - BitOperations.PopCount((uint)bits)), bits == all ? InOrder(all + 1) : Places(bits));
        foreach (ref var fire in fires)
        {
            fire = fire with { Bit = blocks.Within(fire.Bit) };
        }

        return blocks;
    }

    private ReadOnlySpan<int> InOrder(int length)
    {
        if (_inOrder.Length < length)
        {
            _inOrder = [.. Enumerable.Range(0, length)];
        }

        return _inOrder.AsSpan(0, length);
    }

    private ReadOnlySpan<int> Places(int bits)
    {
        var length = 1 << BitOperations.PopCount((uint)bits);
        if (_places.Length < length)
        {
            _places = new int[length];
        }

        var place = 0;
        foreach (ref var at in _places.AsSpan(0, length))
        {
            at = place;
            place = ((place | ~bits) + 1) & bits;
        }

        return _places.AsSpan(0, length);
    }
}
