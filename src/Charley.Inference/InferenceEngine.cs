using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Charley.Inference;

/// <summary>
/// Exact inference in a noisy-OR network: everything unobserved is summed out, several causes may be present at once. Safe to use
/// from several threads at once.
/// </summary>
public sealed class InferenceEngine
{
    /// <summary>
    /// Most doubles that the stored vectors of one calculation may hold together unless the engine is told otherwise: 2^23, which is
    /// 64 MB. Enough for nearly any person's answers on a network of the size in use, and small enough for several calculations at once.
    /// </summary>
    public const long UsualDoubles = 1L << 23;

    /// <summary>Most doubles that an engine may be allowed: 2^29, which is 4 GB.</summary>
    public const long MostDoubles = 1L << 29;

    // Fewer present nodes than this are not worth looking at beforehand; should they not fit all the same, the query says so.
    private const int AlwaysAffordable = 6;

    private readonly NoisyOrNetwork _network;
    private readonly Topology _topology;
    private readonly SweepPlans _plans;
    private readonly ConcurrentBag<Workspace> _workspaces = [];

    /// <summary>An engine for one network.</summary>
    /// <param name="network">The network all questions are about.</param>
    /// <param name="allowedDoubles">
    /// Most doubles, of 8 bytes, that the stored vectors of one calculation may hold together: 1 to <see cref="MostDoubles"/>. What needs
    /// more is refused (<see cref="InferenceBudgetExceededException"/>). The memory is kept for later calculations.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number of doubles.</exception>
    public InferenceEngine(NoisyOrNetwork network, long allowedDoubles = UsualDoubles)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(allowedDoubles);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(allowedDoubles, MostDoubles);
        _network = network;
        _topology = network.Topology;
        _plans = new SweepPlans(_topology, allowedDoubles);
    }

    private InferenceEngine(NoisyOrNetwork network, SweepPlans plans)
    {
        _network = network;
        _topology = network.Topology;
        _plans = plans;
    }

    /// <summary>
    /// An engine for a network of the same shape with other numbers. Plans follow from the shape alone, so both share them.
    /// </summary>
    /// <param name="network">A network with the same links and gates in the same order.</param>
    /// <exception cref="ArgumentException">The network has another shape.</exception>
    public InferenceEngine WithNumbersOf(NoisyOrNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Topology.HasShapeOf(_topology)
            ? new InferenceEngine(network, _plans)
            : throw new ArgumentException("The network has other links, so what was planned does not fit it.", nameof(network));
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

    /// <summary>
    /// As <see cref="QueryAboveLeaves(Evidence, ReadOnlySpan{int}, CancellationToken)"/>, with the chances written where the caller wants
    /// them: once an engine has answered questions of this shape, this allocates nothing.
    /// </summary>
    /// <param name="evidence">What is known; it must be about this engine's network.</param>
    /// <param name="targets">Nodes whose reasons are asked for.</param>
    /// <param name="marginals">Receives <see cref="Beliefs.Marginals"/>; one place for each node.</param>
    /// <param name="contributions">Receives <see cref="Beliefs.Contributions"/>; one place for each node.</param>
    /// <param name="ct">Stops the calculation.</param>
    /// <returns>How likely the evidence is, and how exact all this is.</returns>
    /// <exception cref="ImpossibleEvidenceException">The evidence has probability zero.</exception>
    /// <exception cref="InferenceBudgetExceededException">An exact answer would need too much memory.</exception>
    /// <exception cref="ArgumentException">The evidence is about another network, a target does not exist, or there are too few places.</exception>
    public EvidenceWeight QueryAboveLeaves(
        Evidence evidence, ReadOnlySpan<int> targets, Span<double> marginals, Span<double> contributions, CancellationToken ct = default)
    {
        CheckArguments(evidence, targets);
        if (marginals.Length < _topology.Count || contributions.Length < _topology.Count)
        {
            throw new ArgumentException($"The network has {_topology.Count} nodes; make place for each.", nameof(marginals));
        }

        var workspace = Rent();
        try
        {
            var (question, total) = Ask(workspace, evidence, targets, ct);
            workspace.Backward(question, marginals, contributions, ct);
            return new EvidenceWeight(LogOf(question, total), question.ChanceErrorBound);
        }
        finally
        {
            Return(workspace);
        }
    }

    /// <summary>Whether the evidence can be true: whether its probability is above zero. Nothing is subtracted, so zero is zero.</summary>
    /// <param name="evidence">What is known; it must be about this engine's network.</param>
    /// <param name="ct">Stops the calculation.</param>
    /// <exception cref="InferenceBudgetExceededException">An exact answer would need too much memory.</exception>
    public bool IsPossible(Evidence evidence, CancellationToken ct = default)
    {
        CheckArguments(evidence, []);
        var workspace = Rent();
        try
        {
            return ConflictFinder.IsPossible(_topology, _plans, workspace, evidence.States, ct);
        }
        finally
        {
            Return(workspace);
        }
    }

    /// <summary>
    /// The evidence itself where an exact answer fits into the memory allowed; otherwise without as many present findings as it takes,
    /// the least telling first, but with every one of them that could be kept beside those which tell less and made room.
    /// </summary>
    /// <param name="evidence">What is known; it must be about this engine's network.</param>
    /// <param name="targets">As in <see cref="Query"/>; they are never left out.</param>
    /// <param name="leastTelling">Findings that may be left out, in that order.</param>
    /// <returns>Evidence that <see cref="Query"/> answers.</returns>
    public Evidence Affordable(Evidence evidence, ReadOnlySpan<int> targets, IEnumerable<int> leastTelling)
    {
        ArgumentNullException.ThrowIfNull(leastTelling);
        CheckArguments(evidence, targets);
        if (evidence.States.Count(NodeState.Present) <= AlwaysAffordable)
        {
            return evidence;
        }

        var left = new Stack<int>();
        foreach (var finding in leastTelling)
        {
            if (Fits(evidence, targets))
            {
                break;
            }

            if (evidence[finding] == NodeState.Present && !targets.Contains(finding))
            {
                evidence = evidence.With(finding, NodeState.Unknown);
                left.Push(finding);
            }
        }

        return Filled(evidence, targets, [.. left]);
    }

    /// <summary>
    /// Evidence with every finding put back for which there is room. What needs room hangs on an order of elimination that is found by
    /// rule of thumb, so a finding that did not fit may fit beside one put back after it: it is tried again until none fits.
    /// </summary>
    private Evidence Filled(Evidence evidence, ReadOnlySpan<int> targets, ImmutableArray<int> left)
    {
        for (var before = left.Length + 1; left.Length < before;)
        {
            before = left.Length;
            foreach (var finding in left)
            {
                var with = evidence.With(finding, NodeState.Present);
                evidence = Fits(with, targets) ? with : evidence;
            }

            left = [.. left.Where(finding => evidence[finding] != NodeState.Present)];
        }

        return evidence;
    }

    private bool Fits(Evidence evidence, ReadOnlySpan<int> targets) => _plans.Fits(Reduction.Of(_topology, evidence.States, targets));

    private Posterior Solve(Evidence evidence, ReadOnlySpan<int> targets, bool withLeaves, CancellationToken ct)
    {
        CheckArguments(evidence, targets);
        var workspace = Rent();
        try
        {
            var (question, total) = Ask(workspace, evidence, targets, ct);
            var beliefs = workspace.Backward(question, ct);
            return new Posterior(
                withLeaves ? WithLeaves(workspace, question, total, beliefs, ct) : beliefs,
                LogOf(question, total),
                question.ChanceErrorBound);
        }
        finally
        {
            Return(workspace);
        }
    }

    private static double LogOf(in Question question, ScaledNumber total) => Math.Min(0, question.Constant.Log + total.Log);

    private (Question Question, ScaledNumber Total) Ask(Workspace workspace, Evidence evidence, ReadOnlySpan<int> targets, CancellationToken ct)
    {
        var question = Question.Create(_topology, _plans, workspace, evidence.States, targets);
        var total = workspace.Forward(question, denied: -1, ct);
        return question.Constant.Mantissa > 0 && total.Mantissa > 0
            ? (question, total)
            : throw new ImpossibleEvidenceException(ConflictFinder.Find(_topology, _plans, workspace, evidence.States, ct));
    }

    private static Beliefs WithLeaves(Workspace workspace, Question question, ScaledNumber total, Beliefs beliefs, CancellationToken ct)
    {
        var marginals = beliefs.Marginals.ToBuilder();
        for (var node = 0; node < marginals.Count; node++)
        {
            if (question.Reduction.Roles[node] == Role.Leaf)
            {
                marginals[node] = Math.Clamp(1 - workspace.Forward(question, node, ct).DividedBy(total), 0, 1);
            }
        }

        return beliefs with { Marginals = marginals.MoveToImmutable() };
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
        CheckOpen(evidence, openNodes, nameof(openNodes));
        var chosen = openNodes.ToArray();
        return EffectsOf(evidence, targets, (_, _) => chosen, ct);
    }

    /// <summary>The same for nodes that are chosen by what is believed before any answer, which spares a calculation.</summary>
    /// <param name="evidence">What is known; it must be about this engine's network.</param>
    /// <param name="targets">As in <see cref="Query"/>.</param>
    /// <param name="choose">
    /// Chooses unobserved nodes. Told what is believed now, but for leaves, and roughly how many registers of 32 bytes the calculation
    /// of one effect touches on the way there; the way back touches about three times as many.
    /// </param>
    /// <param name="ct">Stops the calculation.</param>
    /// <returns>One effect for each chosen node, in their order.</returns>
    /// <exception cref="ImpossibleEvidenceException">The evidence has probability zero.</exception>
    /// <exception cref="InferenceBudgetExceededException">An exact answer would need too much memory.</exception>
    /// <exception cref="ArgumentException">The evidence is about another network, a node does not exist, or a chosen node is observed.</exception>
    public IReadOnlyList<AnswerEffect> EffectsOf(
        Evidence evidence, ReadOnlySpan<int> targets, Func<Beliefs, double, int[]> choose, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(choose);
        CheckArguments(evidence, targets);
        var workspace = Rent();
        try
        {
            var (question, total) = Ask(workspace, evidence, targets, ct);
            var now = workspace.Backward(question, ct);
            var openNodes = choose(now, question.Plan.Cost);
            CheckOpen(evidence, openNodes, nameof(choose));
            var effects = new AnswerEffect[openNodes.Length];
            for (var i = 0; i < effects.Length; i++)
            {
                effects[i] = EffectOf(workspace, question, total, now, openNodes[i], ct);
            }

            return effects;
        }
        finally
        {
            Return(workspace);
        }
    }

    private static AnswerEffect EffectOf(Workspace workspace, Question question, ScaledNumber total, Beliefs now, int node, CancellationToken ct)
    {
        var role = question.Reduction.Roles[node];
        if (role == Role.Settled)
        {
            return new AnswerEffect(node, 0, now, now);
        }

        var absent = Math.Clamp(workspace.Forward(question, node, ct).DividedBy(total), 0, 1);
        return AnswerEffects.Of(node, now, role == Role.Vertex, absent, () => workspace.Backward(question, ct));
    }

    private Workspace Rent()
    {
        if (!_workspaces.TryTake(out var workspace))
        {
            workspace = new Workspace(_topology);
        }

        workspace.Begin();
        return workspace;
    }

    private void Return(Workspace workspace)
    {
        workspace.End();
        _workspaces.Add(workspace);
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

    private void CheckOpen(Evidence evidence, ReadOnlySpan<int> openNodes, string name)
    {
        CheckNodes(openNodes, name);
        foreach (var node in openNodes)
        {
            if (evidence[node] != NodeState.Unknown)
            {
                throw new ArgumentException($"Node '{_network.Nodes[node].Id}' is observed, so it is not open.", name);
            }
        }
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
