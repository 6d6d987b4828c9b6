namespace Charley.Inference;

/// <summary>
/// The core of a <see cref="Reduction"/> with its vertices numbered 0, 1, ... in topological order, for trying out orders
/// quickly.
/// </summary>
internal sealed class CoreGraph
{
    public CoreGraph(Topology topology, Reduction reduction)
    {
        Nodes = [.. reduction.Core];
        var number = new int[topology.Count];
        Array.Fill(number, -1);
        for (var v = 0; v < Nodes.Length; v++)
        {
            number[Nodes[v]] = v;
        }

        Parents = new int[Nodes.Length][];
        Children = new int[Nodes.Length][];
        GateChildren = new int[Nodes.Length];
        MayCollect = new bool[Nodes.Length];
        for (var v = 0; v < Nodes.Length; v++)
        {
            var node = Nodes[v];
            Parents[v] = [.. topology.Into[node].Where(e => reduction.Alive[e]).Select(e => number[topology.Edges[e].Parent])];
            Children[v] = [.. topology.OutOf[node].Where(e => reduction.Alive[e]).Select(e => number[topology.Edges[e].Child])];
            GateChildren[v] = topology.OutOf[node].Count(e => reduction.Alive[e] && topology.Edges[e].IsGate);

            // A node's links into several targets must fire together (see Reduction), so such targets do not collect.
            MayCollect[v] = reduction.TargetCount < 2 || !reduction.IsPresentTarget(node);
        }

        GateOf = new int[Nodes.Length];
        Array.Fill(GateOf, -1);
        foreach (var (edge, index) in topology.Edges.Select((edge, index) => (edge, index)))
        {
            if (edge.IsGate && reduction.Alive[index])
            {
                GateOf[number[edge.Child]] = number[edge.Parent];
            }
        }
    }

    public int Count => Nodes.Length;

    /// <summary>Index in the network of each vertex.</summary>
    public int[] Nodes { get; }

    /// <summary>Where the edges into each vertex begin; a gate counts as one.</summary>
    public int[][] Parents { get; }

    /// <summary>Where the edges out of each vertex end.</summary>
    public int[][] Children { get; }

    /// <summary>How many vertices each one is the gate of.</summary>
    public int[] GateChildren { get; }

    /// <summary>The gate of each vertex, or -1.</summary>
    public int[] GateOf { get; }

    /// <summary>Whether a vertex may be finished by opening its parents.</summary>
    public bool[] MayCollect { get; }
}
