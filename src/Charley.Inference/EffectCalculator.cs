using System.Runtime.Intrinsics;

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
    private readonly LiftedTargets _targets;

    // For each group of lanes, sums over the subsets of the lifted findings: of the totals, and of the totals with a node present.
    private readonly CompensatedSum[] _absent;
    private readonly CompensatedSum[][] _marginals;
    private readonly CompensatedSum[][] _contributions;

    public EffectCalculator(Topology topology, Solution now, Workspace workspace, ReadOnlySpan<int> openNodes, ReadOnlySpan<int> targets)
    {
        _topology = topology;
        _now = now;
        _problem = now.Problem;
        _workspace = workspace;
        _open = openNodes.ToArray();
        _targets = new LiftedTargets(topology, _problem, targets);
        var groups = (_open.Length + LaneKernels.Width - 1) / LaneKernels.Width;
        _absent = new CompensatedSum[groups];
        _marginals = [.. Enumerable.Range(0, groups).Select(_ => new CompensatedSum[topology.Count])];
        _contributions = [.. Enumerable.Range(0, groups).Select(_ => new CompensatedSum[topology.Count])];
    }

    public AnswerEffect[] Calculate(CancellationToken ct)
    {
        for (var subset = 0; subset < _problem.Subsets; subset++)
        {
            _workspace.LoadExcluded(_problem);
            var factor = _problem.Exclude(_topology, subset, _workspace.Excluded, Lane.All);
            var excluded = LiftedTargets.SameMasks(subset, _problem.Lifted.Length);
            for (var group = 0; group < _absent.Length && factor != 0; group++)
            {
                ct.ThrowIfCancellationRequested();
                AddGroup(group, factor, excluded, ct);
            }
        }

        return [.. Enumerable.Range(0, _open.Length).Select(Read)];
    }

    private void AddGroup(int group, double factor, Vector256<double>[] excluded, CancellationToken ct)
    {
        var run = _workspace.Many;
        var first = group * LaneKernels.Width;
        run.Weights.CopyFrom(_workspace.Excluded, _problem.Reduction.Vertices);
        var terms = Vector256<double>.Zero;
        for (var lane = 0; lane < Math.Min(LaneKernels.Width, _open.Length - first); lane++)
        {
            terms = terms.WithElement(lane, factor * Deny(_open[first + lane], run.Weights, Lane.Only(lane)));
        }

        run.Forward(_problem, ct);
        run.Backward(_problem, ct);
        terms *= run.TotalsOver(_now.Unit);
        _absent[group].Add(terms);
        foreach (var v in _problem.Reduction.Vertices)
        {
            _marginals[group][v].Add(Lane.Product(terms, run.Marginal(v)));
            _contributions[group][v].Add(Lane.Product(terms, run.Contribution(v)));
        }

        _targets.Add(terms, run, excluded, _contributions[group]);
    }

    // Changes some lanes' weights to "the node is absent" and returns the factor that belongs to no vertex.
    private double Deny(int node, LaneWeights weights, Vector256<double> lanes)
    {
        switch (_problem.Reduction.Roles[node])
        {
            case Role.Vertex:
                weights.Present[node] *= Lane.Factor(lanes, 0);
                return _problem.Reduction.States[node] == NodeState.Present ? 0 : 1;
            case Role.Leaf:
                return (1 - _topology.Leak[node]) * BaseWeights.DampParents(_topology, _problem.Reduction, weights, node, lanes);
            default:
                return 1;
        }
    }

    private AnswerEffect Read(int index)
    {
        var node = _open[index];
        var role = _problem.Reduction.Roles[node];
        var group = index / LaneKernels.Width;
        var lane = index % LaneKernels.Width;
        var total = _absent[group].Lanes.GetElement(lane);
        return role == Role.Settled
            ? new AnswerEffect(node, 0, _now.Beliefs, _now.Beliefs)
            : AnswerEffects.Of(
                node,
                _now.Beliefs,
                role == Role.Vertex,
                Math.Clamp(total / _now.Total, 0, 1),
                () => Problem.ToBeliefs(
                    _problem.Reduction,
                    v => Math.Clamp(_marginals[group][v].Lanes.GetElement(lane) / total, 0, 1),
                    v => Math.Clamp(_contributions[group][v].Lanes.GetElement(lane) / total, 0, 1)));
    }
}
