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

    // Loading a vertex's weights, splitting and summing, and the two factors of each place (see BlockFires), forwards and backwards.
    private const int PerStep = 20;

    // One edge firing, forwards and backwards: dividing by its chance or rounding 1 - strength, its part in two factors, the sum.
    private const int PerFire = 8;

    // Sums of products are split into blocks, and those over the blocks of a step lose two roundings more, see CompensatedSum.
    private const int SumBlock = Sums.Block + Kernels.Width + 2;

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
