using System.Numerics;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Runs a plan forwards: a vector with one entry for each state of the open bits (and lane), non-negative throughout. The
/// vector before each step is kept, because the way back needs it.
/// </summary>
internal sealed class SweepForward(Topology topology, int lanes)
{
    private double[] _store = new double[1024];
    private double[] _branch = [];
    private double[] _absent = [];
    private int[] _starts = [];

    /// <summary>The vector before step <paramref name="step"/>; after the last step, the result.</summary>
    public Span<double> VectorBefore(SweepPlan plan, int step)
    {
        var bits = step == plan.Steps.Count ? plan.Steps[^1].BitsAfter : plan.Steps[step].Bits;
        return _store.AsSpan(_starts[step], lanes << bits);
    }

    /// <summary>Sums out the core and multiplies the result into <paramref name="totals"/>.</summary>
    public void Run(SweepPlan plan, LaneWeights w, LaneTotals totals, CancellationToken ct)
    {
        Reserve(plan);
        VectorBefore(plan, 0).Fill(1);
        for (var s = 0; s < plan.Steps.Count; s++)
        {
            ct.ThrowIfCancellationRequested();
            Apply(plan, plan.Steps[s], w, VectorBefore(plan, s), VectorBefore(plan, s + 1));
            if (plan.Steps[s].Kind == SweepStepKind.Eliminate)
            {
                Rescale(VectorBefore(plan, s + 1), totals);
            }
        }

        var result = VectorBefore(plan, plan.Steps.Count);
        totals.Multiply(lanes == 1 ? Vector256.Create(result[0]) : Vector256.Create<double>(result));
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
            size += lanes << plan.Steps[s].Bits;
        }

        _starts[plan.Steps.Count] = size;
        size += lanes;
        if (_store.Length < size)
        {
            _store = new double[(int)BitOperations.RoundUpToPowerOf2((uint)size)];
        }

        if (_branch.Length < lanes << plan.PeakBits)
        {
            _branch = new double[lanes << plan.PeakBits];
            _absent = new double[lanes << plan.PeakBits];
        }
    }

    private void Apply(SweepPlan plan, in SweepStep step, LaneWeights w, ReadOnlySpan<double> from, Span<double> to)
    {
        switch (step.Kind)
        {
            case SweepStepKind.Open:
                var opening = VertexWeights.OfOpening(w, step.Vertex, step.IsSettled);
                LaneKernels.Scale(from, opening.Off, to[..from.Length]);
                LaneKernels.Scale(from, opening.On, to[from.Length..]);
                break;
            case SweepStepKind.Fire:
                from.CopyTo(to);
                var edge = topology.Edges[step.Edge];
                foreach (var pair in new BitPairs(to.Length, step.OtherBit, step.Bit, lanes))
                {
                    LaneKernels.Fire(to.Slice(pair.Off, pair.Length), to.Slice(pair.On, pair.Length), edge.Fire, edge.Keep);
                }

                break;
            case SweepStepKind.Shut:
                from.CopyTo(to);
                ShutBit(step, to);
                break;
            case SweepStepKind.Settle:
                var settling = VertexWeights.OfSettling(w, step.Vertex);
                foreach (var pair in new BitPairs(to.Length, step.Bit, lanes))
                {
                    var off = from.Slice(pair.Off, pair.Length);
                    var on = from.Slice(pair.On, pair.Length);
                    LaneKernels.Scale(off, settling.OffToAbsent, to.Slice(pair.Off, pair.Length));
                    LaneKernels.AddScaled(on, settling.OnToAbsent, to.Slice(pair.Off, pair.Length));
                    LaneKernels.Scale(on, settling.OnToPresent, to.Slice(pair.On, pair.Length));
                }

                break;
            case SweepStepKind.Eliminate:
                Eliminate(plan, step, w, from, to);
                break;
            default:
                throw new InvalidOperationException("Not a step.");
        }
    }

    private void ShutBit(in SweepStep step, Span<double> to)
    {
        var gate = lanes << step.OtherBit;
        foreach (var pair in new BitPairs(to.Length, step.Bit, lanes))
        {
            for (var i = 0; i < pair.Length; i++)
            {
                if (((pair.Off + i) & gate) == 0)
                {
                    to[pair.Off + i] += to[pair.On + i];
                    to[pair.On + i] = 0;
                }
            }
        }
    }

    private void Eliminate(SweepPlan plan, in SweepStep step, LaneWeights w, ReadOnlySpan<double> from, Span<double> to)
    {
        var present = _branch.AsSpan(0, to.Length);
        if (step.CollectCount > 0)
        {
            var absent = _absent.AsSpan(0, to.Length);
            Collect(plan, step, w, from, absent, present);
            var settling = VertexWeights.OfSettling(w, step.Vertex);
            LaneKernels.Scale(absent, settling.OffToAbsent, to);
            LaneKernels.AddScaled(present, settling.OnToAbsent, to);
            LaneKernels.Scale(present, settling.OnToPresent, present);
        }
        else
        {
            Split(step, w, from, to, present);
        }

        for (var f = 0; f < step.FireCount; f++)
        {
            var fire = plan.Edges[step.FirstFire + f];
            var edge = topology.Edges[fire.Edge];
            foreach (var pair in new BitPairs(present.Length, fire.Bit, lanes))
            {
                LaneKernels.Fire(present.Slice(pair.Off, pair.Length), present.Slice(pair.On, pair.Length), edge.Fire, edge.Keep);
            }
        }

        LaneKernels.AddScaled(present, Vector256<double>.One, to);
    }

    private void Split(in SweepStep step, LaneWeights w, ReadOnlySpan<double> from, Span<double> absent, Span<double> present)
    {
        if (step.Bit < 0)
        {
            var opening = VertexWeights.OfOpening(w, step.Vertex, settled: true);
            LaneKernels.Scale(from, opening.Off, absent);
            LaneKernels.Scale(from, opening.On, present);
            return;
        }

        var settling = step.IsSettled ? VertexWeights.AlreadySettled : VertexWeights.OfSettling(w, step.Vertex);
        var leaks = settling.OnToAbsent != Vector256<double>.Zero;
        foreach (var pair in new BitPairs(from.Length, step.Bit, lanes))
        {
            var target = pair.Rank * pair.Length;
            LaneKernels.Scale(from.Slice(pair.Off, pair.Length), settling.OffToAbsent, absent.Slice(target, pair.Length));
            if (leaks)
            {
                LaneKernels.AddScaled(from.Slice(pair.On, pair.Length), settling.OnToAbsent, absent.Slice(target, pair.Length));
            }

            LaneKernels.Scale(from.Slice(pair.On, pair.Length), settling.OnToPresent, present.Slice(target, pair.Length));
        }
    }

    /// <summary>Splits on a vertex's bit and lets its open parents act; the vertex's own weights are not applied yet.</summary>
    public void Collect(SweepPlan plan, in SweepStep step, LaneWeights w, ReadOnlySpan<double> from, Span<double> off, Span<double> on)
    {
        if (step.Bit < 0)
        {
            var opening = VertexWeights.OfOpening(w, step.Vertex, settled: false);
            LaneKernels.Scale(from, opening.Off, off);
            LaneKernels.Scale(from, opening.On, on);
        }
        else
        {
            foreach (var pair in new BitPairs(from.Length, step.Bit, lanes))
            {
                var target = pair.Rank * pair.Length;
                from.Slice(pair.Off, pair.Length).CopyTo(off[target..]);
                from.Slice(pair.On, pair.Length).CopyTo(on[target..]);
            }
        }

        for (var c = 0; c < step.CollectCount; c++)
        {
            var collect = plan.Edges[step.FirstCollect + c];
            var edge = topology.Edges[collect.Edge];
            foreach (var pair in new BitPairs(off.Length, collect.Bit, lanes))
            {
                if (edge.IsGate)
                {
                    LaneKernels.AddScaled(on.Slice(pair.Off, pair.Length), Vector256<double>.One, off.Slice(pair.Off, pair.Length));
                    on.Slice(pair.Off, pair.Length).Clear();
                }
                else
                {
                    LaneKernels.Fire(off.Slice(pair.On, pair.Length), on.Slice(pair.On, pair.Length), edge.Fire, edge.Keep);
                }
            }
        }
    }

    // Powers of two are exact; each lane is kept near 1 so that nothing that matters becomes too small.
    private void Rescale(Span<double> vector, LaneTotals totals)
    {
        var largest = LaneKernels.Largest(vector, lanes == 1);
        Span<double> factors = stackalloc double[LaneKernels.Width];
        for (var lane = 0; lane < LaneKernels.Width; lane++)
        {
            var value = largest.GetElement(lane);
            var exponent = value > 0 ? Math.ILogB(value) : 0;
            factors[lane] = Math.ScaleB(1, -exponent);
            totals.Shift(lane, exponent);
        }

        LaneKernels.Scale(vector, Vector256.Create<double>(factors), vector);
    }
}
