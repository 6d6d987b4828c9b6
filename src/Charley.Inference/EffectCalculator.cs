using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>
/// Effects of open nodes, several at a time: each lane calculates the beliefs after a no; those after a yes follow from
/// P(x) = P(no) P(x | no) + P(yes) P(x | yes).
/// </summary>
internal sealed class EffectCalculator
{
    private readonly Topology _topology;
    private readonly Solution _now;
    private readonly Problem _problem;
    private readonly Workspace _workspace;
    private readonly int[] _open;
    private readonly int[] _targetBits;
    private readonly double[] _quiet;

    // Sums over the subsets of the lifted findings: of the totals, and for each node of the totals with it present.
    private readonly double[] _absent;
    private readonly double[][] _marginals;
    private readonly double[][] _contributions;

    public EffectCalculator(Topology topology, Solution now, Workspace workspace, ReadOnlySpan<int> openNodes, ReadOnlySpan<int> targets)
    {
        _topology = topology;
        _now = now;
        _problem = now.Problem;
        _workspace = workspace;
        _open = openNodes.ToArray();
        var wanted = targets.ToArray();
        _targetBits = [.. Enumerable.Range(0, _problem.Lifted.Length).Where(b => wanted.Contains(_problem.Lifted[b]))];
        _quiet = new double[topology.Count];
        _absent = new double[_open.Length];
        _marginals = [.. _open.Select(_ => new double[topology.Count])];
        _contributions = [.. _open.Select(_ => new double[topology.Count])];
    }

    public AnswerEffect[] Calculate(CancellationToken ct)
    {
        for (var subset = 0; subset < _problem.Subsets; subset++)
        {
            _workspace.LoadExcluded(_problem);
            var factor = _problem.Exclude(_topology, subset, _workspace.Excluded, lane: 0);
            for (var first = 0; first < _open.Length; first += LaneKernels.Width)
            {
                ct.ThrowIfCancellationRequested();
                AddGroup(first, subset, factor, ct);
            }
        }

        return [.. Enumerable.Range(0, _open.Length).Select(Read)];
    }

    private void AddGroup(int first, int subset, double factor, CancellationToken ct)
    {
        var run = _workspace.Many;
        var count = Math.Min(LaneKernels.Width, _open.Length - first);
        run.Weights.Spread(_workspace.Excluded, _problem.Reduction.Vertices);
        Span<double> known = stackalloc double[LaneKernels.Width];
        for (var lane = 0; lane < count; lane++)
        {
            known[lane] = Deny(_open[first + lane], run.Weights, lane);
        }

        run.Forward(_problem, ct);
        run.Backward(_problem, ct);
        for (var lane = 0; lane < count; lane++)
        {
            var term = factor * known[lane] * run.Totals[lane].DividedBy(_now.Unit);
            if (term != 0)
            {
                _absent[first + lane] += term;
                AddTerm(term, subset, run, lane, _marginals[first + lane], _contributions[first + lane]);
            }
        }
    }

    private void AddTerm(double term, int subset, LaneRun run, int lane, double[] marginals, double[] contributions)
    {
        foreach (var v in _problem.Reduction.Vertices)
        {
            marginals[v] += term * run.Marginal(v, lane);
            contributions[v] += term * run.Contribution(v, lane);
        }

        if (_targetBits.Length == 0)
        {
            return;
        }

        // As in LiftedSum: a link that fired needs its target not excluded; the first of several that fired is counted.
        Array.Fill(_quiet, 1);
        foreach (var b in _targetBits.Where(b => ((subset >> b) & 1) == 0))
        {
            foreach (var e in _topology.Into[_problem.Lifted[b]])
            {
                var edge = _topology.Edges[e];
                if (!edge.IsGate && _problem.Reduction.Roles[edge.Parent] == Role.Vertex)
                {
                    contributions[edge.Parent] += term * run.Marginal(edge.Parent, lane) * edge.Fire * _quiet[edge.Parent];
                    _quiet[edge.Parent] *= edge.Keep;
                }
            }
        }
    }

    // Changes one lane's weights to "the node is absent" and returns the factor that belongs to no vertex.
    private double Deny(int node, LaneWeights weights, int lane)
    {
        switch (_problem.Reduction.Roles[node])
        {
            case Role.Vertex:
                weights.Present[(node * weights.Lanes) + lane] = 0;
                return _problem.Reduction.States[node] == NodeState.Present ? 0 : 1;
            case Role.Leaf:
                return (1 - _topology.Leak[node]) * BaseWeights.DampParents(_topology, _problem.Reduction, weights, node, lane);
            default:
                return 1;
        }
    }

    private AnswerEffect Read(int index)
    {
        var node = _open[index];
        var role = _problem.Reduction.Roles[node];
        var absent = Math.Clamp(_absent[index] / _now.Total, 0, 1);
        var present = role == Role.Vertex ? _now.Beliefs.Marginals[node] : 1 - absent;
        if (present <= 0 || role == Role.Settled)
        {
            return new AnswerEffect(node, 0, _now.Beliefs, _now.Beliefs);
        }

        if (absent <= 0)
        {
            return new AnswerEffect(node, 1, _now.Beliefs, _now.Beliefs);
        }

        var total = _absent[index];
        var ifAbsent = _problem.ToBeliefs(
            v => Math.Clamp(_marginals[index][v] / total, 0, 1), v => Math.Clamp(_contributions[index][v] / total, 0, 1));
        var marginalsIfAbsent = ImmutableCollectionsMarshal.AsArray(ifAbsent.Marginals)!;
        var marginals = Rest(_now.Beliefs.Marginals, ifAbsent.Marginals, absent, present);
        var contributions = Rest(_now.Beliefs.Contributions, ifAbsent.Contributions, absent, present);
        marginalsIfAbsent[node] = 0;
        marginals[node] = 1;
        var ifPresent = new Beliefs(ImmutableCollectionsMarshal.AsImmutableArray(marginals), ImmutableCollectionsMarshal.AsImmutableArray(contributions));
        return new AnswerEffect(node, present, ifPresent, ifAbsent);
    }

    private static double[] Rest(ImmutableArray<double> all, ImmutableArray<double> ifAbsent, double absent, double present)
    {
        var rest = new double[all.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            // NaN stays NaN.
            rest[i] = Math.Clamp((all[i] - (absent * ifAbsent[i])) / present, 0, 1);
        }

        return rest;
    }
}
