using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>The beliefs of now, and what is needed to calculate variants of them.</summary>
/// <param name="Problem">How it was calculated.</param>
/// <param name="Beliefs">Chances of all nodes but the leaves.</param>
/// <param name="Unit">Probability of the evidence is this times <paramref name="Total"/> times <see cref="Problem.Constant"/>.</param>
/// <param name="Total">See <paramref name="Unit"/>.</param>
/// <param name="ErrorBound">Bound on the error of a chance.</param>
internal sealed record Solution(Problem Problem, Beliefs Beliefs, ScaledNumber Unit, double Total, double ErrorBound)
{
    // Above this the lifted sum has lost so many digits that the sweep is worth its price, if it can be paid.
    private const double MaxError = 1e-6;

    // Above this nobody would want the numbers even with their bound.
    private const double WorstError = 1e-3;

    public double LogEvidenceProbability => Math.Min(0, Problem.Constant.Log + Unit.Log + Math.Log(Total));

    /// <summary>Solves in the cheapest way that is precise enough.</summary>
    /// <exception cref="ImpossibleEvidenceException">The evidence has probability zero.</exception>
    /// <exception cref="InferenceBudgetExceededException">No way fits.</exception>
    public static Solution Of(
        Topology topology, Workspace workspace, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets, Method method, CancellationToken ct)
    {
        var problem = Problem.Create(topology, observed, targets, method);
        problem.Load(topology, workspace.Base);
        var solution = problem.Tree is null ? Sweep(topology, workspace, problem, ct) : Lift(topology, workspace, problem, targets, ct);
        if (solution is not null && (solution.ErrorBound <= MaxError || method == Method.Lifted))
        {
            return solution;
        }

        if (problem.Tree is null)
        {
            throw new ImpossibleEvidenceException(ConflictFinder.Find(topology, workspace, observed, ct));
        }

        try
        {
            return Of(topology, workspace, observed, targets, Method.Sweep, ct);
        }
        catch (InferenceBudgetExceededException) when (solution is { ErrorBound: <= WorstError })
        {
            problem.Load(topology, workspace.Base);
            return solution;
        }
    }

    private static Solution? Sweep(Topology topology, Workspace workspace, Problem problem, CancellationToken ct)
    {
        var run = workspace.Single;
        run.Weights.CopyFrom(workspace.Base, problem.Reduction.Vertices);
        run.Forward(problem, ct);
        var total = run.Total(0);
        if (problem.Constant.Mantissa == 0 || total.Mantissa == 0)
        {
            return null;
        }

        run.Backward(problem, ct);
        var beliefs = Problem.ToBeliefs(problem.Reduction, v => run.Marginal(v).ToScalar(), v => run.Contribution(v).ToScalar());
        return new Solution(problem, beliefs, total, 1, RoundingDepth.Of(topology, problem) * RoundingDepth.UnitRoundoff);
    }

    private static Solution? Lift(Topology topology, Workspace workspace, Problem problem, ReadOnlySpan<int> targets, CancellationToken ct)
    {
        var sum = new LiftedSum(topology, problem, workspace, targets);
        sum.Run(ct);
        if (problem.Constant.Mantissa == 0 || sum.Unit.Mantissa == 0 || sum.Total <= 0)
        {
            return null;
        }

        var bound = RoundingDepth.Of(topology, problem) * RoundingDepth.UnitRoundoff * sum.Condition;
        return new Solution(problem, Problem.ToBeliefs(problem.Reduction, sum.Marginal, sum.Contribution), sum.Unit, sum.Total, bound);
    }
}
