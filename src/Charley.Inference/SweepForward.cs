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
        VectorBefore(plan, 0)[0] = LaneFindings.Start(plan.LaneFindings, w);
        for (var s = 0; s < plan.Steps.Count; s++)
        {
            ct.ThrowIfCancellationRequested();
            var step = plan.Steps[s];
            var to = VectorBefore(plan, s + 1);
            Apply(plan, step, w, VectorBefore(plan, s), to);
            if (SweepScale.IsDue(step, s, w))
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
            Kernels.Scale(from, opening.Off, off);
            Kernels.Scale(from, opening.On, on);
        }
        else
        {
            foreach (var pair in new BitPairs(from.Length, step.Bit))
            {
                from.Slice(pair.Off, pair.Length).CopyTo(off[pair.Target..]);
                from.Slice(pair.On, pair.Length).CopyTo(on[pair.Target..]);
            }
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
                var settling = VertexWeights.OfSettling(w, step.Vertex);
                foreach (var pair in new BitPairs(to.Length, step.Bit))
                {
                    var off = from.Slice(pair.Off, pair.Length);
                    var on = from.Slice(pair.On, pair.Length);
                    Kernels.Mix(off, settling.OffToAbsent, on, settling.OnToAbsent, to.Slice(pair.Off, pair.Length));
                    Kernels.Scale(on, settling.OnToPresent, to.Slice(pair.On, pair.Length));
                }

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

        for (var f = 0; f < step.FireCount; f++)
        {
            var fire = plan.Edges[step.FirstFire + f];
            ref readonly var edge = ref topology.Edges[fire.Edge];
            BitMoves.Fire(present, fire.Bit, edge.Fire, edge.Keep);
        }

        Kernels.AddScaled(present, 1, to);
    }

    private static void Split(in SweepStep step, Weights w, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> absent, Span<Vector256<double>> present)
    {
        if (step.Bit < 0)
        {
            var opening = VertexWeights.OfOpening(w, step.Vertex, settled: true);
            Kernels.Scale(from, opening.Off, absent);
            Kernels.Scale(from, opening.On, present);
            return;
        }

        var settling = step.IsSettled ? VertexWeights.AlreadySettled : VertexWeights.OfSettling(w, step.Vertex);
        foreach (var pair in new BitPairs(from.Length, step.Bit))
        {
            var off = from.Slice(pair.Off, pair.Length);
            var on = from.Slice(pair.On, pair.Length);
            Kernels.Mix(off, settling.OffToAbsent, on, settling.OnToAbsent, absent.Slice(pair.Target, pair.Length));
            Kernels.Scale(on, settling.OnToPresent, present.Slice(pair.Target, pair.Length));
        }
    }
}
