namespace Charley.Inference;

/// <summary>
/// Chooses the order of the sweep. Every move finishes one vertex, either by letting it fire into all its children (which opens
/// them) or by collecting from all its parents (which opens those); the greedy rule takes the move that leaves the fewest
/// bits open. The rule is run with several ways of breaking ties and the cheapest plan wins.
/// </summary>
internal static class SweepPlanner
{
    // Weight of "brings open children nearer to closing" against one more open bit. Chosen on networks of realistic size.
    private static readonly double[] s_closenessWeights = [0.5, 0, 1, 2, 0.25, 4];

    public static SweepPlan Plan(Topology topology, Reduction reduction)
    {
        SweepPlan? best = null;
        foreach (var weight in s_closenessWeights)
        {
            var plan = new PlanBuilder(topology, reduction, weight, best?.Cost ?? double.PositiveInfinity).Build();
            if (plan is not null)
            {
                best = plan;
            }

            if (best is { Cost: 0 })
            {
                break;
            }
        }

        return best!;
    }
}
