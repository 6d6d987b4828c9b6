using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>The links and gates of a network as flat arrays, numbered once. A link of strength 0 does nothing and is left out.</summary>
internal sealed class Topology
{
    public Topology(ImmutableArray<NoisyOrNode> nodes)
    {
        var into = new List<int>[nodes.Length];
        var outOf = new List<int>[nodes.Length];
        var edges = new List<Edge>();
        for (var i = 0; i < nodes.Length; i++)
        {
            into[i] = [];
            outOf[i] = [];
            foreach (var link in nodes[i].Parents.Where(l => l.Strength > 0))
            {
                Add(new Edge(link.Parent, i, link.Strength, 1 - link.Strength, IsGate: false));
            }

            // Last, because a gate acts on what the parents have done.
            if (nodes[i].Gate is { } gate)
            {
                Add(new Edge(gate, i, 0, 1, IsGate: true));
            }
        }

        Edges = [.. edges];
        Into = [.. into.Select(l => l.ToArray())];
        OutOf = [.. outOf.Select(l => l.ToArray())];
        Leak = [.. nodes.Select(n => n.Leak)];
        Gate = [.. nodes.Select(n => n.Gate ?? -1)];
        IsGate = [.. Enumerable.Range(0, nodes.Length).Select(i => Gate.Contains(i))];
        EdgesAboveFindings = [.. Enumerable.Range(0, Edges.Length).Where(e => !IsFinding(Edges[e].Child))];
        LeavesByParents = [.. Enumerable.Range(0, nodes.Length).Where(IsFinding).OrderBy(i => Into[i].Length)];

        void Add(Edge edge)
        {
            into[edge.Child].Add(edges.Count);
            outOf[edge.Parent].Add(edges.Count);
            edges.Add(edge);
        }
    }

    /// <summary>All links and gates.</summary>
    public Edge[] Edges { get; }

    /// <summary>For each node the numbers of the edges that end in it; a gate comes last.</summary>
    public int[][] Into { get; }

    /// <summary>For each node the numbers of the edges that begin in it.</summary>
    public int[][] OutOf { get; }

    /// <summary>For each node its leak.</summary>
    public double[] Leak { get; }

    /// <summary>For each node its gate, or -1.</summary>
    public int[] Gate { get; }

    /// <summary>For each node whether another cannot be present without it.</summary>
    public bool[] IsGate { get; }

    /// <summary>Edges that do not end in a finding.</summary>
    public int[] EdgesAboveFindings { get; }

    /// <summary>The findings, those with the fewest parents first.</summary>
    public int[] LeavesByParents { get; }

    /// <summary>Whether a node has no children and no gate.</summary>
    public bool IsFinding(int node) => OutOf[node].Length == 0 && Gate[node] < 0;

    /// <summary>Number of nodes.</summary>
    public int Count => Leak.Length;

    /// <summary>Whether the same edges stand at the same places, whatever their strength.</summary>
    public bool HasShapeOf(Topology other) =>
        Count == other.Count
        && Edges.Length == other.Edges.Length
        && Edges.Zip(other.Edges).All(pair => pair.First.Joins(pair.Second));
}

/// <summary>A link (or a gate) from a parent to a child.</summary>
/// <param name="Parent">Where it begins.</param>
/// <param name="Child">Where it ends.</param>
/// <param name="Fire">Chance that it fires when the parent is present.</param>
/// <param name="Keep">1 - Fire, rounded once.</param>
/// <param name="IsGate">Whether this is a gate: it fires nothing, it switches the child off while the parent is absent.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Edge(int Parent, int Child, double Fire, double Keep, bool IsGate)
{
    /// <summary>Whether it joins the same nodes in the same way as another.</summary>
    public bool Joins(in Edge other) => Parent == other.Parent && Child == other.Child && IsGate == other.IsGate;
}
