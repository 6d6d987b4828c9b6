namespace Charley.Inference;

/// <summary>One question's structure: what is left of the network under the evidence, and the order in which to sum it out.</summary>
internal sealed class Problem
{
    private readonly Topology _topology;

    public Problem(Topology topology, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets)
    {
        _topology = topology;
        Reduction = new Reduction(topology, observed, targets);
        Plan = SweepPlanner.Plan(topology, Reduction);
    }

    public Reduction Reduction { get; }

    public SweepPlan Plan { get; }

    /// <summary>Factor of the settled nodes, set by <see cref="LoadNow"/>.</summary>
    public ScaledNumber Constant { get; private set; }

    /// <summary>Bound on the relative rounding error of a total.</summary>
    public double RelativeErrorBound => RoundingDepth.Of(_topology, Reduction, Plan) * RoundingDepth.UnitRoundoff;

    /// <summary>Refuses what would not fit.</summary>
    /// <exception cref="InferenceBudgetExceededException">It would not.</exception>
    public void CheckBudget()
    {
        if (Plan.StoredDoubles > InferenceEngine.MaxDoubles)
        {
            throw new InferenceBudgetExceededException(Plan.PeakBits);
        }
    }

    /// <summary>Loads the evidence as it is into the single-lane run.</summary>
    public void LoadNow(Workspace workspace)
    {
        Constant = BaseWeights.Fill(_topology, Reduction, workspace.Base);
        workspace.Single.Weights.Spread(workspace.Base);
    }

    /// <summary>Chances of all nodes but the leaves, which are left as NaN.</summary>
    public void ReadBeliefs(LaneRun run, int lane, Span<double> marginals, Span<double> contributions)
    {
        for (var i = 0; i < marginals.Length; i++)
        {
            switch (Reduction.Roles[i])
            {
                case Role.Vertex:
                    marginals[i] = Reduction.States[i] switch
                    {
                        NodeState.Absent => 0,
                        NodeState.Present => 1,
                        _ => run.Marginal(i, lane),
                    };
                    contributions[i] = run.Contribution(i, lane);
                    break;
                case Role.Leaf:
                    marginals[i] = double.NaN;
                    contributions[i] = 0;
                    break;
                default:
                    marginals[i] = 0;
                    contributions[i] = 0;
                    break;
            }
        }
    }
}
