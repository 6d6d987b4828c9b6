namespace Charley.Inference;

/// <summary>
/// Plays through an order of finishing vertices without calculating anything, counting the open bits. Finishing a vertex
/// collects from the parents that have not fired into it (they become or stay open), splits on it, fires into its children
/// (they become or stay open) and closes whatever has no edge left.
/// </summary>
internal sealed class OrderTrial(CoreGraph graph)
{
    private readonly bool[] _isOpen = new bool[graph.Count];
    private readonly bool[] _isDone = new bool[graph.Count];
    private readonly int[] _inLeft = new int[graph.Count];
    private readonly int[] _outLeft = new int[graph.Count];
    private readonly bool[] _waitsForGate = new bool[graph.Count];
    private readonly int[] _gatesLeft = new int[graph.Count];

    /// <summary>Roughly the number of registers touched so far.</summary>
    public double Cost { get; private set; }

    public int OpenBits { get; private set; }

    public bool IsDone(int v) => _isDone[v];

    public void Restart()
    {
        graph.IsLane.CopyTo(_isOpen, 0);
        Array.Clear(_isDone);
        for (var v = 0; v < graph.Count; v++)
        {
            _inLeft[v] = graph.Parents[v].Length;
            _outLeft[v] = graph.Children[v].Length;
            _gatesLeft[v] = graph.GateChildren[v];
            _waitsForGate[v] = graph.GateOf[v] >= 0;
        }

        Cost = 0;
        OpenBits = 0;
    }

    /// <summary>Cost of an order, or infinity once it reaches the limit. Vertices that must wait are taken up later.</summary>
    /// <param name="order">Every vertex once.</param>
    /// <param name="limit">Where to give up.</param>
    /// <param name="builder">Told of each vertex before it is finished.</param>
    public double CostOf(ReadOnlySpan<int> order, double limit, PlanBuilder? builder = null)
    {
        Restart();
        bool moved;
        do
        {
            moved = false;
            var waiting = false;
            foreach (var v in order)
            {
                if (_isDone[v] || graph.IsLane[v])
                {
                    continue;
                }

                if (!MayFinish(v))
                {
                    waiting = true;
                    continue;
                }

                builder?.Finish(v, CollectsOnly(v));
                Finish(v);
                moved = true;
                if (Cost >= limit)
                {
                    return double.PositiveInfinity;
                }

                if (waiting)
                {
                    break;
                }
            }
        }
        while (moved);
        return Array.TrueForAll(_isDone, d => d) ? Cost : double.PositiveInfinity;
    }

    /// <summary>Whether all parents are ready, and the vertex has not collected already while somebody waits for it as a gate.</summary>
    public bool MayFinish(int v)
    {
        if (_inLeft[v] == 0)
        {
            return _gatesLeft[v] == 0 && !graph.IsLane[v];
        }

        if (!graph.MayCollect[v] || graph.IsLane[v])
        {
            return false;
        }

        foreach (var p in graph.Parents[v])
        {
            if (!_isDone[p] && _inLeft[p] > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the vertex must stay open for now because it is the gate of an unfinished one.</summary>
    public bool CollectsOnly(int v) => _gatesLeft[v] > 0;

    /// <summary>Change in the number of open bits if a vertex were finished, the peak on the way, and how far its children get.</summary>
    public (int Change, int Opened, double Closeness) Try(int v)
    {
        var opened = 0;
        var stays = CollectsOnly(v);
        var closed = _isOpen[v] && !stays ? 1 : 0;
        opened += stays && !_isOpen[v] ? 1 : 0;
        foreach (var p in graph.Parents[v])
        {
            if (_isDone[p] || _inLeft[v] == 0)
            {
                continue;
            }

            opened += _isOpen[p] ? 0 : 1;
            closed += _outLeft[p] == 1 ? 1 : 0;
        }

        var closeness = 0.0;
        foreach (var c in graph.Children[v])
        {
            if (stays || _inLeft[c] == 0)
            {
                continue;
            }

            opened += _isOpen[c] ? 0 : 1;
            closed += _inLeft[c] == 1 && _outLeft[c] == 0 && !graph.IsLane[c] ? 1 : 0;
            closeness += 1.0 / _inLeft[c];
        }

        return (opened - closed, opened, closeness);
    }

    public void Finish(int v)
    {
        var edges = 2;
        var stays = CollectsOnly(v);
        if (stays)
        {
            Open(v);
        }

        foreach (var p in graph.Parents[v])
        {
            // A gate that collected before has no parent left to collect from.
            if (_isDone[p] || _inLeft[v] == 0)
            {
                continue;
            }

            edges++;
            Open(p);
            _outLeft[p]--;
            _inLeft[v]--;
        }

        // A gate may be a parent as well, so it is counted here and not with the edges.
        if (_waitsForGate[v])
        {
            _waitsForGate[v] = false;
            _gatesLeft[graph.GateOf[v]]--;
        }

        foreach (var c in graph.Children[v])
        {
            if (!stays && _inLeft[c] > 0)
            {
                edges++;
                Open(c);
                _inLeft[c]--;
                _outLeft[v]--;
            }
        }

        Cost += edges * Math.ScaleB(1, OpenBits);
        if (!stays)
        {
            Close(v);
        }

        foreach (var p in graph.Parents[v])
        {
            CloseIfFinished(p);
        }

        foreach (var c in graph.Children[v])
        {
            CloseIfFinished(c);
        }
    }

    private void Open(int v)
    {
        if (!_isOpen[v])
        {
            _isOpen[v] = true;
            OpenBits++;
            Cost += Math.ScaleB(1, OpenBits);
        }
    }

    private void CloseIfFinished(int v)
    {
        if (!_isDone[v] && _inLeft[v] == 0 && _outLeft[v] == 0)
        {
            Cost += graph.IsLane[v] ? 0 : Math.ScaleB(2, OpenBits);
            Close(v);
        }
    }

    private void Close(int v)
    {
        _isDone[v] = true;
        OpenBits -= _isOpen[v] && !graph.IsLane[v] ? 1 : 0;
        _isOpen[v] = false;
    }
}
