namespace Charley.Inference;

/// <summary>Builds one plan by the greedy rule.</summary>
internal sealed class PlanBuilder
{
    // Beyond this a plan cannot be run, and two to the power of it might overflow.
    private const int MaxBits = 40;

    private readonly Topology _topology;
    private readonly Reduction _reduction;
    private readonly double _closenessWeight;
    private readonly double _costLimit;
    private readonly SweepPlan _plan = new();
    private readonly List<int> _open = [];
    private readonly bool[] _alive;
    private readonly bool[] _isOpen;
    private readonly bool[] _isSettled;
    private readonly bool[] _isDone;
    private readonly int[] _inLeft;
    private readonly int[] _outLeft;
    private double _cost;

    public PlanBuilder(Topology topology, Reduction reduction, double closenessWeight, double costLimit)
    {
        _topology = topology;
        _reduction = reduction;
        _closenessWeight = closenessWeight;
        _costLimit = costLimit;
        _alive = (bool[])reduction.Alive.Clone();
        _isOpen = new bool[topology.Count];
        _isSettled = new bool[topology.Count];
        _isDone = new bool[topology.Count];
        _inLeft = new int[topology.Count];
        _outLeft = new int[topology.Count];
        for (var e = 0; e < _alive.Length; e++)
        {
            if (_alive[e])
            {
                _inLeft[topology.Edges[e].Child]++;
                _outLeft[topology.Edges[e].Parent]++;
            }
        }
    }

    /// <summary>The plan, or null once it costs more than the limit.</summary>
    public SweepPlan? Build()
    {
        var left = new List<int>(_reduction.Core);
        while (left.Count > 0)
        {
            var (vertex, forwards) = BestMove(left);
            if (forwards)
            {
                FireInto(vertex);
            }
            else
            {
                CollectInto(vertex);
            }

            left.RemoveAll(v => _isDone[v]);
            if (_cost >= _costLimit)
            {
                return null;
            }
        }

        _plan.Cost = _cost;
        return _plan;
    }

    private (int Vertex, bool Forwards) BestMove(List<int> left)
    {
        var best = (Vertex: -1, Forwards: true);
        var bestScore = double.PositiveInfinity;
        foreach (var v in left)
        {
            if (_inLeft[v] == 0)
            {
                Consider(v, forwards: true, ScoreOfFiring(v));
            }
            else
            {
                Consider(v, forwards: false, ScoreOfCollecting(v));
            }
        }

        return best;

        void Consider(int vertex, bool forwards, double score)
        {
            if (score < bestScore)
            {
                bestScore = score;
                best = (vertex, forwards);
            }
        }
    }

    private double ScoreOfFiring(int v)
    {
        var opened = 0;
        var closed = _isOpen[v] ? 1 : 0;
        var closeness = 0.0;
        foreach (var e in _topology.OutOf[v])
        {
            if (!_alive[e])
            {
                continue;
            }

            var edge = _topology.Edges[e];
            if (edge.IsGate && _inLeft[edge.Child] > EdgesBetween(v, edge.Child))
            {
                return double.PositiveInfinity;
            }

            opened += _isOpen[edge.Child] ? 0 : 1;
            closeness += 1.0 / _inLeft[edge.Child];
            if (_inLeft[edge.Child] == 1 && _outLeft[edge.Child] == 0)
            {
                closed++;
            }
        }

        return opened - closed - (_closenessWeight * closeness / (1 + _outLeft[v]));
    }

    private double ScoreOfCollecting(int v)
    {
        // A node's links into several targets must fire together (see Reduction), so targets do not collect.
        if (_reduction.TargetCount > 1 && _reduction.IsPresentTarget(v))
        {
            return double.PositiveInfinity;
        }

        var opened = _isOpen[v] ? 0 : 1;
        var closed = _outLeft[v] == 0 ? 1 : 0;
        foreach (var e in _topology.Into[v])
        {
            if (!_alive[e])
            {
                continue;
            }

            var parent = _topology.Edges[e].Parent;
            if (_inLeft[parent] > 0)
            {
                return double.PositiveInfinity;
            }

            var isLast = _outLeft[parent] == 1;
            opened += _isOpen[parent] || isLast ? 0 : 1;
            closed += isLast && _isOpen[parent] ? 1 : 0;
        }

        return opened - closed;
    }

    private int EdgesBetween(int parent, int child) => _topology.OutOf[parent].Count(e => _alive[e] && _topology.Edges[e].Child == child);

    private void FireInto(int v)
    {
        var edges = _topology.OutOf[v].Where(e => _alive[e]).ToList();
        foreach (var e in edges)
        {
            EnsureOpen(_topology.Edges[e].Child);
        }

        if (edges.Exists(e => _topology.Edges[e].IsGate))
        {
            EnsureValue(v);
            foreach (var e in edges.OrderBy(e => _topology.Edges[e].IsGate))
            {
                Apply(e);
            }

            edges.Clear();
        }

        Eliminate(v, edges);
    }

    private void CollectInto(int v)
    {
        EnsureOpen(v);
        foreach (var e in _topology.Into[v])
        {
            if (!_alive[e])
            {
                continue;
            }

            var edge = _topology.Edges[e];
            if (_outLeft[edge.Parent] == 1 && !edge.IsGate)
            {
                Eliminate(edge.Parent, [e]);
                continue;
            }

            EnsureValue(edge.Parent);
            Apply(e);
            if (_outLeft[edge.Parent] == 0)
            {
                Eliminate(edge.Parent, []);
            }
        }

        CloseIfFinished(v);
    }

    private void EnsureOpen(int v)
    {
        if (_isOpen[v])
        {
            return;
        }

        // A vertex that nothing more flows into is opened with its value.
        var settled = _inLeft[v] == 0;
        Add(new SweepStep(SweepStepKind.Open, v, -1, -1, -1, settled, 0, 0, _open.Count));
        _open.Add(v);
        _isOpen[v] = true;
        _isSettled[v] = settled;
    }

    private void EnsureValue(int v)
    {
        EnsureOpen(v);
        if (!_isSettled[v])
        {
            Add(new SweepStep(SweepStepKind.Settle, v, _open.IndexOf(v), -1, -1, false, 0, 0, _open.Count));
            _isSettled[v] = true;
        }
    }

    private void Apply(int e)
    {
        var edge = _topology.Edges[e];
        var kind = edge.IsGate ? SweepStepKind.Shut : SweepStepKind.Fire;
        Add(new SweepStep(kind, edge.Child, _open.IndexOf(edge.Child), _open.IndexOf(edge.Parent), e, false, 0, 0, _open.Count));
        Used(e);
    }

    private void Used(int e)
    {
        _alive[e] = false;
        _inLeft[_topology.Edges[e].Child]--;
        _outLeft[_topology.Edges[e].Parent]--;
    }

    private void Eliminate(int v, List<int> edges)
    {
        // Links into targets come first, so last on the way back, which reads there whether they fired with all others done.
        edges.Sort((a, b) => _reduction.IsPresentTarget(_topology.Edges[b].Child).CompareTo(_reduction.IsPresentTarget(_topology.Edges[a].Child)));
        var bit = _isOpen[v] ? _open.IndexOf(v) : -1;
        var bits = _open.Count;
        if (bit >= 0)
        {
            _open.RemoveAt(bit);
        }

        var firstFire = _plan.Fires.Count;
        foreach (var e in edges)
        {
            _plan.Fires.Add(new SweepFire(e, _open.IndexOf(_topology.Edges[e].Child)));
            Used(e);
        }

        Add(new SweepStep(SweepStepKind.Eliminate, v, bit, -1, -1, _isSettled[v], firstFire, edges.Count, bits));
        _isOpen[v] = false;
        _isDone[v] = true;
        foreach (var e in _topology.OutOf[v])
        {
            if (_reduction.Alive[e])
            {
                CloseIfFinished(_topology.Edges[e].Child);
            }
        }
    }

    private void CloseIfFinished(int v)
    {
        if (_isOpen[v] && _inLeft[v] == 0 && _outLeft[v] == 0)
        {
            Eliminate(v, []);
        }
    }

    private void Add(SweepStep step)
    {
        _plan.Steps.Add(step);
        _plan.PeakBits = Math.Max(_plan.PeakBits, Math.Max(step.Bits, step.BitsAfter));
        _plan.StoredDoubles += step.Bits < MaxBits ? 1L << step.Bits : InferenceEngine.MaxDoubles;
        _cost += (2.0 + step.FireCount) * Math.Pow(2, Math.Max(step.Bits, step.BitsAfter));
    }
}
