using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>
/// Effects of open nodes, several at a time: each lane calculates the beliefs after a no; those after a yes follow from
/// P(x) = P(no) P(x | no) + P(yes) P(x | yes).
/// </summary>
internal sealed class EffectCalculator(Topology topology, Problem problem, Workspace workspace, Beliefs now)
{
    public AnswerEffect[] Calculate(ReadOnlySpan<int> openNodes, CancellationToken ct)
    {
        var effects = new AnswerEffect[openNodes.Length];
        Span<double> known = stackalloc double[LaneKernels.Width];
        var run = workspace.Many;
        for (var first = 0; first < openNodes.Length; first += run.Lanes)
        {
            var count = Math.Min(run.Lanes, openNodes.Length - first);
            run.Weights.Spread(workspace.Base);
            for (var lane = 0; lane < count; lane++)
            {
                known[lane] = Deny(openNodes[first + lane], run.Weights, lane);
            }

            run.Forward(problem.Reduction, problem.Plan, ct);
            run.Backward(problem.Reduction, problem.Plan, ct);
            for (var lane = 0; lane < count; lane++)
            {
                effects[first + lane] = Read(openNodes[first + lane], known[lane], run, lane);
            }
        }

        return effects;
    }

    // Changes one lane's weights to "the node is absent" and returns the factor that belongs to no vertex.
    private double Deny(int node, LaneWeights weights, int lane)
    {
        switch (problem.Reduction.Roles[node])
        {
            case Role.Vertex:
                weights.Present[(node * weights.Lanes) + lane] = 0;
                return problem.Reduction.States[node] == NodeState.Present ? 0 : 1;
            case Role.Leaf:
                return (1 - topology.Leak[node]) * BaseWeights.DampParents(topology, problem.Reduction, weights, node, lane);
            default:
                return 1;
        }
    }

    private AnswerEffect Read(int node, double known, LaneRun run, int lane)
    {
        var isVertex = problem.Reduction.Roles[node] == Role.Vertex;
        var absent = Math.Clamp(known * run.Totals[lane].DividedBy(workspace.NowTotal), 0, 1);
        var present = isVertex ? now.Marginals[node] : 1 - absent;
        if (present <= 0 || problem.Reduction.Roles[node] == Role.Settled)
        {
            return new AnswerEffect(node, 0, now, now);
        }

        if (absent <= 0)
        {
            return new AnswerEffect(node, 1, now, now);
        }

        var marginalsIfAbsent = new double[topology.Count];
        var contributionsIfAbsent = new double[topology.Count];
        problem.ReadBeliefs(run, lane, marginalsIfAbsent, contributionsIfAbsent);
        var marginalsIfPresent = Rest(now.Marginals, marginalsIfAbsent, absent, present);
        var contributionsIfPresent = Rest(now.Contributions, contributionsIfAbsent, absent, present);
        marginalsIfAbsent[node] = 0;
        marginalsIfPresent[node] = 1;
        return new AnswerEffect(
            node, present, ToBeliefs(marginalsIfPresent, contributionsIfPresent), ToBeliefs(marginalsIfAbsent, contributionsIfAbsent));
    }

    private static double[] Rest(ImmutableArray<double> all, double[] ifAbsent, double absent, double present)
    {
        var rest = new double[all.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            // NaN stays NaN.
            rest[i] = Math.Clamp((all[i] - (absent * ifAbsent[i])) / present, 0, 1);
        }

        return rest;
    }

    private static Beliefs ToBeliefs(double[] marginals, double[] contributions) =>
        new(ImmutableCollectionsMarshal.AsImmutableArray(marginals), ImmutableCollectionsMarshal.AsImmutableArray(contributions));
}
