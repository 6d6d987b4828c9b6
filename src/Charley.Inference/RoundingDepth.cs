namespace Charley.Inference;

/// <summary>
/// Counts the roundings on the longest path from the network's numbers to a total. With only additions and multiplications of
/// non-negative numbers, d roundings give a relative error of at most about d * 2^-53 (Higham, Accuracy and Stability of Numerical
/// Algorithms, section 3.1).
/// </summary>
internal static class RoundingDepth
{
    /// <summary>Relative error of one rounding: 2^-53.</summary>
    public const double UnitRoundoff = 1.1102230246251565e-16;

    // Gathering one tree vertex: at most six roundings in a chain, forwards, and as many on the way back.
    private const int PerPeel = 12;

    // Folding a known link into a weight: rounding 1 - strength, multiplying, adding.
    private const int PerKnownLink = 3;

    // Loading a vertex's weights, splitting and summing, forwards and backwards.
    private const int PerStep = 16;

    // One edge firing, forwards and backwards, with the rounding of 1 - strength.
    private const int PerFire = 6;

    // Sums of products are split into blocks.
    private const int SumBlock = Sums.Block + Kernels.Width;

    public static long Of(Topology topology, Reduction reduction, SweepPlan plan) =>
        OfKnownLinks(topology, reduction) + (PerPeel * reduction.Peels.Count)
            + (PerStep * plan.Steps.Count) + (PerFire * plan.Edges.Count) + SumBlock + plan.PeakBits;

    private static long OfKnownLinks(Topology topology, Reduction reduction)
    {
        long known = 0;
        foreach (ref readonly var edge in topology.Edges.AsSpan())
        {
            var isKnown = reduction.States[edge.Child] != NodeState.Unknown || reduction.States[edge.Parent] != NodeState.Unknown;
            known += isKnown ? PerKnownLink : 0;
        }

        return known;
    }
}
