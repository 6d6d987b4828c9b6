using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Runs a plan backwards with the transposed steps and reads off, where the forward vector and the backward vector meet, the
/// derivative of the logarithm of the total by every weight of every core vertex. Each reading is divided by the total as seen
/// at the same place, so the scale of either vector does not matter.
/// </summary>
internal sealed class SweepBackward(Topology topology)
{
    private readonly EliminationBackward _elimination = new(topology);

    /// <summary>Where the vectors lie.</summary>
    public LongVectors Vectors { get; set; } = new();

    public void Run(
        SweepPlan plan, Reduction reduction, SweepForward forward, Weights w, Weights d, double[] contributions, CancellationToken ct)
    {
        var scale = new SweepScale(topology);
        var arriving = Vectors.Even.Take(1 << plan.PeakBits);
        var leaving = Vectors.Odd.Take(1 << plan.PeakBits);
        arriving[0] = LaneFindings.End(plan.LaneFindings);
        for (var s = plan.Steps.Count - 1; s >= 0; s--)
        {
            ct.ThrowIfCancellationRequested();
            var step = plan.Steps[s];
            var from = forward.VectorBefore(plan, s);
            var after = arriving[..(1 << step.BitsAfter)];
            var before = leaving[..from.Length];
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
                    _elimination.Run(plan, reduction, step, forward, from, after, before, w, d, contributions);
                    break;
                default:
                    throw new InvalidOperationException("Not a step.");
            }

            if (scale.IsDue(plan, step, w))
            {
                SweepScale.Normalise(before);
            }

            var free = arriving;
            arriving = leaving;
            leaving = free;
        }

        LaneFindings.FillDerivatives(plan.LaneFindings, w, d, arriving[0]);
    }

    private static void Open(in SweepStep step, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> after, Span<Vector256<double>> before, Weights w, Weights d)
    {
        var off = Sums.Dot(from, after[..from.Length]);
        var on = Sums.Dot(from, after[from.Length..]);
        VertexDerivatives.OfOpening(w, d, step.Vertex, step.IsSettled, off, on);
        var opening = VertexWeights.OfOpening(w, step.Vertex, step.IsSettled);
        Kernels.Mix(after[..from.Length], opening.Off, after[from.Length..], opening.On, before);
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
}
