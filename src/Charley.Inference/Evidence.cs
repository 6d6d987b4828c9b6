namespace Charley.Inference;

/// <summary>What is known about the nodes of one network. Immutable; changing an answer makes a new value.</summary>
public sealed class Evidence
{
    private readonly NodeState[] _states;

    private Evidence(NodeState[] states) => _states = states;

    /// <summary>Number of nodes of the network this evidence is about.</summary>
    public int Count => _states.Length;

    internal ReadOnlySpan<NodeState> States => _states;

    /// <summary>What is known about one node.</summary>
    /// <param name="node">Index of the node.</param>
    public NodeState this[int node] => _states[node];

    /// <summary>Nothing known yet.</summary>
    /// <param name="network">The network the evidence will be about.</param>
    /// <returns>Evidence with every node unknown.</returns>
    public static Evidence None(NoisyOrNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new Evidence(new NodeState[network.Nodes.Length]);
    }

    /// <summary>The same evidence with one answer set, changed, or (with <see cref="NodeState.Unknown"/>) taken back.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="state">What is known about it.</param>
    /// <returns>The new evidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node or state.</exception>
    public Evidence With(int node, NodeState state) => With([KeyValuePair.Create(node, state)]);

    /// <summary>The same evidence with several answers set; of two for the same node the later counts.</summary>
    /// <param name="answers">Index of a node and what is known about it.</param>
    /// <returns>The new evidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node or state.</exception>
    public Evidence With(IEnumerable<KeyValuePair<int, NodeState>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var states = (NodeState[])_states.Clone();
        foreach (var (node, state) in answers)
        {
            if (node < 0 || node >= states.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(answers), node, "There is no such node.");
            }

            if (state is not (NodeState.Unknown or NodeState.Absent or NodeState.Present))
            {
                throw new ArgumentOutOfRangeException(nameof(answers), state, "Not a state of a node.");
            }

            states[node] = state;
        }

        return new Evidence(states);
    }
}
