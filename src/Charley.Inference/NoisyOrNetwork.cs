using System.Collections.Immutable;

namespace Charley.Inference;

/// <summary>A validated noisy-OR network: nodes in topological order, immutable, shareable between threads.</summary>
public sealed class NoisyOrNetwork
{
    private readonly Dictionary<string, int> _indexById;

    private NoisyOrNetwork(ImmutableArray<NoisyOrNode> nodes, Dictionary<string, int> indexById, Topology topology)
    {
        Nodes = nodes;
        _indexById = indexById;
        Topology = topology;
    }

    /// <summary>The nodes, every parent and gate before its children. A node is named by its index everywhere else.</summary>
    public ImmutableArray<NoisyOrNode> Nodes { get; }

    /// <summary>The links once more, as flat arrays for the engine.</summary>
    internal Topology Topology { get; }

    /// <summary>Builds a network, or says which node is wrong and why.</summary>
    /// <param name="nodes">The nodes in topological order.</param>
    /// <returns>The network; <paramref name="nodes"/> is copied.</returns>
    /// <exception cref="ArgumentException">
    /// A number is not within 0 and 1, an id is empty or used twice, a parent is named twice, or a parent or gate
    /// does not come earlier in the list. The message names the node.
    /// </exception>
    public static NoisyOrNetwork Create(IReadOnlyList<NoisyOrNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var indexById = new Dictionary<string, int>(nodes.Count, StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (node is null || string.IsNullOrEmpty(node.Id))
            {
                throw new ArgumentException($"Node number {i} has no id.", nameof(nodes));
            }

            if (!indexById.TryAdd(node.Id, i))
            {
                throw new ArgumentException($"Node '{node.Id}' appears twice.", nameof(nodes));
            }

            var problem = ProblemWith(node, i);
            if (problem is not null)
            {
                throw new ArgumentException($"Node '{node.Id}': {problem}", nameof(nodes));
            }
        }

        ImmutableArray<NoisyOrNode> all = [.. nodes];
        return new NoisyOrNetwork(all, indexById, new Topology(all));
    }

    /// <summary>The network with other numbers, which shares with this one whatever does not depend on them.</summary>
    /// <param name="nodes">The same nodes with the same gates and links; a link of strength above 0 keeps that, and one of 0 too.</param>
    /// <exception cref="ArgumentException">A number is not within 0 and 1, or the nodes, gates or links are other ones.</exception>
    public NoisyOrNetwork WithNumbersOf(ImmutableArray<NoisyOrNode> nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i >= Nodes.Length || !string.Equals(nodes[i].Id, Nodes[i].Id, StringComparison.Ordinal))
            {
                throw new ArgumentException($"Node number {i}, '{nodes[i].Id}', is not in the network there.", nameof(nodes));
            }

            if (!IsProbability(nodes[i].Leak) || !nodes[i].Parents.All(link => IsProbability(link.Strength)))
            {
                throw new ArgumentException($"Node '{nodes[i].Id}': a number is not within 0 and 1.", nameof(nodes));
            }
        }

        return new NoisyOrNetwork(nodes, _indexById, Topology.WithNumbersOf(nodes));
    }

    /// <summary>Index of the node called <paramref name="id"/>.</summary>
    /// <param name="id">The node's id.</param>
    /// <returns>Its index in <see cref="Nodes"/>.</returns>
    /// <exception cref="KeyNotFoundException">There is no such node; the message names the id.</exception>
    public int IndexOf(string id) =>
        _indexById.TryGetValue(id, out var index) ? index : throw new KeyNotFoundException($"The network has no node '{id}'.");

    /// <summary>Index of the node called <paramref name="id"/>, if there is one.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="index">Its index in <see cref="Nodes"/>, or 0.</param>
    /// <returns>Whether the node exists.</returns>
    public bool TryIndexOf(string id, out int index) => _indexById.TryGetValue(id, out index);

    /// <summary>The nodes of which answers may contradict each other, so that their probability is zero together.</summary>
    /// <remarks>
    /// None may if every node can be absent whatever its parents are, and each node asked about can be present without any: then all
    /// other nodes can be absent at once, and each answer keeps a chance above zero. Where that does not hold, a node without children
    /// that can be present and absent whatever its parents are still never takes part.
    /// </remarks>
    /// <param name="answerable">Indices of the nodes that may be observed.</param>
    /// <returns>Those that may take part in a contradiction; empty if none can arise.</returns>
    public ImmutableArray<int> MayContradict(IReadOnlyCollection<int> answerable)
    {
        ArgumentNullException.ThrowIfNull(answerable);
        if (Nodes.All(CanBeAbsent) && answerable.All(index => CanBePresent(Nodes[index])))
        {
            return [];
        }

        var above = Nodes.SelectMany(node => node.Parents.Select(link => link.Parent).Concat(node.Gate is { } gate ? [gate] : [])).ToHashSet();
        return [.. answerable.Where(index => above.Contains(index) || !CanBeAbsent(Nodes[index]) || !CanBePresent(Nodes[index]))];
    }

    private static bool CanBeAbsent(NoisyOrNode node) => node.Leak < 1 && node.Parents.All(link => link.Strength < 1);

    private static bool CanBePresent(NoisyOrNode node) => node.Leak > 0 && node.Gate is null;

    private static string? ProblemWith(NoisyOrNode node, int index)
    {
        if (!IsProbability(node.Leak))
        {
            return $"the leak {node.Leak:R} is not within 0 and 1.";
        }

        if (node.Gate is { } gate && (gate < 0 || gate >= index))
        {
            return $"the gate {gate} does not come earlier in the list.";
        }

        if (node.Parents.IsDefault)
        {
            return "the parents are not set; use an empty list for a root.";
        }

        var seen = new HashSet<int>();
        foreach (var link in node.Parents)
        {
            if (link.Parent < 0 || link.Parent >= index)
            {
                return $"the parent {link.Parent} does not come earlier in the list.";
            }

            if (!IsProbability(link.Strength))
            {
                return $"the strength {link.Strength:R} of parent {link.Parent} is not within 0 and 1.";
            }

            if (!seen.Add(link.Parent))
            {
                return $"the parent {link.Parent} is named twice.";
            }
        }

        return null;
    }

    // Written so that NaN fails.
    private static bool IsProbability(double value) => value >= 0 && value <= 1;
}
