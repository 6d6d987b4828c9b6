namespace Charley.Inference;

/// <summary>
/// Working memory for calculating several variants of the same evidence side by side. Not for use by two threads at once.
/// </summary>
internal sealed class LaneRun
{
    private readonly TreeMessages _trees;
    private readonly SweepForward _forward;
    private readonly SweepBackward _backward;
    private readonly TreeSolver _solver = new();
    private readonly LaneWeights _derivatives;
    private readonly double[] _contributions;
    private readonly ScaledNumber[] _totals;

    public LaneRun(Topology topology, int lanes)
    {
        Lanes = lanes;
        Weights = new LaneWeights(topology.Count, lanes);
        _derivatives = new LaneWeights(topology.Count, lanes);
        _contributions = new double[topology.Count * lanes];
        _totals = new ScaledNumber[lanes];
        _trees = new TreeMessages(topology, lanes);
        _forward = new SweepForward(topology, lanes);
        _backward = new SweepBackward(topology, lanes);
    }

    public int Lanes { get; }

    /// <summary>To be filled before <see cref="Forward"/>.</summary>
    public LaneWeights Weights { get; }

    /// <summary>Total of each lane, after <see cref="Forward"/>.</summary>
    public ReadOnlySpan<ScaledNumber> Totals => _totals;

    /// <summary>Sums everything out, lane by lane.</summary>
    public void Forward(Problem problem, CancellationToken ct)
    {
        _totals.AsSpan().Fill(new ScaledNumber(1));
        _trees.Gather(problem.Reduction.Peels, Weights, _totals);
        if (problem.Tree is not null)
        {
            _solver.Forward(problem.Tree, Weights, _totals);
        }
        else if (problem.Sweep.Steps.Count > 0)
        {
            _forward.Run(problem.Sweep, Weights, _totals, ct);
        }
    }

    /// <summary>After <see cref="Forward"/>: chances of all vertices. A lane whose total is zero yields no numbers.</summary>
    public void Backward(Problem problem, CancellationToken ct)
    {
        Array.Clear(_contributions);
        if (problem.Tree is not null)
        {
            _solver.Backward(problem.Tree, Weights, _derivatives);
        }
        else if (problem.Sweep.Steps.Count > 0)
        {
            _backward.Run(problem.Sweep, problem.Reduction, _forward, Weights, _derivatives, _contributions, ct);
        }

        _trees.Scatter(problem.Reduction.Peels, problem.Reduction, Weights, _derivatives, _contributions);
    }

    /// <summary>After <see cref="Backward"/>: chance that a vertex is present.</summary>
    public double Marginal(int vertex, int lane)
    {
        var i = (vertex * Lanes) + lane;
        return Math.Min(1, Weights.Present[i] * _derivatives.Present[i]);
    }

    /// <summary>After <see cref="Backward"/>: chance that a vertex is present and fired into a target.</summary>
    public double Contribution(int vertex, int lane) => Math.Min(1, _contributions[(vertex * Lanes) + lane]);
}
