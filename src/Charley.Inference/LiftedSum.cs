namespace Charley.Inference;

/// <summary>
/// Inclusion and exclusion over the lifted findings: P(all present, x) is the sum over their subsets S of
/// (-1)^|S| P(all of S absent, x). Each term is an ordinary, subtraction-free sum; the terms are added up with their signs, and
/// the ratio of the sum of their sizes to the result says how much precision that costs.
/// </summary>
internal sealed class LiftedSum(Topology topology, Problem problem, Workspace workspace)
{
    private readonly CompensatedSum[] _marginals = new CompensatedSum[topology.Count];
    private readonly CompensatedSum[] _contributions = new CompensatedSum[topology.Count];
    private readonly double[] _quiet = new double[topology.Count];
    private readonly int[] _targets = [];
    private CompensatedSum _total;
    private double _size;

    public LiftedSum(Topology topology, Problem problem, Workspace workspace, ReadOnlySpan<int> targets)
        : this(topology, problem, workspace)
    {
        var wanted = targets.ToArray();
        _targets = [.. Enumerable.Range(0, problem.Lifted.Length).Where(b => wanted.Contains(problem.Lifted[b]))];
    }

    /// <summary>Probability of the evidence as a multiple of <see cref="Unit"/> (and of <see cref="Problem.Constant"/>).</summary>
    public double Total => _total.Value;

    /// <summary>The term of the empty subset, the largest one.</summary>
    public ScaledNumber Unit { get; private set; }

    /// <summary>How many times larger the terms are than their sum: by this factor rounding errors grow.</summary>
    public double Condition => _size / Math.Abs(Total);

    public double Marginal(int vertex) => Math.Clamp(_marginals[vertex].Value / Total, 0, 1);

    public double Contribution(int vertex) => Math.Clamp(_contributions[vertex].Value / Total, 0, 1);

    /// <summary>Adds all terms, with the chances of the vertices.</summary>
    public void Run(CancellationToken ct)
    {
        _total = default;
        var run = workspace.Many;
        Span<double> factors = stackalloc double[LaneKernels.Width];
        for (var first = 0; first < problem.Subsets; first += run.Lanes)
        {
            ct.ThrowIfCancellationRequested();
            run.Weights.Spread(workspace.Base, problem.Reduction.Vertices);
            var count = Math.Min(run.Lanes, problem.Subsets - first);
            for (var lane = 0; lane < count; lane++)
            {
                factors[lane] = problem.Exclude(topology, first + lane, run.Weights, lane);
            }

            run.Forward(problem, ct);
            run.Backward(problem, ct);
            if (first == 0)
            {
                Unit = run.Totals[0];
                if (Unit.Mantissa == 0)
                {
                    return;
                }
            }

            for (var lane = 0; lane < count; lane++)
            {
                AddTerm(first + lane, factors[lane] * run.Totals[lane].DividedBy(Unit), run, lane);
            }
        }
    }

    private void AddTerm(int subset, double term, LaneRun run, int lane)
    {
        if (term == 0)
        {
            return;
        }

        _total.Add(term);
        _size += Math.Abs(term);
        foreach (var v in problem.Reduction.Vertices)
        {
            _marginals[v].Add(term * run.Marginal(v, lane));
        }

        AddContributions(subset, term, run, lane);
    }

    // A link that fired makes its target present whatever else, so its target is not excluded; "at least one of several" is
    // "the first", "not the first but the second", and so on.
    private void AddContributions(int subset, double term, LaneRun run, int lane)
    {
        Array.Fill(_quiet, 1);
        foreach (var b in _targets)
        {
            if (((subset >> b) & 1) == 1)
            {
                continue;
            }

            foreach (var e in topology.Into[problem.Lifted[b]])
            {
                var edge = topology.Edges[e];
                if (!edge.IsGate && problem.Reduction.Roles[edge.Parent] == Role.Vertex)
                {
                    _contributions[edge.Parent].Add(term * run.Marginal(edge.Parent, lane) * edge.Fire * _quiet[edge.Parent]);
                    _quiet[edge.Parent] *= edge.Keep;
                }
            }
        }
    }
}
