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
/// <remarks>It is used again for the next evidence, so that a query allocates nothing.</remarks>
/// <param name="topology">The network.</param>
internal sealed class Reduction(Topology topology)
{
    private readonly bool[] _isPresentTarget = new bool[topology.Count];
    private readonly int[] _degree = new int[topology.Count];
    private readonly int[] _vertices = new int[topology.Count];
    private readonly int[] _waiting = new int[topology.Count];
    private readonly bool[] _isQueued = new bool[topology.Count];
    private int _vertexCount;
    private int _waitingCount;

    /// <summary>What is left under some evidence.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="observed">What is known about each node.</param>
    /// <param name="targets">Nodes whose reasons are asked for.</param>
    public static Reduction Of(Topology topology, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets)
    {
        var reduction = new Reduction(topology);
        reduction.Set(observed, targets);
        return reduction;
    }

    /// <summary>What is known about each node, observed or following from a gate.</summary>
    public NodeState[] States { get; } = new NodeState[topology.Count];

    /// <summary>The part each node plays.</summary>
    public Role[] Roles { get; } = new Role[topology.Count];

    /// <summary>Nodes that cannot be present because their gate is absent.</summary>
    public bool[] IsOff { get; } = new bool[topology.Count];

    /// <summary>The nodes that are vertices.</summary>
    public ReadOnlySpan<int> Vertices => _vertices.AsSpan(0, _vertexCount);

    /// <summary>Edges of the core.</summary>
    public bool[] Alive { get; } = new bool[topology.Edges.Length];

    /// <summary>Vertices taken off, in order.</summary>
    public List<Peel> Peels { get; } = [];

    /// <summary>Vertices left, in topological order.</summary>
    public List<int> Core { get; } = [];

    /// <summary>Number of targets that are observed present.</summary>
    public int TargetCount { get; private set; }

    /// <summary>Whether a node is observed present behind a gate that is off.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>Starts anew with other evidence.</summary>
    /// <param name="observed">What is known about each node.</param>
    /// <param name="targets">Nodes whose reasons are asked for.</param>
    public void Set(ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets)
    {
        observed.CopyTo(States);
        IsContradictory = false;
        Array.Clear(IsOff);
        Array.Clear(Alive);
        Array.Clear(_degree);
        Array.Clear(_isPresentTarget);
        TargetCount = 0;
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
        CutEdges();
        PeelTrees();
    }

    public bool IsPresentTarget(int node) => _isPresentTarget[node];

    private void ImplyGates()
    {
        for (var i = States.Length - 1; i >= 0; i--)
        {
            var gate = topology.Gate[i];
            if (gate >= 0 && States[i] == NodeState.Present)
            {
                IsContradictory |= States[gate] == NodeState.Absent;
                States[gate] = States[gate] == NodeState.Unknown ? NodeState.Present : States[gate];
            }
        }
    }

    private void AssignRoles()
    {
        _vertexCount = 0;
        for (var i = 0; i < States.Length; i++)
        {
            var gate = topology.Gate[i];
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
                _ => gateState == NodeState.Present && topology.OutOf[i].Length == 0 ? Role.Leaf : Role.Vertex,
            };
            if (Roles[i] == Role.Vertex)
            {
                _vertices[_vertexCount++] = i;
            }
        }
    }

    private void CutEdges()
    {
        for (var e = 0; e < Alive.Length; e++)
        {
            var edge = topology.Edges[e];
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
        Peels.Clear();
        Core.Clear();
        Array.Clear(_isQueued);
        _waitingCount = 0;
        foreach (var v in Vertices)
        {
            Offer(v);
        }

        for (var next = 0; next < _waitingCount; next++)
        {
            var vertex = _waiting[next];
            var edge = LastEdgeOf(vertex);
            Peels.Add(new Peel(vertex, edge));
            if (edge >= 0)
            {
                Alive[edge] = false;
                _degree[vertex]--;
                var other = topology.Edges[edge].Parent == vertex ? topology.Edges[edge].Child : topology.Edges[edge].Parent;
                _degree[other]--;
                Offer(other);
            }
        }

        foreach (var v in Vertices)
        {
            if (!_isQueued[v])
            {
                Core.Add(v);
            }
        }
    }

    private void Offer(int vertex)
    {
        if (!_isQueued[vertex] && MayPeel(vertex))
        {
            _isQueued[vertex] = true;
            _waiting[_waitingCount++] = vertex;
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
        return TargetCount < 2 || !_isPresentTarget[vertex] || topology.Edges[LastEdgeOf(vertex)].Parent == vertex;
    }

    private int LastEdgeOf(int vertex)
    {
        foreach (var e in topology.Into[vertex])
        {
            if (Alive[e])
            {
                return e;
            }
        }

        foreach (var e in topology.OutOf[vertex])
        {
            if (Alive[e])
            {
                return e;
            }
        }

        return -1;
    }
}
