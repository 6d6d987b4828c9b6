using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>
/// Exact inference in a noisy-OR network. Everything unobserved is summed out; all sums have non-negative terms, so there is no
/// cancellation. Safe to use from several threads at once.
/// </summary>
/// <param name="network">The network all questions are about.</param>
public sealed class InferenceEngine(NoisyOrNetwork network)
{
    /// <summary>
    /// Most doubles that the vectors of one calculation may hold together: 2^24, which is 128 MB.
    /// </summary>
    public const long MaxDoubles = 1L << 24;

    private readonly Topology _topology = network.Topology;
    private readonly ConcurrentBag<Workspace> _workspaces = [];

    /// <summary>Chances of all nodes given the evidence.</summary>
    /// <param name="evidence">What is known; it must be about this engine's network.</param>
    /// <param name="targets">Nodes whose reasons are asked for (<see cref="Beliefs.Contributions"/>); those not observed present do not matter.</param>
    /// <param name="ct">Stops the calculation.</param>
    /// <returns>The posterior.</returns>
    /// <exception cref="ImpossibleEvidenceException">The evidence has probability zero.</exception>
    /// <exception cref="InferenceBudgetExceededException">An exact answer would need too much memory.</exception>
    /// <exception cref="ArgumentException">The evidence is about another network, or a target does not exist.</exception>
    public Posterior Query(Evidence evidence, ReadOnlySpan<int> targets, CancellationToken ct = default)
    {
        CheckArguments(evidence, targets);
        var problem = new Problem(_topology, evidence.States, targets);
        var workspace = Rent();
        try
        {
            var log = SolveNow(problem, workspace, evidence, ct);
            var beliefs = NowBeliefs(problem, workspace, withLeaves: true, ct);
            return new Posterior(beliefs, log, problem.RelativeErrorBound);
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
                throw new ArgumentException($"Node '{network.Nodes[node].Id}' is observed, so it is not open.", nameof(openNodes));
            }
        }

        var problem = new Problem(_topology, evidence.States, targets);
        var workspace = Rent();
        try
        {
            SolveNow(problem, workspace, evidence, ct);
            var now = NowBeliefs(problem, workspace, withLeaves: false, ct);
            return new EffectCalculator(_topology, problem, workspace, now).Calculate(openNodes, ct);
        }
        finally
        {
            _workspaces.Add(workspace);
        }
    }

    private Workspace Rent() => _workspaces.TryTake(out var workspace) ? workspace : new Workspace(_topology);

    private double SolveNow(Problem problem, Workspace workspace, Evidence evidence, CancellationToken ct)
    {
        problem.CheckBudget();
        problem.LoadNow(workspace);
        workspace.Single.Forward(problem.Reduction, problem.Plan, ct);
        workspace.NowTotal = workspace.Single.Totals[0];
        if (problem.Constant.Mantissa == 0 || workspace.NowTotal.Mantissa == 0)
        {
            throw new ImpossibleEvidenceException(ConflictFinder.Find(_topology, workspace, evidence.States, ct));
        }

        workspace.Single.Backward(problem.Reduction, problem.Plan, ct);
        return Math.Min(0, problem.Constant.Log + workspace.NowTotal.Log);
    }

    private Beliefs NowBeliefs(Problem problem, Workspace workspace, bool withLeaves, CancellationToken ct)
    {
        var marginals = new double[_topology.Count];
        var contributions = new double[_topology.Count];
        problem.ReadBeliefs(workspace.Single, lane: 0, marginals, contributions);
        if (withLeaves)
        {
            LeafMarginals.Fill(_topology, problem, workspace, marginals, ct);
        }

        return new Beliefs(ImmutableCollectionsMarshal.AsImmutableArray(marginals), ImmutableCollectionsMarshal.AsImmutableArray(contributions));
    }

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
