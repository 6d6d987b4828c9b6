using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>How a node takes part in a calculation.</summary>
internal enum Role : byte
{
    /// <summary>Its value is known and its effect on the others is in their weights.</summary>
    Settled,

    /// <summary>Unobserved and without children: it cannot influence anything, its chance is read off its parents.</summary>
    Leaf,

    /// <summary>It has to be summed over or explained.</summary>
    Vertex,
}

/// <summary>One vertex taken off the graph, and the last edge that held it (-1: none).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Peel(int Vertex, int Edge);

/// <summary>
/// The part of the network that matters under the evidence. Links of observed nodes are cut wherever their effect is a known
/// factor; then vertices held by at most one edge are peeled off, since a tree can be summed by passing messages. What is left,
/// the core, needs the sweep.
/// </summary>
internal sealed class Reduction
{
    private readonly Topology _topology;
    private readonly bool[] _isPresentTarget;
    private readonly int[] _degree;

    public Reduction(Topology topology, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets)
    {
        _topology = topology;
        States = observed.ToArray();
        Roles = new Role[topology.Count];
        IsOff = new bool[topology.Count];
        Alive = new bool[topology.Edges.Length];
        _degree = new int[topology.Count];
        _isPresentTarget = new bool[topology.Count];
        foreach (var target in targets)
        {
            if (States[target] == NodeState.Present && !_isPresentTarget[target])
            {
                _isPresentTarget[target] = true;
                TargetCount++;
            }
        }

        ImplyGates();
        AssignRoles();
        Vertices = [.. Enumerable.Range(0, topology.Count).Where(i => Roles[i] == Role.Vertex)];
        CutEdges();
        PeelTrees();
    }

    /// <summary>What is known about each node, observed or following from a gate.</summary>
    public NodeState[] States { get; }

    /// <summary>The part each node plays.</summary>
    public Role[] Roles { get; }

    /// <summary>Nodes that cannot be present because their gate is absent.</summary>
    public bool[] IsOff { get; }

    /// <summary>The nodes that are vertices.</summary>
    public int[] Vertices { get; }

    /// <summary>Edges of the core.</summary>
    public bool[] Alive { get; }

    /// <summary>Vertices taken off, in order.</summary>
    public List<Peel> Peels { get; } = [];

    /// <summary>Vertices left, in topological order.</summary>
    public List<int> Core { get; } = [];

    /// <summary>Number of targets that are observed present.</summary>
    public int TargetCount { get; }

    /// <summary>Whether a node is observed present behind a gate that is off.</summary>
    public bool IsContradictory { get; private set; }

    public bool IsPresentTarget(int node) => _isPresentTarget[node];

    private void ImplyGates()
    {
        for (var i = States.Length - 1; i >= 0; i--)
        {
            var gate = _topology.Gate[i];
            if (gate >= 0 && States[i] == NodeState.Present)
            {
                IsContradictory |= States[gate] == NodeState.Absent;
                States[gate] = States[gate] == NodeState.Unknown ? NodeState.Present : States[gate];
            }
        }
    }

    private void AssignRoles()
    {
        for (var i = 0; i < States.Length; i++)
        {
            var gate = _topology.Gate[i];
            var gateState = gate < 0 ? NodeState.Present : States[gate];
            if (gateState == NodeState.Absent)
            {
                IsContradictory |= States[i] == NodeState.Present;
                States[i] = NodeState.Absent;
                Roles[i] = Role.Settled;
                IsOff[i] = true;
                continue;
            }

            Roles[i] = States[i] switch
            {
                NodeState.Present => Role.Vertex,
                NodeState.Absent => gateState == NodeState.Unknown ? Role.Vertex : Role.Settled,
                _ => gateState == NodeState.Present && _topology.OutOf[i].Length == 0 ? Role.Leaf : Role.Vertex,
            };
        }
    }

    private void CutEdges()
    {
        for (var e = 0; e < Alive.Length; e++)
        {
            var edge = _topology.Edges[e];
            if (Roles[edge.Parent] != Role.Vertex || Roles[edge.Child] != Role.Vertex)
            {
                continue;
            }

            // A link of an observed-present node is a constant, but whether it fired is asked where it ends in a target.
            Alive[e] = States[edge.Parent] == NodeState.Unknown
                || (States[edge.Parent] == NodeState.Present && !edge.IsGate && _isPresentTarget[edge.Child]);
            if (Alive[e])
            {
                _degree[edge.Parent]++;
                _degree[edge.Child]++;
            }
        }
    }

    private void PeelTrees()
    {
        var waiting = new Queue<int>();
        var queued = new bool[States.Length];
        foreach (var v in Vertices)
        {
            Offer(v);
        }

        while (waiting.TryDequeue(out var vertex))
        {
            var edge = LastEdgeOf(vertex);
            Peels.Add(new Peel(vertex, edge));
            if (edge >= 0)
            {
                Alive[edge] = false;
                _degree[vertex]--;
                var other = _topology.Edges[edge].Parent == vertex ? _topology.Edges[edge].Child : _topology.Edges[edge].Parent;
                _degree[other]--;
                Offer(other);
            }
        }

        Core.AddRange(Vertices.Where(v => !queued[v]));

        void Offer(int vertex)
        {
            if (!queued[vertex] && MayPeel(vertex))
            {
                queued[vertex] = true;
                waiting.Enqueue(vertex);
            }
        }
    }

    private bool MayPeel(int vertex)
    {
        if (_degree[vertex] != 1)
        {
            return _degree[vertex] == 0;
        }

        // With several targets a node's contribution is "at least one of these links fired", which is read off where the node
        // fires into all of them together; so no target may disappear into its last parent.
        return TargetCount < 2 || !_isPresentTarget[vertex] || _topology.Edges[LastEdgeOf(vertex)].Parent == vertex;
    }

    private int LastEdgeOf(int vertex)
    {
        foreach (var e in _topology.Into[vertex])
        {
            if (Alive[e])
            {
                return e;
            }
        }

        foreach (var e in _topology.OutOf[vertex])
        {
            if (Alive[e])
            {
                return e;
            }
        }

        return -1;
    }
}
