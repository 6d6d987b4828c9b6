using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>The links and gates of a network as flat arrays, numbered once. A link of strength 0 does nothing and is left out.</summary>
internal sealed class Topology
{
    public Topology(ImmutableArray<NoisyOrNode> nodes)
    {
        Edges = [.. EdgesOf(nodes)];
        var into = nodes.Select(_ => new List<int>()).ToList();
        var outOf = nodes.Select(_ => new List<int>()).ToList();
        for (var e = 0; e < Edges.Length; e++)
        {
            into[Edges[e].Child].Add(e);
            outOf[Edges[e].Parent].Add(e);
        }

        Into = [.. into.Select(l => l.ToArray())];
        OutOf = [.. outOf.Select(l => l.ToArray())];
        Leak = [.. nodes.Select(n => n.Leak)];
        Gate = [.. nodes.Select(n => n.Gate ?? -1)];
        IsGate = [.. Enumerable.Range(0, nodes.Length).Select(i => Gate.Contains(i))];
        EdgesAboveFindings = [.. Enumerable.Range(0, Edges.Length).Where(e => !IsFinding(Edges[e].Child))];
        LeavesByParents = [.. Enumerable.Range(0, nodes.Length).Where(IsFinding).OrderBy(i => Into[i].Length)];
    }

    private Topology(Topology shape, ImmutableArray<NoisyOrNode> nodes)
    {
        Edges = [.. EdgesOf(nodes)];
        Leak = [.. nodes.Select(n => n.Leak)];
        (Into, OutOf, Gate, IsGate) = (shape.Into, shape.OutOf, shape.Gate, shape.IsGate);
        (EdgesAboveFindings, LeavesByParents) = (shape.EdgesAboveFindings, shape.LeavesByParents);
        if (!Joins(shape))
        {
            throw new ArgumentException("The network has other links or gates.", nameof(nodes));
        }
    }

    /// <summary>The same links and gates with other numbers; all but these is shared.</summary>
    /// <param name="nodes">The same nodes: each link that does something still does, and no other.</param>
    /// <exception cref="ArgumentException">There are other links or gates.</exception>
    public Topology WithNumbersOf(ImmutableArray<NoisyOrNode> nodes) => new(this, nodes);

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
        ReferenceEquals(Into, other.Into) || Joins(other);

    private bool Joins(Topology other) =>
        Count == other.Count
        && Edges.Length == other.Edges.Length
        && Edges.Zip(other.Edges).All(pair => pair.First.Joins(pair.Second));

    // The gate of a node comes last, because it acts on what the parents have done.
    private static IEnumerable<Edge> EdgesOf(ImmutableArray<NoisyOrNode> nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var link in nodes[i].Parents)
            {
                if (link.Strength > 0)
                {
                    yield return new Edge(link.Parent, i, link.Strength, 1 - link.Strength, IsGate: false);
                }
            }

            if (nodes[i].Gate is { } gate)
            {
                yield return new Edge(gate, i, 0, 1, IsGate: true);
            }
        }
    }
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
