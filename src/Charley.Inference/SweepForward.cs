using System.Numerics;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Runs a plan forwards: a vector with one entry for each state of the open bits, non-negative throughout. The vector before each
/// step is kept, because the way back needs it.
/// </summary>
internal sealed class SweepForward(Topology topology)
{
    private Vector256<double>[] _store = [];
    private Vector256<double>[] _branch = [];
    private Vector256<double>[] _absent = [];
    private int[] _starts = [];

    /// <summary>The vector before step <paramref name="step"/>; after the last step, the result.</summary>
    public Span<Vector256<double>> VectorBefore(SweepPlan plan, int step)
    {
        var bits = step == plan.Steps.Count ? 0 : plan.Steps[step].Bits;
        return _store.AsSpan(_starts[step], 1 << bits);
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

    /// <summary>Splits on a vertex's bit and lets its open parents act; the vertex's own weights are not applied yet.</summary>
    public void Collect(SweepPlan plan, in SweepStep step, Weights w, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> off, Span<Vector256<double>> on)
    {
        if (step.Bit < 0)
        {
            var opening = VertexWeights.OfOpening(w, step.Vertex, settled: false);
            Kernels.Branch(from, opening.Off, opening.On, off, on);
        }
        else
        {
            Kernels.Split(from, step.Bit, VertexWeights.AlreadySettled, off, on);
        }

        for (var c = 0; c < step.CollectCount; c++)
        {
            var collect = plan.Edges[step.FirstCollect + c];
            ref readonly var edge = ref topology.Edges[collect.Edge];
            if (!edge.IsGate)
            {
                Kernels.FireAcross(off, on, collect.Bit, edge.Fire, edge.Keep);
                continue;
            }

            foreach (var pair in new BitPairs(off.Length, collect.Bit))
            {
                Kernels.AddScaled(on.Slice(pair.Off, pair.Length), 1, off.Slice(pair.Off, pair.Length));
                on.Slice(pair.Off, pair.Length).Clear();
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

        var size = 0;
        for (var s = 0; s < plan.Steps.Count; s++)
        {
            _starts[s] = size;
            size += 1 << plan.Steps[s].Bits;
        }

        _starts[plan.Steps.Count] = size;
        size++;
        if (_store.Length < size)
        {
            _store = new Vector256<double>[(int)BitOperations.RoundUpToPowerOf2((uint)size)];
        }

        if (_branch.Length < 1 << plan.PeakBits)
        {
            _branch = new Vector256<double>[1 << plan.PeakBits];
            _absent = new Vector256<double>[1 << plan.PeakBits];
        }
    }

    private void Apply(SweepPlan plan, in SweepStep step, Weights w, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> to)
    {
        switch (step.Kind)
        {
            case SweepStepKind.Open:
                var opening = VertexWeights.OfOpening(w, step.Vertex, step.IsSettled);
                Kernels.Branch(from, opening.Off, opening.On, to[..from.Length], to[from.Length..]);
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
        var present = _branch.AsSpan(0, to.Length);
        if (step.CollectCount > 0)
        {
            var absent = _absent.AsSpan(0, to.Length);
            Collect(plan, step, w, from, absent, present);
            var settling = VertexWeights.OfSettling(w, step.Vertex);
            Kernels.Mix(absent, settling.OffToAbsent, present, settling.OnToAbsent, to);
            Kernels.Scale(present, settling.OnToPresent, present);
        }
        else
        {
            Split(step, w, from, to, present);
        }

        Span<BitFire> fires = stackalloc BitFire[step.FireCount];
        FillFires(plan, step, fires);
        BitMoves.FireAll(present, fires);
        Kernels.AddScaled(present, 1, to);
    }

    private static void Split(in SweepStep step, Weights w, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> absent, Span<Vector256<double>> present)
    {
        if (step.Bit < 0)
        {
            var opening = VertexWeights.OfOpening(w, step.Vertex, settled: true);
            Kernels.Branch(from, opening.Off, opening.On, absent, present);
            return;
        }

        Kernels.Split(from, step.Bit, step.IsSettled ? VertexWeights.AlreadySettled : VertexWeights.OfSettling(w, step.Vertex), absent, present);
    }
}
