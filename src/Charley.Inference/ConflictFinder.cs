using System.Collections.Immutable;

namespace Charley.Inference;

/// <summary>Reduces impossible evidence to observations that conflict, by leaving out every one that is not needed.</summary>
internal static class ConflictFinder
{
    public static ImmutableArray<int> Find(Topology topology, SweepPlans plans, Workspace workspace, ReadOnlySpan<NodeState> observed, CancellationToken ct)
    {
        var states = observed.ToArray();
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] == NodeState.Unknown)
            {
                continue;
            }

            states[i] = NodeState.Unknown;
            if (IsPossible(topology, plans, workspace, states, ct))
            {
                states[i] = observed[i];
            }
        }

        return [.. Enumerable.Range(0, states.Length).Where(i => states[i] != NodeState.Unknown)];
    }

    /// <summary>Whether the probability of the evidence is above zero. Nothing is subtracted, so zero is zero.</summary>
    public static bool IsPossible(Topology topology, SweepPlans plans, Workspace workspace, ReadOnlySpan<NodeState> states, CancellationToken ct)
    {
        var question = Question.Create(topology, plans, workspace, states, []);
        return question.Constant.Mantissa > 0 && workspace.Forward(question, denied: -1, ct).Mantissa > 0;
    }
}
