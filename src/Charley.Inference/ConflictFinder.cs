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

    // Only the sweep tells zero from very small: nothing is subtracted there.
    private static bool IsImpossible(Topology topology, Workspace workspace, NodeState[] states, CancellationToken ct)
    {
        var problem = Problem.Create(topology, states, [], Method.Sweep);
        problem.Load(topology, workspace.Base);
        workspace.Single.Weights.CopyFrom(workspace.Base, problem.Reduction.Vertices);
        workspace.Single.Forward(problem, ct);
        return problem.Constant.Mantissa == 0 || workspace.Single.Total(0).Mantissa == 0;
    }
}
