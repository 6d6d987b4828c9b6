using System.Collections.Immutable;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>The network for people of one age, sex and state of pregnancy, with its engine.</summary>
public sealed class PersonModel
{
    internal PersonModel(PersonContext person, NoisyOrNetwork network, ImmutableArray<Cause> causes)
    {
        Person = person;
        Network = network;
        Engine = new InferenceEngine(network);
        Causes = causes;
        CauseNodes = [.. causes.Select(cause => network.IndexOf(cause.Id))];
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
    public ImmutableArray<int> ComplaintNodes => [.. ComplaintFindings.All.Select(Network.IndexOf)];

    /// <summary>Evidence from answers; unknown ones leave no trace.</summary>
    public Evidence EvidenceFrom(IEnumerable<KeyValuePair<string, Answer>> answers) =>
        Evidence.None(Network).With(
            answers
                .Where(answer => answer.Value != Answer.Unknown)
                .Select(answer => KeyValuePair.Create(Network.IndexOf(answer.Key), StateOf(answer.Value))));

    private static NodeState StateOf(Answer answer) => answer switch
    {
        Answer.Yes => NodeState.Present,
        Answer.No => NodeState.Absent,
        _ => NodeState.Unknown,
    };
}
