using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// An elimination on the way back, block by block: what <see cref="SweepForward"/> did, transposed and in the opposite order, and
/// what is read off where both ways meet.
/// </summary>
internal sealed class EliminationBackward(Topology topology)
{
    private readonly BlockPlanner _planner = new();
    private readonly BlockFires _fires = new();
    private readonly Registers _off = new();
    private readonly Registers _on = new(1);
    private readonly Registers _absent = new(2);
    private readonly Registers _present = new(3);

    /// <summary>Takes one step back.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="reduction">What it was made for.</param>
    /// <param name="step">The elimination.</param>
    /// <param name="forward">The way there.</param>
    /// <param name="from">Its vector before the step.</param>
    /// <param name="after">The vector of the way back after the step.</param>
    /// <param name="before">Receives the one before the step.</param>
    /// <param name="w">Weights of the vertices.</param>
    /// <param name="d">Receives the derivatives by the weights of the vertex.</param>
    /// <param name="contributions">Receives the vertex's share in the targets, and those of the parents that act on it as a target.</param>
    public void Run(
        SweepPlan plan, Reduction reduction, in SweepStep step, SweepForward forward, ReadOnlySpan<Vector256<double>> from, ReadOnlySpan<Vector256<double>> after, Span<Vector256<double>> before, Weights w, Weights d, double[] contributions)
    {
        Span<BitFire> fires = stackalloc BitFire[step.FireCount];
        forward.FillFires(plan, step, fires);
        var targets = TargetsOf(plan, reduction, step);
        var blocks = _planner.Cut(step.BitsAfter, fires);
        var together = BlockFires.Together(fires[targets..]);
        var single = fires[..^together];
        _fires.Set(fires[^together..], blocks.Length, 1);
        var off = _off.Take(blocks.Length);
        var on = _on.Take(blocks.Length);
        var absent = _absent.Take(blocks.Length);
        var present = _present.Take(blocks.Length);
        Span<CompensatedSum> collected = stackalloc CompensatedSum[reduction.IsPresentTarget(step.Vertex) ? step.CollectCount : 0];
        var read = default(Readings);
        var start = 0;
        for (var block = 0; block < blocks.Count; block++)
        {
            Enter(plan, step, forward, w, from, blocks, start, off, on);
            BlockKernels.LoadBoth(after, _fires.After, blocks.Places, start, absent, present);
            _fires.FireBack(present);
            read.Fired.Add(FireBack(single, targets, on, present));
            read.Add(Sums.Meet(off, on, absent, present));
            if (step.CollectCount > 0)
            {
                Settle(VertexWeights.OfSettling(w, step.Vertex), absent, present);
                CollectBack(plan, step, blocks, start, off, on, absent, present, collected);
            }

            Leave(step, w, from, blocks, start, absent, present, off, ref read, before);
            start = blocks.After(start);
        }

        Write(plan, step, w, d, read, collected, contributions);
    }

    // What the way there had in the block: the vertex off and on, after its parents acted on it and before its own weights.
    private static void Enter(
        SweepPlan plan, in SweepStep step, SweepForward forward, Weights w, ReadOnlySpan<Vector256<double>> from, in StepBlocks blocks, int start, Span<Vector256<double>> off, Span<Vector256<double>> on)
    {
        if (step.CollectCount > 0)
        {
            forward.Collect(plan, step, w, from, blocks, start, off, on);
        }
        else if (step.Bit >= 0)
        {
            BlockKernels.Take(from, step.Bit, blocks.Places, start, off, on);
        }
        else
        {
            BlockKernels.Load(from, blocks.Places, start, off);
            off.CopyTo(on);
        }
    }

    // Goes back through the edges, and where one ends in a target sums "this one fired and no target edge before it did".
    private static double FireBack(ReadOnlySpan<BitFire> fires, int targets, ReadOnlySpan<Vector256<double>> on, Span<Vector256<double>> present)
    {
        BitMoves.FireBackAll(present, fires[targets..]);
        var fired = 0.0;
        for (var f = targets - 1; f >= 0; f--)
        {
            fired += BitMoves.DotTurnedOn(on, present, fires[f].Bit) * (fires[f].Chance * QuietBefore(fires[..f]));
            BitMoves.FireBack(present, fires[f].Bit, fires[f].Chance, fires[f].Keep);
        }

        return fired;
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

    // From what follows each value of the vertex to what follows each state of its bit.
    private static void Settle(in Settling settling, Span<Vector256<double>> absent, Span<Vector256<double>> present)
    {
        Kernels.Mix(absent, settling.OnToAbsent, present, settling.OnToPresent, present);
        Kernels.Scale(absent, settling.OffToAbsent, absent);
    }

    // Firing leaves the sum of off and on as it is, so what the parents left serves at every one of them.
    private void CollectBack(
        SweepPlan plan, in SweepStep step, in StepBlocks blocks, int start, ReadOnlySpan<Vector256<double>> off, ReadOnlySpan<Vector256<double>> on, Span<Vector256<double>> ifOff, Span<Vector256<double>> ifOn, Span<CompensatedSum> collected)
    {
        for (var c = step.CollectCount - 1; c >= 0; c--)
        {
            var collect = plan.Edges[step.FirstCollect + c];
            ref readonly var edge = ref topology.Edges[collect.Edge];
            if (blocks.Holds(collect.Bit))
            {
                var bit = blocks.Within(collect.Bit);
                BitMoves.AcrossBack(edge, ifOff, ifOn, bit);
                if (!collected.IsEmpty)
                {
                    collected[c].Add(Sums.DotWhereOn(off, ifOn, bit) + Sums.DotWhereOn(on, ifOn, bit));
                }

                continue;
            }

            var isOn = ((start >> collect.Bit) & 1) == 1;
            BitMoves.AcrossBack(edge, ifOff, ifOn, isOn);
            if (!collected.IsEmpty && isOn)
            {
                collected[c].Add(Sums.Dot(off, ifOn) + Sums.Dot(on, ifOn));
            }
        }
    }

    private static void Leave(
        in SweepStep step, Weights w, ReadOnlySpan<Vector256<double>> from, in StepBlocks blocks, int start, ReadOnlySpan<Vector256<double>> ifOff, ReadOnlySpan<Vector256<double>> ifOn, Span<Vector256<double>> room, ref Readings read, Span<Vector256<double>> before)
    {
        if (step.Bit >= 0)
        {
            var settling = step.IsSettled || step.CollectCount > 0 ? VertexWeights.AlreadySettled : VertexWeights.OfSettling(w, step.Vertex);
            BlockKernels.Join(ifOff, ifOn, step.Bit, settling, blocks.Places, start, before);
            return;
        }

        if (step.CollectCount > 0)
        {
            BlockKernels.Load(from, blocks.Places, start, room);
            read.OffBefore.Add(Sums.Dot(room, ifOff));
            read.OnBefore.Add(Sums.Dot(room, ifOn));
        }

        BlockKernels.Merge(ifOff, ifOn, VertexWeights.OfOpening(w, step.Vertex, settled: step.CollectCount == 0), blocks.Places, start, before);
    }

    private void Write(SweepPlan plan, in SweepStep step, Weights w, Weights d, Readings read, ReadOnlySpan<CompensatedSum> collected, double[] contributions)
    {
        var sums = read.Sums;
        if (step.CollectCount == 0 && step.Bit < 0)
        {
            var opening = VertexWeights.OfOpening(w, step.Vertex, settled: true);
            VertexDerivatives.OfOpening(w, d, step.Vertex, settled: true, sums.OffAbsent, sums.OnPresent);
            contributions[step.Vertex] += VertexDerivatives.Contribution(opening, sums.OffAbsent, sums.OnPresent, read.Fired.Value);
            return;
        }

        var settling = step.IsSettled ? VertexWeights.AlreadySettled : VertexWeights.OfSettling(w, step.Vertex);
        contributions[step.Vertex] += VertexDerivatives.Contribution(settling, sums, read.Fired.Value);
        if (!step.IsSettled)
        {
            VertexDerivatives.OfSettling(w, d, step.Vertex, sums);
        }

        if (step.CollectCount > 0 && step.Bit < 0)
        {
            VertexDerivatives.OfOpening(w, d, step.Vertex, settled: false, read.OffBefore.Value, read.OnBefore.Value);
        }

        for (var c = 0; c < collected.Length; c++)
        {
            ref readonly var edge = ref topology.Edges[plan.Edges[step.FirstCollect + c].Edge];
            if (!edge.IsGate)
            {
                contributions[edge.Parent] = collected[c].Value * edge.Fire / VertexDerivatives.Total(settling, sums);
            }
        }
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

    /// <summary>Sums over all blocks.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Readings
    {
        public CompensatedSum Fired;
        public CompensatedSum OffBefore;
        public CompensatedSum OnBefore;
        private CompensatedSum _offAbsent;
        private CompensatedSum _onAbsent;
        private CompensatedSum _onPresent;

        public readonly MeetingSums Sums => new(_offAbsent.Value, _onAbsent.Value, _onPresent.Value);

        public void Add(in MeetingSums block)
        {
            _offAbsent.Add(block.OffAbsent);
            _onAbsent.Add(block.OnAbsent);
            _onPresent.Add(block.OnPresent);
        }
    }
}
