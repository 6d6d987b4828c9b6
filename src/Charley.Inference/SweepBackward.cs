using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Runs a plan backwards with the transposed steps and reads off, where the forward vector and the backward vector meet, the
/// derivative of the logarithm of the total by every weight of every core vertex. Each reading is divided by the total as seen
/// at the same place, so the scale of either vector does not matter.
/// </summary>
internal sealed class SweepBackward(Topology topology)
{
    private Vector256<double>[] _after = [];
    private Vector256<double>[] _before = [];
    private Vector256<double>[] _branch = [];
    private Vector256<double>[] _off = [];
    private Vector256<double>[] _on = [];
    private Vector256<double>[] _ifOff = [];

    public void Run(
        SweepPlan plan, Reduction reduction, SweepForward forward, Weights w, Weights d, double[] contributions, CancellationToken ct)
    {
        var size = 1 << plan.PeakBits;
        if (_after.Length < size)
        {
            _after = new Vector256<double>[size];
            _before = new Vector256<double>[size];
            _branch = new Vector256<double>[size];
            _off = new Vector256<double>[size];
            _on = new Vector256<double>[size];
            _ifOff = new Vector256<double>[size];
        }

        var scale = new SweepScale(topology);
        _after[0] = LaneFindings.End(plan.LaneFindings);
        for (var s = plan.Steps.Count - 1; s >= 0; s--)
        {
            ct.ThrowIfCancellationRequested();
            var step = plan.Steps[s];
            var from = forward.VectorBefore(plan, s);
            var after = _after.AsSpan(0, 1 << step.BitsAfter);
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

            if (scale.IsDue(plan, step, w))
            {
                SweepScale.Normalise(before);
            }

            (_after, _before) = (_before, _after);
        }

        LaneFindings.FillDerivatives(plan.LaneFindings, w, d, _after[0]);
    }

    private static void Open(in SweepStep step, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> after, Span<Vector256<double>> before, Weights w, Weights d)
    {
        var off = Sums.Dot(from, after[..from.Length]);
        var on = Sums.Dot(from, after[from.Length..]);
        VertexDerivatives.OfOpening(w, d, step.Vertex, step.IsSettled, off, on);
        var opening = VertexWeights.OfOpening(w, step.Vertex, step.IsSettled);
        Kernels.Scale(after[..from.Length], opening.Off, before);
        Kernels.AddScaled(after[from.Length..], opening.On, before);
    }

    private void Fire(
        in SweepStep step, Reduction reduction, ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<Vector256<double>> after, Span<Vector256<double>> before, double[] contributions)
    {
        ref readonly var edge = ref topology.Edges[step.Edge];
        after.CopyTo(before);
        BitMoves.FireBackIf(before, step.OtherBit, step.Bit, edge.Fire, edge.Keep);
        if (reduction.IsPresentTarget(edge.Child))
        {
            var fired = BitMoves.DotTurnedOnIf(from, after, step.OtherBit, step.Bit);
            contributions[edge.Parent] = fired * edge.Fire / Sums.Dot(from, before);
        }
    }

    private static void Shut(in SweepStep step, ReadOnlySpan<Vector256<double>> after, Span<Vector256<double>> before)
    {
        after.CopyTo(before);
        BitMoves.ShutBack(before, step.OtherBit, step.Bit);
    }

    private static void Settle(in SweepStep step, ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<Vector256<double>> after, Span<Vector256<double>> before, Weights w, Weights d)
    {
        var sums = Sums.MeetInPlace(from, after, step.Bit);
        Kernels.SettleBack(after, step.Bit, VertexWeights.OfSettling(w, step.Vertex), before);
        VertexDerivatives.OfSettling(w, d, step.Vertex, sums);
    }

    private void Eliminate(
        SweepPlan plan, Reduction reduction, in SweepStep step, SweepForward forward, ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<Vector256<double>> after, Span<Vector256<double>> before, Weights w, Weights d, double[] contributions)
    {
        var present = _branch.AsSpan(0, after.Length);
        after.CopyTo(present);
        double fired;
        if (step.CollectCount > 0)
        {
            var off = _off.AsSpan(0, after.Length);
            var on = _on.AsSpan(0, after.Length);
            forward.Collect(plan, step, w, from, off, on);
            fired = FireBack(plan, reduction, step, forward, bit: -1, on, present);
            Collected(plan, reduction, step, from, after, present, before, w, d, fired, contributions);
            return;
        }

        fired = FireBack(plan, reduction, step, forward, step.Bit, from, present);
        if (step.Bit < 0)
        {
            Unopened(step, from, after, present, before, w, d, fired, contributions);
        }
        else
        {
            Opened(step, from, after, present, before, w, d, fired, contributions);
        }
    }

    private static void Unopened(
        in SweepStep step, ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<Vector256<double>> after, ReadOnlySpan<Vector256<double>> present, Span<Vector256<double>> before, Weights w, Weights d, double fired, double[] contributions)
    {
        var off = Sums.Dot(from, after);
        var on = Sums.Dot(from, present);
        var opening = VertexWeights.OfOpening(w, step.Vertex, settled: true);
        VertexDerivatives.OfOpening(w, d, step.Vertex, settled: true, off, on);
        contributions[step.Vertex] += VertexDerivatives.Contribution(opening, off, on, fired);
        Kernels.Scale(after, opening.Off, before);
        Kernels.AddScaled(present, opening.On, before);
    }

    private static void Opened(
        in SweepStep step, ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<Vector256<double>> after, ReadOnlySpan<Vector256<double>> present, Span<Vector256<double>> before, Weights w, Weights d, double fired, double[] contributions)
    {
        var settling = step.IsSettled ? VertexWeights.AlreadySettled : VertexWeights.OfSettling(w, step.Vertex);
        var sums = Sums.Meet(from, step.Bit, after, present);
        Kernels.Join(after, present, step.Bit, settling, before);
        contributions[step.Vertex] += VertexDerivatives.Contribution(settling, sums, fired);
        if (!step.IsSettled)
        {
            VertexDerivatives.OfSettling(w, d, step.Vertex, sums);
        }
    }

    // The vertex's parents acted on it in this step: _off and _on hold what they left, on the way back their action is undone.
    private void Collected(
        SweepPlan plan, Reduction reduction, in SweepStep step, ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<Vector256<double>> after, Span<Vector256<double>> ifOn, Span<Vector256<double>> before, Weights w, Weights d, double fired, double[] contributions)
    {
        ReadOnlySpan<Vector256<double>> off = _off.AsSpan(0, after.Length);
        ReadOnlySpan<Vector256<double>> on = _on.AsSpan(0, after.Length);
        var sums = new MeetingSums(Sums.Dot(off, after), Sums.Dot(on, after), Sums.Dot(on, ifOn));
        var settling = VertexWeights.OfSettling(w, step.Vertex);
        VertexDerivatives.OfSettling(w, d, step.Vertex, sums);
        contributions[step.Vertex] += VertexDerivatives.Contribution(settling, sums, fired);
        var ifOff = _ifOff.AsSpan(0, after.Length);
        Kernels.Scale(after, settling.OffToAbsent, ifOff);
        Kernels.Scale(ifOn, settling.OnToPresent, ifOn);
        Kernels.AddScaled(after, settling.OnToAbsent, ifOn);
        var all = Sums.Dot(off, ifOff) + Sums.Dot(on, ifOn);
        CollectBack(plan, reduction, step, ifOff, ifOn, all, contributions);
        if (step.Bit < 0)
        {
            VertexDerivatives.OfOpening(w, d, step.Vertex, settled: false, Sums.Dot(from, ifOff), Sums.Dot(from, ifOn));
            var opening = VertexWeights.OfOpening(w, step.Vertex, settled: false);
            Kernels.Scale(ifOff, opening.Off, before);
            Kernels.AddScaled(ifOn, opening.On, before);
            return;
        }

        Kernels.Join(ifOff, ifOn, step.Bit, VertexWeights.AlreadySettled, before);
    }

    private void CollectBack(
        SweepPlan plan, Reduction reduction, in SweepStep step, Span<Vector256<double>> ifOff, Span<Vector256<double>> ifOn, double all, double[] contributions)
    {
        for (var c = step.CollectCount - 1; c >= 0; c--)
        {
            var collect = plan.Edges[step.FirstCollect + c];
            var edge = topology.Edges[collect.Edge];
            if (edge.IsGate)
            {
                foreach (var pair in new BitPairs(ifOff.Length, collect.Bit))
                {
                    ifOff.Slice(pair.Off, pair.Length).CopyTo(ifOn[pair.Off..]);
                }

                continue;
            }

            Kernels.FireBackAcross(ifOff, ifOn, collect.Bit, edge.Fire, edge.Keep);
            if (reduction.IsPresentTarget(step.Vertex))
            {
                // Firing leaves the sum of off and on as it is, and a present target has no gate: the last sum is the first.
                var sum = Sums.DotWhereOn(_off.AsSpan(0, ifOn.Length), ifOn, collect.Bit) + Sums.DotWhereOn(_on.AsSpan(0, ifOn.Length), ifOn, collect.Bit);
                contributions[edge.Parent] = sum * edge.Fire / all;
            }
        }
    }

    // Goes back through the edges, and where one ends in a target sums "this one fired and no target edge before it did".
    private double FireBack(
        SweepPlan plan, Reduction reduction, in SweepStep step, SweepForward forward, int bit, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> present)
    {
        Span<BitFire> fires = stackalloc BitFire[step.FireCount];
        forward.FillFires(plan, step, fires);
        var targets = TargetsOf(plan, reduction, step);
        BitMoves.FireBackAll(present, fires[targets..]);
        var fired = 0.0;
        for (var f = targets - 1; f >= 0; f--)
        {
            fired += FiredInto(bit, fires[f].Bit, from, present) * (fires[f].Chance * QuietBefore(fires[..f]));
            BitMoves.FireBack(present, fires[f].Bit, fires[f].Chance, fires[f].Keep);
        }

        return fired;
    }

    // Edges into targets come first.
    private int TargetsOf(SweepPlan plan, Reduction reduction, in SweepStep step)
    {
        var count = 0;
        while (count < step.FireCount && reduction.IsPresentTarget(topology.Edges[plan.Edges[step.FirstFire + count].Edge].Child))
        {
            count++;
        }

        return count;
    }

    private static double QuietBefore(ReadOnlySpan<BitFire> fires)
    {
        var quiet = 1.0;
        foreach (ref readonly var fire in fires)
        {
            quiet *= fire.Keep;
        }

        return quiet;
    }

    // Sums over the half where the vertex's bit is on, or over everything when it has no bit.
    private static double FiredInto(int vertexBit, int bit, ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<Vector256<double>> present)
    {
        if (vertexBit < 0)
        {
            return BitMoves.DotTurnedOn(from, present, bit);
        }

        return Lanes.IsLane(bit) ? Sums.DotBranchLane(from, vertexBit, present, Lanes.Of(bit)) : Sums.DotBranch(from, vertexBit, present, bit);
    }
}
