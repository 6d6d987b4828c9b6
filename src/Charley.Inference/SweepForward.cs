using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Runs a plan forwards: a vector with one entry for each state of the open bits, non-negative throughout. The vector before each
/// step is kept, because the way back needs it.
/// </summary>
internal sealed class SweepForward(Topology topology)
{
    private readonly BlockPlanner _planner = new();
    private readonly BlockFires _fires = new();
    private readonly Registers _present = new(1);
    private readonly Registers _absent = new(2);
    private int[] _starts = [];
    private int _size;

    /// <summary>Where the vectors lie.</summary>
    public LongVectors Vectors { get; set; } = new();

    /// <summary>The vector before step <paramref name="step"/>; after the last step, the result.</summary>
    public Span<Vector256<double>> VectorBefore(SweepPlan plan, int step)
    {
        var bits = step == plan.Steps.Count ? 0 : plan.Steps[step].Bits;
        return Vectors.Store.Take(_size).Slice(_starts[step], 1 << bits);
    }

    /// <summary>Sums out the core and multiplies the result into <paramref name="total"/>.</summary>
    public void Run(SweepPlan plan, Weights w, ref ScaledNumber total, CancellationToken ct)
    {
        Reserve(plan);
        var scale = new SweepScale(topology);
        VectorBefore(plan, 0)[0] = LaneFindings.Start(plan.LaneFindings, w);
        for (var s = 0; s < plan.Steps.Count; s++)
        {
            ct.ThrowIfCancellationRequested();
            var step = plan.Steps[s];
            var to = VectorBefore(plan, s + 1);
            Apply(plan, step, w, VectorBefore(plan, s), to);
            if (scale.IsDue(plan, step, w))
            {
                total.Shift(SweepScale.Normalise(to));
            }
        }

        total.Multiply(LaneFindings.Result(plan.LaneFindings, VectorBefore(plan, plan.Steps.Count)[0]));
    }

    /// <summary>
    /// Splits a block on a vertex's bit and lets its open parents act; the vertex's own weights are not applied yet. A parent acts on
    /// each state by itself, so its bit need not be within the block.
    /// </summary>
    public void Collect(
        SweepPlan plan, in SweepStep step, Weights w, ReadOnlySpan<Vector256<double>> from, in StepBlocks blocks, int start, Span<Vector256<double>> off, Span<Vector256<double>> on)
    {
        if (step.Bit < 0)
        {
            var opening = VertexWeights.OfOpening(w, step.Vertex, settled: false);
            BlockKernels.Load(from, blocks.Places, start, off);
            Kernels.Scale(off, opening.On, on);
            Kernels.Scale(off, opening.Off, off);
        }
        else
        {
            BlockKernels.Take(from, step.Bit, blocks.Places, start, off, on);
        }

        for (var c = 0; c < step.CollectCount; c++)
        {
            var collect = plan.Edges[step.FirstCollect + c];
            ref readonly var edge = ref topology.Edges[collect.Edge];
            if (blocks.Holds(collect.Bit))
            {
                BitMoves.Across(edge, off, on, blocks.Within(collect.Bit));
            }
            else
            {
                BitMoves.Across(edge, off, on, isOn: ((start >> collect.Bit) & 1) == 1);
            }
        }
    }

    /// <summary>The edges into a vertex's children, ready to fire.</summary>
    public void FillFires(SweepPlan plan, in SweepStep step, Span<BitFire> fires)
    {
        for (var f = 0; f < fires.Length; f++)
        {
            var fire = plan.Edges[step.FirstFire + f];
            ref readonly var edge = ref topology.Edges[fire.Edge];
            fires[f] = new BitFire(fire.Bit, edge.Fire, edge.Keep);
        }
    }

    private void Reserve(SweepPlan plan)
    {
        if (_starts.Length <= plan.Steps.Count)
        {
            _starts = new int[plan.Steps.Count + 1];
        }

        _size = 0;
        for (var s = 0; s < plan.Steps.Count; s++)
        {
            _starts[s] = _size;
            _size += 1 << plan.Steps[s].Bits;
        }

        _starts[plan.Steps.Count] = _size;
        _size++;
    }

    private void Apply(SweepPlan plan, in SweepStep step, Weights w, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> to)
    {
        switch (step.Kind)
        {
            case SweepStepKind.Open:
                var opening = VertexWeights.OfOpening(w, step.Vertex, step.IsSettled);
                Kernels.Scale(from, opening.Off, to[..from.Length]);
                Kernels.Scale(from, opening.On, to[from.Length..]);
                break;
            case SweepStepKind.Fire:
                from.CopyTo(to);
                ref readonly var edge = ref topology.Edges[step.Edge];
                BitMoves.FireIf(to, step.OtherBit, step.Bit, edge.Fire, edge.Keep);
                break;
            case SweepStepKind.Shut:
                from.CopyTo(to);
                BitMoves.Shut(to, step.OtherBit, step.Bit);
                break;
            case SweepStepKind.Settle:
                Kernels.Settle(from, step.Bit, VertexWeights.OfSettling(w, step.Vertex), to);
                break;
            case SweepStepKind.Eliminate:
                Eliminate(plan, step, w, from, to);
                break;
            default:
                throw new InvalidOperationException("Not a step.");
        }
    }

    private void Eliminate(SweepPlan plan, in SweepStep step, Weights w, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> to)
    {
        Span<BitFire> fires = stackalloc BitFire[step.FireCount];
        FillFires(plan, step, fires);
        fires.Sort(static (one, other) => one.Bit.CompareTo(other.Bit));
        var blocks = _planner.Cut(step.BitsAfter, fires);
        var absent = _absent.Take(blocks.Length);
        var present = _present.Take(blocks.Length);
        var together = BlockFires.Together(fires);
        var single = fires[..^together];
        var settling = SettlingOf(step, w);
        var opening = step.Bit < 0 && step.CollectCount == 0 ? VertexWeights.OfOpening(w, step.Vertex, settled: true) : default;
        _fires.Set(fires[^together..], blocks.Length, step.Bit < 0 && step.CollectCount == 0 ? opening.On : settling.OnToPresent);
        var start = 0;
        for (var block = 0; block < blocks.Count; block++)
        {
            if (step.CollectCount > 0)
            {
                Collect(plan, step, w, from, blocks, start, absent, present);
                Kernels.Mix(absent, settling.OffToAbsent, present, settling.OnToAbsent, absent);
                BlockKernels.Scale(present, _fires.Before);
            }
            else if (step.Bit < 0)
            {
                BlockKernels.Branch(from, opening.Off, _fires.Before, blocks.Places, start, absent, present);
            }
            else
            {
                BlockKernels.Split(from, step.Bit, settling, _fires.Before, blocks.Places, start, absent, present);
            }

            BitMoves.FireAll(present, single);
            _fires.Fire(present);
            BlockKernels.StoreSum(absent, present, _fires.After, blocks.Places, start, to);
            start = blocks.After(start);
        }
    }

    private static Settling SettlingOf(in SweepStep step, Weights w) =>
        step.IsSettled && step.CollectCount == 0 ? VertexWeights.AlreadySettled : VertexWeights.OfSettling(w, step.Vertex);
}
