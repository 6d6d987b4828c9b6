using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>What is left of the network under the evidence, and the order in which to sum it out.</summary>
/// <param name="Reduction">What is left.</param>
/// <param name="Plan">The steps; empty when only trees are left.</param>
/// <param name="Constant">Factor of the settled nodes.</param>
/// <param name="ErrorBound">Bound on the relative error of every sum: there are only additions and products of non-negative numbers.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Question(Reduction Reduction, SweepPlan Plan, ScaledNumber Constant, double ErrorBound)
{
    /// <summary>Bound on the relative error of every chance: each is a quotient of two sums.</summary>
    public double ChanceErrorBound => 2 * ErrorBound;

    /// <summary>Prepares a question and loads the weights of its evidence. It stands until the workspace is used for the next.</summary>
    /// <exception cref="InferenceBudgetExceededException">An exact answer would need too much memory.</exception>
    public static Question Create(Topology topology, SweepPlans plans, Workspace workspace, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets)
    {
        var reduction = workspace.Reduction;
        reduction.Set(observed, targets);
        var plan = plans.For(reduction);
        if (!plans.Allows(plan))
        {
            throw new InferenceBudgetExceededException(plan.PeakBits + plan.LaneFindings.Length);
        }

        var constant = BaseWeights.Fill(topology, reduction, workspace.Base);
        return new Question(reduction, plan, constant, RoundingDepth.Of(topology, reduction, plan) * RoundingDepth.UnitRoundoff);
    }

    /// <summary>Chances of all nodes but the leaves, from the derivatives of the logarithm of the total.</summary>
    public void Read(Weights weights, Weights derivatives, double[] contributions, Span<double> marginals, Span<double> reasons)
    {
        for (var i = 0; i < Reduction.States.Length; i++)
        {
            marginals[i] = (Reduction.Roles[i], Reduction.States[i]) switch
            {
                (Role.Leaf, _) => double.NaN,
                (_, NodeState.Absent) => 0,
                (_, NodeState.Present) => 1,
                _ => Math.Min(1, weights.Present[i] * derivatives.Present[i]),
            };
            reasons[i] = Reduction.Roles[i] == Role.Vertex ? Math.Min(1, contributions[i]) : 0;
        }
    }
}
