namespace Charley.Inference;

/// <summary>Chances of unobserved nodes without children, several at a time: each lane calculates the probability of absence.</summary>
internal static class LeafMarginals
{
    public static Beliefs Fill(Topology topology, Solution solution, Workspace workspace, CancellationToken ct)
    {
        var problem = solution.Problem;
        int[] leaves = [.. Enumerable.Range(0, topology.Count).Where(i => problem.Reduction.Roles[i] == Role.Leaf)];
        var absent = new CompensatedSum[leaves.Length];
        for (var subset = 0; subset < problem.Subsets; subset++)
        {
            workspace.LoadExcluded(problem);
            var factor = problem.Exclude(topology, subset, workspace.Excluded, lane: 0);
            for (var first = 0; first < leaves.Length; first += LaneKernels.Width)
            {
                ct.ThrowIfCancellationRequested();
                var group = leaves.AsSpan(first, Math.Min(LaneKernels.Width, leaves.Length - first));
                AddGroup(topology, solution, workspace, group, factor, absent.AsSpan(first), ct);
            }
        }

        var marginals = solution.Beliefs.Marginals.ToBuilder();
        for (var i = 0; i < leaves.Length; i++)
        {
            marginals[leaves[i]] = Math.Clamp(1 - (absent[i].Value / solution.Total), 0, 1);
        }

        return solution.Beliefs with { Marginals = marginals.MoveToImmutable() };
    }

    private static void AddGroup(
        Topology topology, Solution solution, Workspace workspace, ReadOnlySpan<int> leaves, double factor, Span<CompensatedSum> absent, CancellationToken ct)
    {
        var run = workspace.Many;
        var problem = solution.Problem;
        run.Weights.Spread(workspace.Excluded, problem.Reduction.Vertices);
        Span<double> known = stackalloc double[LaneKernels.Width];
        for (var lane = 0; lane < leaves.Length; lane++)
        {
            known[lane] = (1 - topology.Leak[leaves[lane]]) * BaseWeights.DampParents(topology, problem.Reduction, run.Weights, leaves[lane], lane);
        }

        run.Forward(problem, ct);
        for (var lane = 0; lane < leaves.Length; lane++)
        {
            absent[lane].Add(factor * known[lane] * run.Totals[lane].DividedBy(solution.Unit));
        }
    }
}
