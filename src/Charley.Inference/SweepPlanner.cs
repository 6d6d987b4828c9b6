namespace Charley.Inference;

/// <summary>
/// Chooses the order of the sweep: along the trees of risk factors and causes; where that is costly also greedily (finish the vertex
/// that leaves the fewest bits open) with several ways of breaking ties; then by small changes to the cheapest order found for as
/// long as that is worth its time.
/// </summary>
internal static class SweepPlanner
{
    // Weights of "opens bits on the way" and of "brings children nearer to closing" against one more open bit; found by trial.
    private static readonly (double Opened, double Closeness)[] s_greedyWeights = [(0.01, 0.1), (0.5, 0.1), (0.2, 0.5), (0.01, 0), (1, 0.02)];

    // One trial of an order takes about as long as touching this many vector entries per core vertex.
    private const double TrialCostPerVertex = 40;

    // How much of the work of one sweep may be spent on finding less work: a plan serves many sweeps (see SweepPlans).
    private const double PlanningShare = 1;

    private const int MaxTrials = 4000;

    /// <summary>The cheapest plan found.</summary>
    public static SweepPlan Plan(Topology topology, Reduction reduction)
    {
        var graph = new CoreGraph(topology, reduction);
        var trial = new OrderTrial(graph);
        var best = TreeOrder.Of(graph);
        var order = new int[graph.Count];
        var bestCost = trial.CostOf(best, double.PositiveInfinity);
        foreach (var (opened, closeness) in s_greedyWeights)
        {
            // A greedy order is as much work as trying one order for each vertex.
            if (bestCost * PlanningShare < TrialCostPerVertex * graph.Count * graph.Count)
            {
                break;
            }

            var cost = Greedy(graph, trial, opened, closeness, order, bestCost);
            if (cost < bestCost)
            {
                bestCost = cost;
                (best, order) = (order, best);
            }
        }

        Improve(trial, ref best, ref order, bestCost);
        return new PlanBuilder(topology, reduction, graph).Build(trial, best);
    }

    private static double Greedy(CoreGraph graph, OrderTrial trial, double openedWeight, double closenessWeight, int[] order, double limit)
    {
        trial.Restart();
        var length = 0;
        while (true)
        {
            var best = -1;
            var bestScore = double.PositiveInfinity;
            for (var v = 0; v < graph.Count; v++)
            {
                if (trial.IsDone(v) || !trial.MayFinish(v))
                {
                    continue;
                }

                var (change, opened, closeness) = trial.Try(v);
                var score = change + (openedWeight * opened) - (closenessWeight * closeness);
                if (score < bestScore)
                {
                    bestScore = score;
                    best = v;
                }
            }

            if (best < 0)
            {
                break;
            }

            if (!trial.CollectsOnly(best))
            {
                order[length++] = best;
            }

            trial.Finish(best);
            if (trial.Cost >= limit)
            {
                return double.PositiveInfinity;
            }
        }

        // Vertices that closed by themselves; their place no longer matters, but a changed order may need them.
        var listed = order.AsSpan(0, length).ToArray().ToHashSet();
        for (var v = 0; v < graph.Count; v++)
        {
            if (!listed.Contains(v))
            {
                order[length++] = v;
            }
        }

        return trial.CostOf(order, limit);
    }

    // Moves one vertex to another place and keeps the change if the order got cheaper. Seeded, so that results repeat.
    private static void Improve(OrderTrial trial, ref int[] best, ref int[] order, double bestCost)
    {
#pragma warning disable S2245 // Nothing secret depends on these numbers; they must repeat.
        var random = new Random(best.Length);
#pragma warning restore S2245
        var trials = (int)Math.Min(MaxTrials, bestCost * PlanningShare / (TrialCostPerVertex * best.Length));
        for (var t = 0; t < trials; t++)
        {
            var from = random.Next(best.Length);
            var to = random.Next(best.Length);
            MoveOne(best, order, from, to);
            var cost = trial.CostOf(order, bestCost);
            if (cost < bestCost)
            {
                bestCost = cost;
                (best, order) = (order, best);
            }
        }
    }

    private static void MoveOne(int[] source, int[] target, int from, int to)
    {
        source.CopyTo(target, 0);
        var vertex = source[from];
        if (from < to)
        {
            Array.Copy(source, from + 1, target, from, to - from);
        }
        else
        {
            Array.Copy(source, to, target, to + 1, from - to);
        }

        target[to] = vertex;
    }
}
