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
        LaneFindings =
        [
            .. Nodes.Where(i => topology.IsFinding(i) && reduction.States[i] == NodeState.Present)
                .OrderByDescending(i => topology.Into[i].Count(e => reduction.Alive[e]))
                .Take(Lanes.Bits),
        ];
        var number = new int[topology.Count];
        for (var v = 0; v < Nodes.Length; v++)
        {
            number[Nodes[v]] = v;
        }

        Parents = new int[Nodes.Length][];
        Children = new int[Nodes.Length][];
        GateChildren = new int[Nodes.Length];
        GateOf = new int[Nodes.Length];
        MayCollect = new bool[Nodes.Length];
        IsLane = new bool[Nodes.Length];
        IsFinding = [.. Nodes.Select(topology.IsFinding)];
        for (var v = 0; v < Nodes.Length; v++)
        {
            int[] into = [.. topology.Into[Nodes[v]].Where(e => reduction.Alive[e])];
            int[] outOf = [.. topology.OutOf[Nodes[v]].Where(e => reduction.Alive[e])];
            Parents[v] = [.. into.Select(e => number[topology.Edges[e].Parent])];
            Children[v] = [.. outOf.Select(e => number[topology.Edges[e].Child])];
            GateChildren[v] = outOf.Count(e => topology.Edges[e].IsGate);
            GateOf[v] = into.Where(e => topology.Edges[e].IsGate).Select(e => number[topology.Edges[e].Parent]).DefaultIfEmpty(-1).First();

            // A node's links into several targets must fire together (see Reduction), so such targets do not collect.
            MayCollect[v] = reduction.TargetCount < 2 || !reduction.IsPresentTarget(Nodes[v]);
            IsLane[v] = LaneFindings.Contains(Nodes[v]);
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

    /// <summary>Index in the network of the present findings whose bits are lanes: those with the most links.</summary>
    public int[] LaneFindings { get; }

    /// <summary>Whether a vertex is one of them.</summary>
    public bool[] IsLane { get; }

    /// <summary>Whether a vertex has no children and no gate.</summary>
    public bool[] IsFinding { get; }
}
