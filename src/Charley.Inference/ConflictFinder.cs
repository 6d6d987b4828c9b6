using System.Collections.Immutable;

namespace Charley.Inference;

/// <summary>Reduces impossible evidence to observations that conflict, by leaving out every one that is not needed.</summary>
internal static class ConflictFinder
{
    public static ImmutableArray<int> Find(Topology topology, Workspace workspace, ReadOnlySpan<NodeState> observed, CancellationToken ct)
    {
        var states = observed.ToArray();
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] == NodeState.Unknown)
            {
                continue;
            }

            states[i] = NodeState.Unknown;
            if (!IsImpossible(topology, workspace, states, ct))
            {
                states[i] = observed[i];
            }
        }

        return [.. Enumerable.Range(0, states.Length).Where(i => states[i] != NodeState.Unknown)];
    }

    private static bool IsImpossible(Topology topology, Workspace workspace, NodeState[] states, CancellationToken ct)
    {
        var problem = new Problem(topology, states, []);
        problem.CheckBudget();
        problem.LoadNow(workspace);
        workspace.Single.Forward(problem.Reduction, problem.Plan, ct);
        return problem.Constant.Mantissa == 0 || workspace.Single.Totals[0].Mantissa == 0;
    }
}
