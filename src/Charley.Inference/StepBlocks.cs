using System.Numerics;
using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>
/// The parts of a vector that a step takes one at a time: all states of the bits into which it fires, the others fixed. No part needs
/// another, so whatever the step does is done to a part while it is in the fastest memory, and the long vectors are read and written
/// once.
/// </summary>
/// <param name="bits">The bits whose states make up a block, as a mask.</param>
/// <param name="count">Number of blocks.</param>
/// <param name="places">Where the registers of the first block are; those of another are as far from its start.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct StepBlocks(int bits, int count, ReadOnlySpan<int> places)
{
    /// <summary>Where the registers of the first block are.</summary>
    public ReadOnlySpan<int> Places { get; } = places;

    /// <summary>Registers in a block.</summary>
    public int Length => Places.Length;

    /// <summary>Number of blocks.</summary>
    public int Count { get; } = count;

    /// <summary>Where the next block starts.</summary>
    public int After(int start) => ((start | bits) + 1) & ~bits;

    /// <summary>Whether a bit has both its states in every block.</summary>
    public bool Holds(int bit) => ((bits >> bit) & 1) == 1;

    /// <summary>The place of a bit within a block; a lane keeps its code.</summary>
    public int Within(int bit) => Lanes.IsLane(bit) ? bit : BitOperations.PopCount((uint)(bits & ((1 << bit) - 1)));
}
