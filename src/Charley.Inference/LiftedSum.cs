using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Inclusion and exclusion over the lifted findings: P(all present, x) is the sum over their subsets S of
/// (-1)^|S| P(all of S absent, x). Each term is an ordinary, subtraction-free sum; the terms are added up with their signs, and
/// the ratio of the sum of their sizes to the result says how much precision that costs.
/// </summary>
internal sealed class LiftedSum
{
    private readonly Topology _topology;
    private readonly Problem _problem;
    private readonly Workspace _workspace;
    private readonly LiftedTargets _targets;
    private readonly CompensatedSum[] _marginals;
    private readonly CompensatedSum[] _contributions;
    private CompensatedSum _total;
    private Vector256<double> _size;

    public LiftedSum(Topology topology, Problem problem, Workspace workspace, ReadOnlySpan<int> targets)
    {
        _topology = topology;
        _problem = problem;
        _workspace = workspace;
        _targets = new LiftedTargets(topology, problem, targets);
        _marginals = new CompensatedSum[topology.Count];
        _contributions = new CompensatedSum[topology.Count];
    }

    /// <summary>Probability of the evidence as a multiple of <see cref="Unit"/> (and of <see cref="Problem.Constant"/>).</summary>
    public double Total => _total.Total;

    /// <summary>The term of the empty subset, the largest one.</summary>
    public ScaledNumber Unit { get; private set; }

    /// <summary>How many times larger the terms are than their sum: by this factor rounding errors grow.</summary>
    public double Condition => Vector256.Sum(_size) / Math.Abs(Total);

    public double Marginal(int vertex) => Math.Clamp(_marginals[vertex].Total / Total, 0, 1);

    public double Contribution(int vertex) => Math.Clamp(_contributions[vertex].Total / Total, 0, 1);

    /// <summary>Adds all terms, with the chances of the vertices.</summary>
    public void Run(CancellationToken ct)
    {
        _total = default;
        var run = _workspace.Many;
        for (var first = 0; first < _problem.Subsets; first += run.Lanes)
        {
            ct.ThrowIfCancellationRequested();
            run.Weights.CopyFrom(_workspace.Base, _problem.Reduction.Vertices);
            var terms = Vector256<double>.Zero;
            for (var lane = 0; lane < Math.Min(run.Lanes, _problem.Subsets - first); lane++)
            {
                terms = terms.WithElement(lane, _problem.Exclude(_topology, first + lane, run.Weights, Lane.Only(lane)));
            }

            run.Forward(_problem, ct);
            run.Backward(_problem, ct);
            if (first == 0)
            {
                Unit = run.Total(0);
                if (Unit.Mantissa == 0)
                {
                    return;
                }
            }

            AddTerms(first, terms * run.TotalsOver(Unit), run);
        }
    }

    private void AddTerms(int first, Vector256<double> terms, LaneRun run)
    {
        _total.Add(terms);
        _size += Vector256.Abs(terms);
        foreach (var v in _problem.Reduction.Vertices)
        {
            _marginals[v].Add(Lane.Product(terms, run.Marginal(v)));
        }

        _targets.Add(terms, run, LiftedTargets.Masks(first, _problem.Lifted.Length), _contributions);
    }
}
