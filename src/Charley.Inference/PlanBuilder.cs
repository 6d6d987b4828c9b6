namespace Charley.Inference;

/// <summary>Writes down the steps of a sweep that finishes the vertices in a given order.</summary>
internal sealed class PlanBuilder(Topology topology, Reduction reduction, CoreGraph graph)
{
    // No engine is allowed as much memory, and two to the power of more might overflow.
    private const int MaxBits = 40;

    private const int None = -1;

    private readonly SweepPlan _plan = new() { LaneFindings = graph.LaneFindings };
    private readonly List<int> _open = [];
    private readonly bool[] _alive = (bool[])reduction.Alive.Clone();
    private readonly bool[] _isSettled = new bool[topology.Count];
    private readonly int[] _inLeft = new int[topology.Count];
    private readonly int[] _outLeft = new int[topology.Count];

    public SweepPlan Build(OrderTrial trial, int[] order)
    {
        for (var e = 0; e < _alive.Length; e++)
        {
            if (_alive[e])
            {
                _inLeft[topology.Edges[e].Child]++;
                _outLeft[topology.Edges[e].Parent]++;
            }
        }

        _plan.Cost = trial.CostOf(order, double.PositiveInfinity, this);
        return _plan;
    }

    /// <summary>Writes the steps that finish one vertex.</summary>
    /// <param name="v">Its number in the core graph.</param>
    /// <param name="collectsOnly">Whether its bit must stay open.</param>
    public void Finish(int v, bool collectsOnly)
    {
        var node = graph.Nodes[v];
        var collects = topology.Into[node].Where(e => _alive[e]).ToList();
        foreach (var e in collects)
        {
            EnsureValue(topology.Edges[e].Parent);
        }

        if (collectsOnly)
        {
            EnsureOpen(node);
            collects.ForEach(Apply);
        }
        else
        {
            var fires = topology.OutOf[node].Where(e => _alive[e]).ToList();
            foreach (var e in fires)
            {
                EnsureOpen(topology.Edges[e].Child);
            }

            Eliminate(node, collects, [.. fires.OrderByDescending(e => reduction.IsPresentTarget(topology.Edges[e].Child)).ThenBy(e => PlaceOf(topology.Edges[e].Child))]);
            fires.ForEach(e => CloseIfFinished(topology.Edges[e].Child));
        }

        collects.ForEach(e => CloseIfFinished(topology.Edges[e].Parent));
    }

    private void EnsureOpen(int node)
    {
        if (PlaceOf(node) != None)
        {
            return;
        }

        // A vertex that nothing more flows into is opened with its value.
        _isSettled[node] = _inLeft[node] == 0;
        Add(new SweepStep(SweepStepKind.Open, node, -1, -1, -1, _isSettled[node], 0, 0, 0, _open.Count));
        _open.Add(node);
    }

    private void EnsureValue(int node)
    {
        EnsureOpen(node);
        if (!_isSettled[node])
        {
            Add(new SweepStep(SweepStepKind.Settle, node, PlaceOf(node), -1, -1, false, 0, 0, 0, _open.Count));
            _isSettled[node] = true;
        }
    }

    private void Apply(int e)
    {
        var edge = topology.Edges[e];
        var kind = edge.IsGate ? SweepStepKind.Shut : SweepStepKind.Fire;
        Add(new SweepStep(kind, edge.Child, PlaceOf(edge.Child), PlaceOf(edge.Parent), e, false, 0, 0, 0, _open.Count));
        Use(e);
    }

    private void Use(int e)
    {
        _alive[e] = false;
        _inLeft[topology.Edges[e].Child]--;
        _outLeft[topology.Edges[e].Parent]--;
    }

    // Links into targets come first, so last on the way back, which reads there whether they fired with all others done. Lanes are
    // next to each other, so that both are moved at once.
    private void Eliminate(int node, List<int> collects, List<int> fires)
    {
        var bits = _open.Count;
        var bit = PlaceOf(node);
        if (bit >= 0)
        {
            _open.RemoveAt(bit);
        }

        var first = _plan.Edges.Count;
        foreach (var e in collects)
        {
            _plan.Edges.Add(new SweepEdge(e, PlaceOf(topology.Edges[e].Parent)));
            Use(e);
        }

        foreach (var e in fires)
        {
            _plan.Edges.Add(new SweepEdge(e, PlaceOf(topology.Edges[e].Child)));
            Use(e);
        }

        Add(new SweepStep(SweepStepKind.Eliminate, node, bit, -1, -1, bit >= 0 && _isSettled[node], first, collects.Count, fires.Count, bits));
    }

    private int PlaceOf(int node)
    {
        var lane = graph.LaneFindings.AsSpan().IndexOf(node);
        return lane >= 0 ? Lanes.Code(lane) : _open.IndexOf(node);
    }

    private void CloseIfFinished(int node)
    {
        if (_open.Contains(node) && _inLeft[node] == 0 && _outLeft[node] == 0)
        {
            Eliminate(node, [], []);
        }
    }

    private void Add(SweepStep step)
    {
        _plan.Steps.Add(step);
        _plan.PeakBits = Math.Max(_plan.PeakBits, Math.Max(step.Bits, step.BitsAfter));
        _plan.StoredRegisters += 1L << Math.Min(step.Bits, MaxBits);
    }
}
