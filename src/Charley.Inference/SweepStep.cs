using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>What a step of the sweep does to the vector over the open bits.</summary>
internal enum SweepStepKind : byte
{
    /// <summary>Adds a bit for a vertex on top.</summary>
    Open,

    /// <summary>An edge fires from one open bit into another.</summary>
    Fire,

    /// <summary>An open bit shuts another while it is off.</summary>
    Shut,

    /// <summary>Turns what a bit has gathered into the value of its vertex.</summary>
    Settle,

    /// <summary>
    /// Lets open parents act on a vertex, splits on it, lets the present branch fire into open bits, and sums the branches.
    /// </summary>
    Eliminate,
}

/// <summary>One step of the sweep.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Vertex">To which vertex; for an edge, the child.</param>
/// <param name="Bit">Place of the vertex's bit among the open ones before the step; -1 when it has none; see <see cref="Lanes"/> for one in a lane.</param>
/// <param name="OtherBit">For an edge, the place of the parent's bit.</param>
/// <param name="Edge">For an edge, its number.</param>
/// <param name="IsSettled">Whether the bit already is (or, when opening, at once becomes) the vertex's value.</param>
/// <param name="FirstCollect">For an elimination, where the edges from its parents begin in <see cref="SweepPlan.Edges"/>.</param>
/// <param name="CollectCount">How many they are.</param>
/// <param name="FireCount">How many edges into its children follow them there.</param>
/// <param name="Bits">Number of open bits before the step.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SweepStep(
    SweepStepKind Kind, int Vertex, int Bit, int OtherBit, int Edge, bool IsSettled, int FirstCollect, int CollectCount, int FireCount, int Bits)
{
    /// <summary>Where the edges into the children begin.</summary>
    public int FirstFire => FirstCollect + CollectCount;

    /// <summary>Number of open bits after the step.</summary>
    public int BitsAfter => Kind switch
    {
        SweepStepKind.Open => Bits + 1,
        SweepStepKind.Eliminate => Bit < 0 ? Bits : Bits - 1,
        SweepStepKind.Fire or SweepStepKind.Shut or SweepStepKind.Settle => Bits,
        _ => throw new InvalidOperationException("Not a step."),
    };
}

/// <summary>An edge used in an elimination, and the place of the other vertex's bit once the eliminated bit is gone.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SweepEdge(int Edge, int Bit);

/// <summary>The steps of a sweep, in order.</summary>
internal sealed class SweepPlan
{
    /// <summary>Nothing to do: only trees are left.</summary>
    public static SweepPlan Empty { get; } = new();

    public List<SweepStep> Steps { get; } = [];

    public List<SweepEdge> Edges { get; } = [];

    /// <summary>The present findings whose bits are lanes.</summary>
    public int[] LaneFindings { get; init; } = [];

    /// <summary>Largest number of bits open at once, lanes not counted.</summary>
    public int PeakBits { get; set; }

    /// <summary>Number of registers of all the vectors before the steps.</summary>
    public long StoredRegisters { get; set; }

    /// <summary>Number of doubles in them.</summary>
    public long StoredDoubles => StoredRegisters * Kernels.Width;

    /// <summary>Roughly the number of registers touched on the way forward.</summary>
    public double Cost { get; set; }
}
