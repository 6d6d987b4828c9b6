namespace Charley.Inference;

/// <summary>Which nodes hang together by links between unobserved nodes, and whether they form trees.</summary>
internal sealed class Trees
{
    private readonly Topology _topology;
    private readonly NodeState[] _states;
    private readonly int[] _root;

    public Trees(Topology topology, ReadOnlySpan<NodeState> observed)
    {
        _topology = topology;
        _states = observed.ToArray();
        _root = new int[topology.Count];
        for (var i = 0; i < _root.Length; i++)
        {
            _root[i] = i;
        }
    }

    /// <summary>Joins everything but the findings.</summary>
    /// <returns>Where the first edge that closes a ring begins, or -1 when these are trees.</returns>
    public int JoinAboveLeaves()
    {
        foreach (var e in _topology.EdgesAboveFindings)
        {
            ref readonly var edge = ref _topology.Edges[e];
            if (_states[edge.Parent] == NodeState.Unknown && !IsSettled(edge.Child) && !Join(edge.Parent, edge.Child))
            {
                return edge.Parent;
            }
        }

        return -1;
    }

    /// <summary>Joins the unobserved parents of a finding if that leaves trees.</summary>
    /// <returns>Whether it did.</returns>
    public bool TryJoin(int finding)
    {
        var into = _topology.Into[finding];
        for (var i = 0; i < into.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var a = _topology.Edges[into[i]].Parent;
                var b = _topology.Edges[into[j]].Parent;
                if (_states[a] == NodeState.Unknown && _states[b] == NodeState.Unknown && RootOf(a) == RootOf(b))
                {
                    return false;
                }
            }
        }

        foreach (var e in into)
        {
            if (_states[_topology.Edges[e].Parent] == NodeState.Unknown)
            {
                Join(_topology.Edges[e].Parent, finding);
            }
        }

        return true;
    }

    private bool IsSettled(int node) =>
        _states[node] == NodeState.Absent && (_topology.Gate[node] < 0 || _states[_topology.Gate[node]] != NodeState.Unknown);

    private bool Join(int a, int b)
    {
        var (x, y) = (RootOf(a), RootOf(b));
        _root[x] = y;
        return x != y;
    }

    private int RootOf(int i)
    {
        while (_root[i] != i)
        {
            _root[i] = _root[_root[i]];
            i = _root[i];
        }

        return i;
    }
}
