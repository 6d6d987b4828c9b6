using System.Runtime.Intrinsics;

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
    private readonly Vector256<double>[] _contributions;
    private readonly LaneTotals _totals = new();

    public LaneRun(Topology topology, int lanes)
    {
        Lanes = lanes;
        Weights = new LaneWeights(topology.Count);
        _derivatives = new LaneWeights(topology.Count);
        _contributions = new Vector256<double>[topology.Count];
        _trees = new TreeMessages(topology);
        _forward = new SweepForward(topology, lanes);
        _backward = new SweepBackward(topology, lanes);
    }

    public int Lanes { get; }

    /// <summary>To be filled before <see cref="Forward"/>.</summary>
    public LaneWeights Weights { get; }

    /// <summary>Total of a lane, after <see cref="Forward"/>.</summary>
    public ScaledNumber Total(int lane) => _totals.Of(lane);

    /// <summary>The totals divided by <paramref name="unit"/>, after <see cref="Forward"/>.</summary>
    public Vector256<double> TotalsOver(ScaledNumber unit)
    {
        var result = Vector256<double>.Zero;
        for (var lane = 0; lane < LaneKernels.Width; lane++)
        {
            result = result.WithElement(lane, Total(lane).DividedBy(unit));
        }

        return result;
    }

    /// <summary>Sums everything out, lane by lane.</summary>
    public void Forward(Problem problem, CancellationToken ct)
    {
        _totals.Reset();
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
    public Vector256<double> Marginal(int vertex) =>
        Vector256.Min(Vector256<double>.One, Weights.Present[vertex] * _derivatives.Present[vertex]);

    /// <summary>After <see cref="Backward"/>: chance that a vertex is present and fired into a target.</summary>
    public Vector256<double> Contribution(int vertex) => Vector256.Min(Vector256<double>.One, _contributions[vertex]);
}
