namespace Charley.Inference;

/// <summary>
/// Answers questions whose network is a forest but for its present findings; this is the quick way, and it says so when it is
/// not a good one.
/// </summary>
internal static class ForestSolver
{
    // In a network as small as this the sweep takes no longer and never subtracts.
    private const int SmallNetwork = 40;

    // Up to this bound no other way is tried.
    private const double MaxError = 1e-6;

    // Up to this bound another way must cost less than so many steps: a person should not wait for digits that nobody sees.
    private const double WorstError = 1e-4;
    private const double DearSweep = 2_000_000;

    /// <summary>The posterior, or null when this is not the way to calculate it.</summary>
    public static Posterior? Query(
        Topology topology, ForestSums pool, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets, bool withLeaves, Method method, CancellationToken ct)
    {
        if (Start(topology, pool, observed, targets, [], method, ct) is not { } now)
        {
            return null;
        }

        var posterior = new Posterior(now.ToBeliefs(), Math.Min(0, now.Log), now.ErrorBound);
        return withLeaves
            ? posterior with { Beliefs = WithLeaves(topology, pool, observed, now.Reduction, posterior.Beliefs, ct) }
            : posterior;
    }

    /// <summary>The effects, or null when this is not the way to calculate them.</summary>
    public static AnswerEffect[]? Effects(
        Topology topology, ForestSums pool, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets, ReadOnlySpan<int> open, Method method, CancellationToken ct)
    {
        if (Start(topology, pool, observed, targets, open, method, ct) is not { } branches)
        {
            return null;
        }

        var beliefs = branches.ToBeliefs();
        var total = branches.Total;
        var effects = new AnswerEffect[open.Length];
        for (var i = 0; i < open.Length; i++)
        {
            effects[i] = Effect(branches, beliefs, total, open[i], ct);
        }

        return effects;
    }

    private static ForestBranches? Start(
        Topology topology, ForestSums pool, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets, ReadOnlySpan<int> open, Method method, CancellationToken ct)
    {
        if (method != Method.Forest && (method != Method.Cheapest || topology.Count <= SmallNetwork))
        {
            return null;
        }

        var branches = ForestBranches.Create(topology, pool, observed, targets, open);
        return branches is not null && branches.Run(denied: -1, withChances: true, ct) && branches.Total > 0
            && (method == Method.Forest || branches.ErrorBound <= MaxError
                || (branches.ErrorBound <= WorstError && !HasCheapSweep(topology, observed, targets)))
            ? branches
            : null;
    }

    private static bool HasCheapSweep(Topology topology, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets) =>
        SweepPlanner.Plan(topology, new Reduction(topology, observed, targets, []), DearSweep) is not null;

    private static AnswerEffect Effect(ForestBranches branches, Beliefs now, double total, int node, CancellationToken ct)
    {
        var role = branches.Reduction.Roles[node];
        if (role == Role.Settled)
        {
            return new AnswerEffect(node, 0, now, now);
        }

        branches.Run(node, withChances: true, ct);
        return AnswerEffects.Of(node, now, role == Role.Vertex, Math.Clamp(branches.Total / total, 0, 1), branches.ToBeliefs);
    }

    private static Beliefs WithLeaves(
        Topology topology, ForestSums pool, ReadOnlySpan<NodeState> observed, Reduction reduction, Beliefs beliefs, CancellationToken ct)
    {
        int[] leaves = [.. Enumerable.Range(0, observed.Length).Where(i => reduction.Roles[i] == Role.Leaf)];
        var branches = ForestBranches.Create(topology, pool, observed, [], leaves)!;
        branches.Run(denied: -1, withChances: false, ct);
        var total = branches.Total;
        var marginals = beliefs.Marginals.ToBuilder();
        foreach (var leaf in leaves)
        {
            branches.Run(leaf, withChances: false, ct);
            marginals[leaf] = Math.Clamp(1 - (branches.Total / total), 0, 1);
        }

        return beliefs with { Marginals = marginals.MoveToImmutable() };
    }
}
