using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>Chances of unobserved nodes without children, several at a time: each lane calculates the probability of absence.</summary>
internal static class LeafMarginals
{
    public static Beliefs Fill(Topology topology, Solution solution, Workspace workspace, CancellationToken ct)
    {
        var problem = solution.Problem;
        int[] leaves = [.. Enumerable.Range(0, topology.Count).Where(i => problem.Reduction.Roles[i] == Role.Leaf)];
        var absent = new CompensatedSum[(leaves.Length + LaneKernels.Width - 1) / LaneKernels.Width];
        for (var subset = 0; subset < problem.Subsets; subset++)
        {
            workspace.LoadExcluded(problem);
            var factor = problem.Exclude(topology, subset, workspace.Excluded, Lane.All);
            for (var group = 0; group < absent.Length && factor != 0; group++)
            {
                ct.ThrowIfCancellationRequested();
                absent[group].Add(TermsOf(topology, solution, workspace, leaves, group, ct) * factor);
            }
        }

        var marginals = solution.Beliefs.Marginals.ToBuilder();
        for (var i = 0; i < leaves.Length; i++)
        {
            var chance = absent[i / LaneKernels.Width].Lanes.GetElement(i % LaneKernels.Width) / solution.Total;
            marginals[leaves[i]] = Math.Clamp(1 - chance, 0, 1);
        }

        return solution.Beliefs with { Marginals = marginals.MoveToImmutable() };
    }

    private static Vector256<double> TermsOf(
        Topology topology, Solution solution, Workspace workspace, int[] leaves, int group, CancellationToken ct)
    {
        var run = workspace.Many;
        var problem = solution.Problem;
        var first = group * LaneKernels.Width;
        run.Weights.CopyFrom(workspace.Excluded, problem.Reduction.Vertices);
        var terms = Vector256<double>.Zero;
        for (var lane = 0; lane < Math.Min(LaneKernels.Width, leaves.Length - first); lane++)
        {
            var leaf = leaves[first + lane];
            var known = BaseWeights.DampParents(topology, problem.Reduction, run.Weights, leaf, Lane.Only(lane));
            terms = terms.WithElement(lane, (1 - topology.Leak[leaf]) * known);
        }

        run.Forward(problem, ct);
        return terms * run.TotalsOver(solution.Unit);
    }
}
