using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Runs a plan backwards with the transposed steps and reads off, where the forward vector and the backward vector meet, the
/// derivative of the logarithm of the total by every weight of every core vertex. Each reading is divided by the total as seen
/// at the same place, so the scale of either vector does not matter.
/// </summary>
internal sealed class SweepBackward(Topology topology, int lanes)
{
    private double[] _after = [];
    private double[] _before = [];
    private double[] _branch = [];
    private double[] _off = [];
    private double[] _on = [];
    private double[] _ifOff = [];

    public void Run(
        SweepPlan plan, Reduction reduction, SweepForward forward, LaneWeights w, LaneWeights d, Vector256<double>[] contributions, CancellationToken ct)
    {
        var size = lanes << plan.PeakBits;
        if (_after.Length < size)
        {
            _after = new double[size];
            _before = new double[size];
            _branch = new double[size];
            _off = new double[size];
            _on = new double[size];
            _ifOff = new double[size];
        }

        _after.AsSpan(0, lanes).Fill(1);
        for (var s = plan.Steps.Count - 1; s >= 0; s--)
        {
            ct.ThrowIfCancellationRequested();
            var step = plan.Steps[s];
            var from = forward.VectorBefore(plan, s);
            var after = _after.AsSpan(0, lanes << step.BitsAfter);
            var before = _before.AsSpan(0, from.Length);
            switch (step.Kind)
            {
                case SweepStepKind.Open:
                    Open(step, from, after, before, w, d);
                    break;
                case SweepStepKind.Fire:
                    Fire(step, reduction, from, after, before, contributions);
                    break;
                case SweepStepKind.Shut:
                    Shut(step, after, before);
                    break;
                case SweepStepKind.Settle:
                    Settle(step, from, after, before, w, d);
                    break;
                case SweepStepKind.Eliminate:
                    Eliminate(plan, reduction, step, forward, from, after, before, w, d, contributions);
                    break;
                default:
                    throw new InvalidOperationException("Not a step.");
            }

            Rescale(before);
            (_after, _before) = (_before, _after);
        }
    }

    private void Open(in SweepStep step, ReadOnlySpan<double> from, Span<double> after, Span<double> before, LaneWeights w, LaneWeights d)
    {
        var off = Products(from, after[..from.Length]);
        var on = Products(from, after[from.Length..]);
        VertexDerivatives.OfOpening(w, d, step.Vertex, step.IsSettled, off, on);
        var opening = VertexWeights.OfOpening(w, step.Vertex, step.IsSettled);
        LaneKernels.Scale(after[..from.Length], opening.Off, before);
        LaneKernels.AddScaled(after[from.Length..], opening.On, before);
    }

    private void Fire(
        in SweepStep step, Reduction reduction, ReadOnlySpan<double> from, ReadOnlySpan<double> after, Span<double> before, Vector256<double>[] contributions)
    {
        var edge = topology.Edges[step.Edge];
        after.CopyTo(before);
        foreach (var pair in new BitPairs(before.Length, step.OtherBit, step.Bit, lanes))
        {
            LaneKernels.FireBack(before.Slice(pair.Off, pair.Length), after.Slice(pair.On, pair.Length), edge.Fire, edge.Keep);
        }

        if (!reduction.IsPresentTarget(edge.Child))
        {
            return;
        }

        var fired = Vector256<double>.Zero;
        var all = Products(from, before);
        foreach (var pair in new BitPairs(before.Length, step.OtherBit, step.Bit, lanes))
        {
            fired += Products(from.Slice(pair.Off, pair.Length), after.Slice(pair.On, pair.Length));
            fired += Products(from.Slice(pair.On, pair.Length), after.Slice(pair.On, pair.Length));
        }

        contributions[edge.Parent] = fired * edge.Fire / all;
    }

    private void Shut(in SweepStep step, ReadOnlySpan<double> after, Span<double> before)
    {
        after.CopyTo(before);
        var gate = lanes << step.OtherBit;
        foreach (var pair in new BitPairs(before.Length, step.Bit, lanes))
        {
            for (var i = 0; i < pair.Length; i++)
            {
                if (((pair.Off + i) & gate) == 0)
                {
                    before[pair.On + i] = before[pair.Off + i];
                }
            }
        }
    }

    private void Settle(in SweepStep step, ReadOnlySpan<double> from, ReadOnlySpan<double> after, Span<double> before, LaneWeights w, LaneWeights d)
    {
        var sums = default(MeetingSums);
        var settling = VertexWeights.OfSettling(w, step.Vertex);
        foreach (var pair in new BitPairs(before.Length, step.Bit, lanes))
        {
            var absent = after.Slice(pair.Off, pair.Length);
            var present = after.Slice(pair.On, pair.Length);
            Meet(from.Slice(pair.Off, pair.Length), from.Slice(pair.On, pair.Length), absent, present, ref sums);
            LaneKernels.Scale(absent, settling.OffToAbsent, before.Slice(pair.Off, pair.Length));
            LaneKernels.Scale(absent, settling.OnToAbsent, before.Slice(pair.On, pair.Length));
            LaneKernels.AddScaled(present, settling.OnToPresent, before.Slice(pair.On, pair.Length));
        }

        VertexDerivatives.OfSettling(w, d, step.Vertex, sums);
    }

    private void Eliminate(
        SweepPlan plan, Reduction reduction, in SweepStep step, SweepForward forward, ReadOnlySpan<double> from, ReadOnlySpan<double> after, Span<double> before, LaneWeights w, LaneWeights d, Vector256<double>[] contributions)
    {
        var present = _branch.AsSpan(0, after.Length);
        after.CopyTo(present);
        Vector256<double> fired;
        if (step.CollectCount > 0)
        {
            var off = _off.AsSpan(0, after.Length);
            var on = _on.AsSpan(0, after.Length);
            forward.Collect(plan, step, w, from, off, on);
            fired = FireBack(plan, reduction, step, bit: -1, on, present);
            Collected(plan, reduction, step, from, after, present, before, w, d, fired, contributions);
            return;
        }

        fired = FireBack(plan, reduction, step, step.Bit, from, present);
        if (step.Bit < 0)
        {
            Unopened(step, from, after, present, before, w, d, fired, contributions);
        }
        else
        {
            Opened(step, from, after, present, before, w, d, fired, contributions);
        }
    }

    private void Unopened(
        in SweepStep step, ReadOnlySpan<double> from, ReadOnlySpan<double> after, ReadOnlySpan<double> present, Span<double> before, LaneWeights w, LaneWeights d, Vector256<double> fired, Vector256<double>[] contributions)
    {
        var off = Products(from, after);
        var on = Products(from, present);
        var opening = VertexWeights.OfOpening(w, step.Vertex, settled: true);
        VertexDerivatives.OfOpening(w, d, step.Vertex, settled: true, off, on);
        contributions[step.Vertex] += VertexDerivatives.Contribution(opening, off, on, fired);
        LaneKernels.Scale(after, opening.Off, before);
        LaneKernels.AddScaled(present, opening.On, before);
    }

    private void Opened(
        in SweepStep step, ReadOnlySpan<double> from, ReadOnlySpan<double> after, ReadOnlySpan<double> present, Span<double> before, LaneWeights w, LaneWeights d, Vector256<double> fired, Vector256<double>[] contributions)
    {
        var sums = default(MeetingSums);
        var settling = step.IsSettled ? VertexWeights.AlreadySettled : VertexWeights.OfSettling(w, step.Vertex);
        foreach (var pair in new BitPairs(before.Length, step.Bit, lanes))
        {
            var target = pair.Rank * pair.Length;
            var ifAbsent = after.Slice(target, pair.Length);
            var ifPresent = present.Slice(target, pair.Length);
            Meet(from.Slice(pair.Off, pair.Length), from.Slice(pair.On, pair.Length), ifAbsent, ifPresent, ref sums);
            LaneKernels.Scale(ifAbsent, settling.OffToAbsent, before.Slice(pair.Off, pair.Length));
            LaneKernels.Scale(ifAbsent, settling.OnToAbsent, before.Slice(pair.On, pair.Length));
            LaneKernels.AddScaled(ifPresent, settling.OnToPresent, before.Slice(pair.On, pair.Length));
        }

        contributions[step.Vertex] += VertexDerivatives.Contribution(settling, sums, fired);
        if (!step.IsSettled)
        {
            VertexDerivatives.OfSettling(w, d, step.Vertex, sums);
        }
    }

    // The vertex's parents acted on it in this step: _off and _on hold what they left, on the way back their action is undone.
    private void Collected(
        SweepPlan plan, Reduction reduction, in SweepStep step, ReadOnlySpan<double> from, ReadOnlySpan<double> after, Span<double> ifOn, Span<double> before, LaneWeights w, LaneWeights d, Vector256<double> fired, Vector256<double>[] contributions)
    {
        var sums = default(MeetingSums);
        ReadOnlySpan<double> off = _off.AsSpan(0, after.Length);
        ReadOnlySpan<double> on = _on.AsSpan(0, after.Length);
        Meet(off, on, after, ifOn, ref sums);
        var settling = VertexWeights.OfSettling(w, step.Vertex);
        VertexDerivatives.OfSettling(w, d, step.Vertex, sums);
        contributions[step.Vertex] += VertexDerivatives.Contribution(settling, sums, fired);
        var ifOff = _ifOff.AsSpan(0, after.Length);
        LaneKernels.Scale(after, settling.OffToAbsent, ifOff);
        LaneKernels.Scale(ifOn, settling.OnToPresent, ifOn);
        LaneKernels.AddScaled(after, settling.OnToAbsent, ifOn);
        var all = Products(off, ifOff) + Products(on, ifOn);
        CollectBack(plan, reduction, step, ifOff, ifOn, all, contributions);
        if (step.Bit < 0)
        {
            VertexDerivatives.OfOpening(w, d, step.Vertex, settled: false, Products(from, ifOff), Products(from, ifOn));
            var opening = VertexWeights.OfOpening(w, step.Vertex, settled: false);
            LaneKernels.Scale(ifOff, opening.Off, before);
            LaneKernels.AddScaled(ifOn, opening.On, before);
            return;
        }

        foreach (var pair in new BitPairs(before.Length, step.Bit, lanes))
        {
            var target = pair.Rank * pair.Length;
            ifOff.Slice(target, pair.Length).CopyTo(before[pair.Off..]);
            ifOn.Slice(target, pair.Length).CopyTo(before[pair.On..]);
        }
    }

    private void CollectBack(
        SweepPlan plan, Reduction reduction, in SweepStep step, Span<double> ifOff, Span<double> ifOn, Vector256<double> all, Vector256<double>[] contributions)
    {
        for (var c = step.CollectCount - 1; c >= 0; c--)
        {
            var collect = plan.Edges[step.FirstCollect + c];
            var edge = topology.Edges[collect.Edge];
            var sum = Vector256<double>.Zero;
            foreach (var pair in new BitPairs(ifOff.Length, collect.Bit, lanes))
            {
                if (edge.IsGate)
                {
                    ifOff.Slice(pair.Off, pair.Length).CopyTo(ifOn[pair.Off..]);
                    continue;
                }

                var on = ifOn.Slice(pair.On, pair.Length);
                if (reduction.IsPresentTarget(step.Vertex))
                {
                    // Firing leaves the sum of off and on as it is, and a present target has no gate: the last sum is the first.
                    sum += Products(_off.AsSpan(pair.On, pair.Length), on);
                    sum += Products(_on.AsSpan(pair.On, pair.Length), on);
                }

                LaneKernels.FireBack(ifOff.Slice(pair.On, pair.Length), on, edge.Fire, edge.Keep);
            }

            if (reduction.IsPresentTarget(step.Vertex))
            {
                contributions[edge.Parent] = sum * edge.Fire / all;
            }
        }
    }

    // Goes back through the edges, and where one ends in a target sums "this one fired and no target edge before it did".
    private Vector256<double> FireBack(
        SweepPlan plan, Reduction reduction, in SweepStep step, int bit, ReadOnlySpan<double> from, Span<double> present)
    {
        var fired = Vector256<double>.Zero;
        for (var f = step.FireCount - 1; f >= 0; f--)
        {
            var fire = plan.Edges[step.FirstFire + f];
            var edge = topology.Edges[fire.Edge];
            if (reduction.IsPresentTarget(edge.Child))
            {
                fired += FiredInto(bit, fire.Bit, from, present) * (edge.Fire * QuietBefore(plan, reduction, step, f));
            }

            foreach (var pair in new BitPairs(present.Length, fire.Bit, lanes))
            {
                LaneKernels.FireBack(present.Slice(pair.Off, pair.Length), present.Slice(pair.On, pair.Length), edge.Fire, edge.Keep);
            }
        }

        return fired;
    }

    private double QuietBefore(SweepPlan plan, Reduction reduction, in SweepStep step, int f)
    {
        var quiet = 1.0;
        for (var i = 0; i < f; i++)
        {
            var edge = topology.Edges[plan.Edges[step.FirstFire + i].Edge];
            quiet *= reduction.IsPresentTarget(edge.Child) ? edge.Keep : 1;
        }

        return quiet;
    }

    // Sums over the half where the vertex's bit is on, or over everything when it has no bit.
    private Vector256<double> FiredInto(int vertexBit, int bit, ReadOnlySpan<double> from, ReadOnlySpan<double> present)
    {
        var sum = Vector256<double>.Zero;
        if (vertexBit < 0)
        {
            foreach (var pair in new BitPairs(present.Length, bit, lanes))
            {
                var on = present.Slice(pair.On, pair.Length);
                sum += Products(from.Slice(pair.Off, pair.Length), on) + Products(from.Slice(pair.On, pair.Length), on);
            }

            return sum;
        }

        var stride = lanes << vertexBit;
        var childMask = lanes << bit;
        foreach (var pair in new BitPairs(from.Length, vertexBit, lanes))
        {
            var target = pair.Rank * stride;
            if (childMask >= stride)
            {
                sum += Products(from.Slice(pair.On, stride), present.Slice(target | childMask, stride));
                continue;
            }

            foreach (var inner in new BitPairs(stride, bit, lanes))
            {
                var on = present.Slice(target + inner.On, inner.Length);
                sum += Products(from.Slice(pair.On + inner.Off, inner.Length), on);
                sum += Products(from.Slice(pair.On + inner.On, inner.Length), on);
            }
        }

        return sum;
    }

    private void Meet(
        ReadOnlySpan<double> off, ReadOnlySpan<double> on, ReadOnlySpan<double> absent, ReadOnlySpan<double> present, ref MeetingSums sums) =>
        sums = new MeetingSums(
            sums.OffAbsent + Products(off, absent), sums.OnAbsent + Products(on, absent), sums.OnPresent + Products(on, present));

    private Vector256<double> Products(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => LaneKernels.SumOfProducts(x, y, lanes == 1);

    private void Rescale(Span<double> vector)
    {
        var largest = LaneKernels.Largest(vector, lanes == 1);
        Span<double> factors = stackalloc double[LaneKernels.Width];
        for (var lane = 0; lane < LaneKernels.Width; lane++)
        {
            var value = largest.GetElement(lane);
            factors[lane] = value > 0 ? Math.ScaleB(1, -Math.ILogB(value)) : 1;
        }

        LaneKernels.Scale(vector, Vector256.Create<double>(factors), vector);
    }
}
