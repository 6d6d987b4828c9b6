namespace Charley.Inference;

/// <summary>Chances of unobserved nodes without children, several at a time.</summary>
internal static class LeafMarginals
{
    public static void Fill(Topology topology, Problem problem, Workspace workspace, Span<double> marginals, CancellationToken ct)
    {
        var leaves = new List<int>();
        for (var i = 0; i < topology.Count; i++)
        {
            if (problem.Reduction.Roles[i] == Role.Leaf)
            {
                leaves.Add(i);
            }
        }

        var run = workspace.Many;
        Span<double> known = stackalloc double[LaneKernels.Width];
        for (var first = 0; first < leaves.Count; first += run.Lanes)
        {
            var count = Math.Min(run.Lanes, leaves.Count - first);
            run.Weights.Spread(workspace.Base);
            for (var lane = 0; lane < count; lane++)
            {
                var leaf = leaves[first + lane];
                known[lane] = (1 - topology.Leak[leaf]) * BaseWeights.DampParents(topology, problem.Reduction, run.Weights, leaf, lane);
            }

            run.Forward(problem.Reduction, problem.Plan, ct);
            for (var lane = 0; lane < count; lane++)
            {
                marginals[leaves[first + lane]] = Math.Clamp(1 - (known[lane] * run.Totals[lane].DividedBy(workspace.NowTotal)), 0, 1);
            }
        }
    }
}
