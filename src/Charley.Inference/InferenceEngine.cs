using System.Collections.Concurrent;

namespace Charley.Inference;

/// <summary>
/// Exact inference in a noisy-OR network: everything unobserved is summed out, several causes may be present at once. Safe to use
/// from several threads at once.
/// </summary>
public sealed class InferenceEngine
{
    /// <summary>
    /// Most doubles that the stored vectors of one calculation may hold together, all lanes counted: 2^23, which is 64 MB. Enough
    /// for any person's answers on a network of the size in use, and small enough for several calculations at once.
    /// </summary>
    public const long MaxDoubles = 1L << 23;

    private readonly NoisyOrNetwork _network;
    private readonly Topology _topology;
    private readonly Method _method;
    private readonly ConcurrentBag<Workspace> _workspaces = [];

    /// <summary>An engine for one network.</summary>
    /// <param name="network">The network all questions are about.</param>
    public InferenceEngine(NoisyOrNetwork network)
        : this(network, Method.Cheapest)
    {
    }

    /// <summary>An engine that calculates in a given way, for checking one way against the other.</summary>
    internal InferenceEngine(NoisyOrNetwork network, Method method)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _topology = network.Topology;
        _method = method;
    }

    /// <summary>Chances of all nodes given the evidence.</summary>
    /// <param name="evidence">What is known; it must be about this engine's network.</param>
    /// <param name="targets">Nodes whose reasons are asked for (<see cref="Beliefs.Contributions"/>); those not observed present do not matter.</param>
    /// <param name="ct">Stops the calculation.</param>
    /// <returns>The posterior.</returns>
    /// <exception cref="ImpossibleEvidenceException">The evidence has probability zero.</exception>
    /// <exception cref="InferenceBudgetExceededException">An exact answer would need too much memory.</exception>
    /// <exception cref="ArgumentException">The evidence is about another network, or a target does not exist.</exception>
    public Posterior Query(Evidence evidence, ReadOnlySpan<int> targets, CancellationToken ct = default) =>
        Solve(evidence, targets, withLeaves: true, ct);

    /// <summary>
    /// As <see cref="Query(Evidence, ReadOnlySpan{int}, CancellationToken)"/>, but without the chances of unobserved nodes that
    /// have no children, which cost a run of their own each; they are left as NaN.
    /// </summary>
    public Posterior QueryAboveLeaves(Evidence evidence, ReadOnlySpan<int> targets, CancellationToken ct = default) =>
        Solve(evidence, targets, withLeaves: false, ct);

    private Posterior Solve(Evidence evidence, ReadOnlySpan<int> targets, bool withLeaves, CancellationToken ct)
    {
        CheckArguments(evidence, targets);
        var workspace = Rent();
        try
        {
            if (ForestSolver.Query(_topology, workspace.Forest, evidence.States, targets, withLeaves, _method, ct) is { } posterior)
            {
                return posterior;
            }

            var now = Solution.Of(_topology, workspace, evidence.States, targets, _method, ct);
            var beliefs = withLeaves ? LeafMarginals.Fill(_topology, now, workspace, ct) : now.Beliefs;
            return new Posterior(beliefs, now.LogEvidenceProbability, now.ErrorBound);
        }
        finally
        {
            _workspaces.Add(workspace);
        }
    }

    /// <summary>For each open node: how likely it is to be present, and what would be believed after either answer.</summary>
    /// <param name="evidence">What is known; it must be about this engine's network.</param>
    /// <param name="targets">As in <see cref="Query"/>.</param>
    /// <param name="openNodes">Unobserved nodes, each one a question that could be asked next.</param>
    /// <param name="ct">Stops the calculation.</param>
    /// <returns>One effect for each open node, in their order. See <see cref="AnswerEffect"/> for what is not computed.</returns>
    /// <exception cref="ImpossibleEvidenceException">The evidence has probability zero.</exception>
    /// <exception cref="InferenceBudgetExceededException">An exact answer would need too much memory.</exception>
    /// <exception cref="ArgumentException">The evidence is about another network, a node does not exist, or an open node is observed.</exception>
    public IReadOnlyList<AnswerEffect> EffectsOf(
        Evidence evidence, ReadOnlySpan<int> targets, ReadOnlySpan<int> openNodes, CancellationToken ct = default)
    {
        CheckArguments(evidence, targets);
        CheckNodes(openNodes, nameof(openNodes));
        foreach (var node in openNodes)
        {
            if (evidence[node] != NodeState.Unknown)
            {
                throw new ArgumentException($"Node '{_network.Nodes[node].Id}' is observed, so it is not open.", nameof(openNodes));
            }
        }

        var workspace = Rent();
        try
        {
            if (ForestSolver.Effects(_topology, workspace.Forest, evidence.States, targets, openNodes, _method, ct) is { } effects)
            {
                return effects;
            }

            var now = Solution.Of(_topology, workspace, evidence.States, targets, _method, ct);
            return new EffectCalculator(_topology, now, workspace, openNodes, targets).Calculate(ct);
        }
        finally
        {
            _workspaces.Add(workspace);
        }
    }

    private Workspace Rent() => _workspaces.TryTake(out var workspace) ? workspace : new Workspace(_topology);

    private void CheckArguments(Evidence evidence, ReadOnlySpan<int> targets)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence.Count != _topology.Count)
        {
            throw new ArgumentException("The evidence is about another network.", nameof(evidence));
        }

        CheckNodes(targets, nameof(targets));
    }

    private void CheckNodes(ReadOnlySpan<int> nodes, string name)
    {
        foreach (var node in nodes)
        {
            if (node < 0 || node >= _topology.Count)
            {
                throw new ArgumentException($"There is no node {node}.", name);
            }
        }
    }
}
