using System.Collections.Immutable;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>Turns knowledge into the network for one kind of person: risk factors, then causes, then findings.</summary>
public static class PersonModelBuilder
{
    /// <summary>The strength of a link that hardly does anything; far below any number of the knowledge.</summary>
    private const double LeastStrength = 1e-9;

    /// <summary>Builds the model.</summary>
    /// <param name="knowledge">The knowledge.</param>
    /// <param name="numbers">Whom the model is for, and how its numbers are read.</param>
    public static PersonModel Build(KnowledgeBase knowledge, NumberReading numbers)
    {
        var (network, causes, ties) = AboveFindings(knowledge, numbers);
        AddFindings(network, causes, knowledge, numbers);
        return new PersonModel(numbers.Person, NoisyOrNetwork.Create(network.Nodes), causes, network.Copies, ties);
    }

    /// <summary>
    /// The model with other numbers and the very same links, so that what was planned for one serves both: a link that does something
    /// keeps doing something, however little, and one that does nothing for these people does nothing in any reading.
    /// </summary>
    /// <param name="usual">The model.</param>
    /// <param name="knowledge">The knowledge it was built from.</param>
    /// <param name="numbers">How the numbers are read; for the same person.</param>
    public static PersonModel Reread(PersonModel usual, KnowledgeBase knowledge, NumberReading numbers)
    {
        ArgumentNullException.ThrowIfNull(usual);
        var (network, causes, _) = AboveFindings(knowledge, numbers, usual.Ties);
        AddFindings(network, causes, knowledge, numbers);
        return usual.WithNumbersOf(usual.Network.WithNumbersOf([.. usual.Network.Nodes.Zip(network.Nodes, Fitted)]));
    }

    // Both list their links in the same order; either may lack some that do nothing in its reading.
    private static NoisyOrNode Fitted(NoisyOrNode usual, NoisyOrNode reread)
    {
        var parents = ImmutableArray.CreateBuilder<NoisyOrLink>(usual.Parents.Length);
        var next = 0;
        foreach (var link in usual.Parents)
        {
            var at = next;
            while (at < reread.Parents.Length && reread.Parents[at].Parent != link.Parent)
            {
                at++;
            }

            var isThere = at < reread.Parents.Length;
            next = isThere ? at + 1 : next;
            var strength = isThere ? reread.Parents[at].Strength : 0;
            parents.Add(link with { Strength = link.Strength > 0 ? Math.Max(LeastStrength, strength) : 0 });
        }

        return usual with { Leak = reread.Leak, Parents = parents.MoveToImmutable() };
    }

    private static void AddFindings(NodeList network, ImmutableArray<Cause> causes, KnowledgeBase knowledge, NumberReading numbers)
    {
        var possible = causes.Select(cause => cause.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (finding, links) in ModelOrder.Of(knowledge).Findings)
        {
            network.Add(NodeOf(finding, links.Where(pair => possible.Contains(pair.Cause)), network.IndexOf, numbers));
        }
    }

    /// <summary>The nodes above the findings: risk factors with their copies, and causes. They are the first nodes of the network.</summary>
    /// <param name="knowledge">The knowledge.</param>
    /// <param name="numbers">Whom the model is for, and how its numbers are read.</param>
    /// <param name="ties">Which risk factors stay tied to which causes; null to choose by the numbers.</param>
    internal static (NodeList Nodes, ImmutableArray<Cause> Causes, IReadOnlySet<(string Factor, string Cause)> Ties) AboveFindings(
        KnowledgeBase knowledge, NumberReading numbers, IReadOnlySet<(string Factor, string Cause)>? ties = null)
    {
        var order = ModelOrder.Of(knowledge);
        var factors = order.RiskFactors;
        var shareOf = factors.ToDictionary(factor => factor.Id, factor => numbers.Share(factor.Prevalence!), StringComparer.Ordinal);
        var causes = order.Causes.Where(cause => cause.Only.Allow(numbers.Person)).ToImmutableArray();
        var rated = Rate(causes, shareOf, numbers);
        ties ??= RiskFactorCoupling.Tied(
            rated.SelectMany(cause => cause.Effects(shareOf)),
            rated.SelectMany(cause => cause.FixedTies()));

        var network = new NodeList();
        foreach (var factor in factors)
        {
            network.Add(new NoisyOrNode(factor.Id, shareOf[factor.Id], []));
        }

        foreach (var cause in rated)
        {
            AddCause(network, cause, ties, shareOf);
        }

        return (network, causes, ties);
    }

    /// <summary>The node of one finding in a network that exists already, under another reading of the numbers.</summary>
    /// <param name="finding">A finding that is no risk factor.</param>
    /// <param name="usual">The model whose network it stands in.</param>
    /// <param name="numbers">How the numbers are read; for the same person.</param>
    internal static NoisyOrNode NodeOf(Finding finding, PersonModel usual, NumberReading numbers) =>
        NodeOf(
            finding,
            usual.Causes.SelectMany(cause => cause.Findings
                .Where(link => string.Equals(link.Finding, finding.Id, StringComparison.Ordinal))
                .Select(link => (cause.Id, link))),
            usual.Network.IndexOf,
            numbers);

    /// <summary>Solves the base rates in order and records each cause's own share for the causes that it raises.</summary>
    private static List<RatedCause> Rate(ImmutableArray<Cause> causes, Dictionary<string, double> shareOf, NumberReading numbers)
    {
        var rated = new List<RatedCause>();
        var causeIds = causes.Select(cause => cause.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var cause in causes)
        {
            var raises = cause.RaisedBy.Where(raise => shareOf.ContainsKey(raise.Id)).ToImmutableArray();
            var rate = BaseRates.Solve(
                numbers.Share(cause.Prevalence),
                [.. raises.Select(raise => new ParentEffect(
                    shareOf[raise.Id],
                    raise.Ratio is { } ratio ? numbers.Ratio(ratio) : null,
                    raise.Link is { } link ? numbers.Share(link) : null))]);
            rated.Add(new RatedCause(cause, raises, rate, [.. raises.Select(raise => causeIds.Contains(raise.Id))]));
            shareOf[cause.Id] = rate.Marginal * (cause.Requires is { } required ? shareOf[required] : 1);
        }

        return rated;
    }

    private static void AddCause(NodeList network, RatedCause rated, IReadOnlySet<(string Factor, string Cause)> ties, Dictionary<string, double> shareOf)
    {
        var parents = ImmutableArray.CreateBuilder<NoisyOrLink>();
        for (var position = 0; position < rated.Raises.Length; position++)
        {
            var id = rated.Raises[position].Id;
            var node = rated.IsCause[position] || ties.Contains((id, rated.Cause.Id))
                ? network.IndexOf(id)
                : network.AddCopy(id, rated.Cause.Id, shareOf[id]);
            parents.Add(new NoisyOrLink(node, rated.Rate.Links[position]));
        }

        var gate = rated.Cause.Requires is { } required ? network.IndexOf(required) : (int?)null;
        network.Add(new NoisyOrNode(rated.Cause.Id, rated.Rate.Leak, parents.ToImmutable(), gate));
    }

    private static NoisyOrNode NodeOf(
        Finding finding, IEnumerable<(string Cause, FindingLink Link)> links, Func<string, int> indexOf, NumberReading numbers)
    {
        var leak = numbers.Share(finding.Leak!);
        var parents = links
            .Select(pair => new NoisyOrLink(indexOf(pair.Cause), Strength(numbers.Share(pair.Link.Chance), leak)))
            .Where(link => link.Strength > 0);
        return new NoisyOrNode(finding.Id, leak, [.. parents]);
    }

    /// <summary>The strength under which leak and link together give the chance.</summary>
    private static double Strength(double chance, double leak) => leak < 1 ? Math.Max(0, (chance - leak) / (1 - leak)) : 0;
}
