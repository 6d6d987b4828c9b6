using System.Collections.Immutable;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>The network for people of one age, sex and state of pregnancy, with its engine.</summary>
public sealed class PersonModel
{
    private readonly ILookup<int, NoisyOrLink> _childrenOf;

    internal PersonModel(
        PersonContext person,
        NoisyOrNetwork network,
        ImmutableArray<Cause> causes,
        ImmutableDictionary<string, ImmutableArray<int>> copies)
    {
        CopiesOf = copies;
        Person = person;
        Network = network;
        Engine = new InferenceEngine(network);
        Causes = causes;
        CauseNodes = [.. causes.Select(cause => network.IndexOf(cause.Id))];
        ComplaintNodes = [.. ComplaintFindings.All.Select(network.IndexOf)];
        PriorShares = Engine.QueryAboveLeaves(Evidence.None(network), []).Beliefs.Marginals;
        _childrenOf = network.Nodes
            .SelectMany((node, index) => node.Parents.Select(link => (link.Parent, Child: new NoisyOrLink(index, link.Strength))))
            .ToLookup(pair => pair.Parent, pair => pair.Child);
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

    /// <summary>Share of these people in whom each risk factor and cause is present, before anything is known.</summary>
    internal ImmutableArray<double> PriorShares { get; }

    /// <summary>The nodes that are copies of a risk factor, by its id.</summary>
    internal ImmutableDictionary<string, ImmutableArray<int>> CopiesOf { get; }

    /// <summary>What a node acts on: each child with the strength of the link, over the copies of a risk factor too.</summary>
    internal ImmutableArray<NoisyOrLink> ChildrenOf(int node) =>
        [.. NodesOf(Network.Nodes[node].Id).SelectMany(index => _childrenOf[index])];

    /// <summary>Evidence from answers; unknown ones leave no trace.</summary>
    public Evidence EvidenceFrom(IEnumerable<KeyValuePair<string, Answer>> answers) =>
        Evidence.None(Network).With(
            answers
                .Where(answer => answer.Value != Answer.Unknown)
                .SelectMany(answer => NodesOf(answer.Key).Select(node => KeyValuePair.Create(node, StateOf(answer.Value)))));

    /// <summary>The nodes that an answer about a finding settles: its own, and the copies of a risk factor.</summary>
    private IEnumerable<int> NodesOf(string finding) => CopiesOf.GetValueOrDefault(finding, []).Prepend(Network.IndexOf(finding));

    private static NodeState StateOf(Answer answer) => answer switch
    {
        Answer.Yes => NodeState.Present,
        Answer.No => NodeState.Absent,
        _ => NodeState.Unknown,
    };
}
