using System.Collections.Immutable;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>The network for people of one age, sex and state of pregnancy, with its engine.</summary>
public sealed class PersonModel
{
    private readonly ILookup<int, NoisyOrLink> _childrenOf;
    private readonly ImmutableArray<int> _leastTelling;
    private readonly ImmutableHashSet<int> _mayContradict;
    private readonly ImmutableHashSet<int> _gates;

    internal PersonModel(
        PersonContext person,
        NoisyOrNetwork network,
        ImmutableArray<Cause> causes,
        ImmutableDictionary<string, ImmutableArray<int>> copies,
        IReadOnlySet<(string Factor, string Cause)> ties)
    {
        CopiesOf = copies;
        Ties = ties;
        Person = person;
        Network = network;
        Engine = new InferenceEngine(network);
        Causes = causes;
        CauseNodes = [.. causes.Select(cause => network.IndexOf(cause.Id))];
        ComplaintNodes = [.. ComplaintFindings.All.Select(network.IndexOf)];
        _mayContradict = [.. network.MayContradict([.. Enumerable.Range(0, network.Nodes.Length).Except(CauseNodes)])];
        PriorShares = Engine.QueryAboveLeaves(Evidence.None(network), []).Beliefs.Marginals;
        _childrenOf = network.Nodes
            .SelectMany((node, index) => node.Parents.Select(link => (link.Parent, Child: new NoisyOrLink(index, link.Strength))))
            .ToLookup(pair => pair.Parent, pair => pair.Child);
        _gates = [.. network.Nodes.Select(node => node.Gate).OfType<int>()];
        _leastTelling =
        [
            .. Enumerable.Range(0, network.Nodes.Length)
                .Where(node => !network.Nodes[node].Parents.IsEmpty && !_childrenOf.Contains(node) && network.Nodes[node].Gate is null)
                .OrderByDescending(CommonnessOf),
        ];
    }

    /// <summary>The same nodes and links with other texts or other numbers.</summary>
    private PersonModel(PersonModel alike, ImmutableArray<Cause> causes, NoisyOrNetwork network, InferenceEngine engine)
    {
        CopiesOf = alike.CopiesOf;
        Ties = alike.Ties;
        Person = alike.Person;
        Network = network;
        Engine = engine;
        Causes = causes;
        CauseNodes = alike.CauseNodes;
        ComplaintNodes = alike.ComplaintNodes;
        PriorShares = alike.PriorShares;
        _mayContradict = alike._mayContradict;
        _childrenOf = alike._childrenOf;
        _gates = alike._gates;
        _leastTelling = alike._leastTelling;
    }

    /// <summary>Whom the parameters are for.</summary>
    public PersonContext Person { get; }

    /// <summary>Risk factors, causes and findings, in that order.</summary>
    public NoisyOrNetwork Network { get; }

    /// <summary>The inference engine on the network.</summary>
    public InferenceEngine Engine { get; }

    /// <summary>The causes that are possible for these people.</summary>
    public ImmutableArray<Cause> Causes { get; }

    /// <summary>Their nodes, in the same order.</summary>
    public ImmutableArray<int> CauseNodes { get; }

    /// <summary>The nodes of the complaints, which causes are said to act on.</summary>
    public ImmutableArray<int> ComplaintNodes { get; }

    /// <summary>Whether some answers about findings may have probability zero together.</summary>
    public bool CanContradict => !_mayContradict.IsEmpty;

    /// <summary>Share of these people in whom each risk factor and cause is present, before anything is known.</summary>
    internal ImmutableArray<double> PriorShares { get; }

    /// <summary>The nodes that are copies of a risk factor, by its id.</summary>
    internal ImmutableDictionary<string, ImmutableArray<int>> CopiesOf { get; }

    /// <summary>Which risk factors, by id, stay tied to which causes.</summary>
    internal IReadOnlySet<(string Factor, string Cause)> Ties { get; }

    /// <summary>The same model, whose causes are said in the words of this knowledge.</summary>
    internal PersonModel Saying(KnowledgeBase knowledge) =>
        new(this, [.. Causes.Select(cause => knowledge.Causes[cause.Id])], Network, Engine);

    /// <summary>
    /// The model on a network of the same nodes and links with other numbers. What is taken from the prior shares, such as which answers
    /// to leave out where there are too many, stays as in this one.
    /// </summary>
    internal PersonModel WithNumbersOf(NoisyOrNetwork network) => new(this, Causes, network, Engine.WithNumbersOf(network));

    /// <summary>What a node acts on: each child with the strength of the link, over the copies of a risk factor too.</summary>
    internal ImmutableArray<NoisyOrLink> ChildrenOf(int node) =>
        [.. NodesOf(Network.Nodes[node].Id).SelectMany(index => _childrenOf[index])];

    /// <summary>Whether anything in the network depends on a node.</summary>
    internal bool HasChildren(int node) => _childrenOf.Contains(node) || _gates.Contains(node);

    /// <summary>
    /// Evidence from answers; unknown ones leave no trace. Answers that cannot be true together are left out (see
    /// <see cref="ConflictAmong"/>): nobody knows which of them is wrong. Where so many signs are present that no exact answer fits into memory, the
    /// most common of them, which tell least, are left out (see <see cref="LeftOut"/>).
    /// </summary>
    public Evidence EvidenceFrom(IEnumerable<KeyValuePair<string, Answer>> answers) => EvidenceFrom(answers, []);

    /// <summary>
    /// The same for a case that differs in a few answers from another one: what was left out there is left out here before anything
    /// else, so that what differs between the two is what the answers do and not what else there was room for.
    /// </summary>
    /// <param name="answers">The answers.</param>
    /// <param name="leftOut">What is left out of the other case (<see cref="LeftOut"/>).</param>
    internal Evidence EvidenceFrom(IEnumerable<KeyValuePair<string, Answer>> answers, ImmutableArray<string> leftOut)
    {
        var evidence = PossibleEvidence(answers);
        var without = leftOut.SelectMany(NodesOf).Where(node => evidence[node] == NodeState.Present).Select(node => KeyValuePair.Create(node, NodeState.Unknown));
        return Engine.Affordable(leftOut.IsEmpty ? evidence : evidence.With([.. without]), ComplaintNodes.AsSpan(), _leastTelling);
    }

    /// <summary>The smallest set of answers that cannot be true together for these people; empty if all can.</summary>
    /// <param name="answers">The answers; unknown ones do not count.</param>
    /// <returns>Ids of findings.</returns>
    public ImmutableArray<string> ConflictAmong(IEnumerable<KeyValuePair<string, Answer>> answers)
    {
        if (!CanContradict)
        {
            return [];
        }

        var given = answers
            .Where(answer => answer.Value != Answer.Unknown && NodesOf(answer.Key).Any(_mayContradict.Contains))
            .OrderBy(answer => answer.Key, StringComparer.Ordinal)
            .ToList();
        return [.. SmallestConflict.Find(given.Count, some => Engine.IsPossible(AllEvidence(some.Select(index => given[index])))).Select(index => given[index].Key)];
    }

    /// <summary>The ids of findings that are present by the answers and had to be left out.</summary>
    public ImmutableArray<string> LeftOut(IEnumerable<KeyValuePair<string, Answer>> answers)
    {
        var all = PossibleEvidence(answers);
        var kept = Engine.Affordable(all, ComplaintNodes.AsSpan(), _leastTelling);
        return [.. Enumerable.Range(0, all.Count).Where(node => all[node] != kept[node]).Select(node => Network.Nodes[node].Id)];
    }

    private Evidence PossibleEvidence(IEnumerable<KeyValuePair<string, Answer>> answers)
    {
        var left = answers.ToDictionary(StringComparer.Ordinal);
        while (ConflictAmong(left) is { IsEmpty: false } conflict)
        {
            foreach (var finding in conflict)
            {
                left.Remove(finding);
            }
        }

        return AllEvidence(left);
    }

    private Evidence AllEvidence(IEnumerable<KeyValuePair<string, Answer>> answers) =>
        Evidence.None(Network).With(
            answers
                .Where(answer => answer.Value != Answer.Unknown)
                .SelectMany(answer => NodesOf(answer.Key).Select(node => KeyValuePair.Create(node, StateOf(answer.Value)))));

    // Share of people with a finding, its causes taken as independent: only an order follows from it.
    private double CommonnessOf(int finding)
    {
        var absent = 1 - Network.Nodes[finding].Leak;
        foreach (var link in Network.Nodes[finding].Parents)
        {
            absent *= 1 - (PriorShares[link.Parent] * link.Strength);
        }

        return 1 - absent;
    }

    /// <summary>The nodes that an answer about a finding settles: its own, and the copies of a risk factor.</summary>
    private IEnumerable<int> NodesOf(string finding) => CopiesOf.GetValueOrDefault(finding, []).Prepend(Network.IndexOf(finding));

    private static NodeState StateOf(Answer answer) => answer switch
    {
        Answer.Yes => NodeState.Present,
        Answer.No => NodeState.Absent,
        _ => NodeState.Unknown,
    };
}
