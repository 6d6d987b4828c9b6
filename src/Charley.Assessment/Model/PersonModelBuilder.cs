using System.Collections.Immutable;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>Turns knowledge into the network for one kind of person.</summary>
public static class PersonModelBuilder
{
    /// <summary>Builds the network: risk factors, then causes in the order in which they raise each other, then findings.</summary>
    public static PersonModel Build(KnowledgeBase knowledge, PersonContext person)
    {
        var nodes = new List<NoisyOrNode>();
        var indexOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var shareOf = new Dictionary<string, double>(StringComparer.Ordinal);

        void Add(NoisyOrNode node, double share)
        {
            indexOf[node.Id] = nodes.Count;
            shareOf[node.Id] = share;
            nodes.Add(node);
        }

        var findings = knowledge.Findings.Values.OrderBy(finding => finding.Id, StringComparer.Ordinal).ToList();
        foreach (var factor in findings.Where(finding => finding.IsRiskFactor))
        {
            var prevalence = factor.Prevalence!.For(person);
            Add(new NoisyOrNode(factor.Id, prevalence, []), prevalence);
        }

        var causes = ParentsFirst(knowledge).Where(cause => cause.Only.Allow(person)).ToImmutableArray();
        foreach (var cause in causes)
        {
            var raises = cause.RaisedBy.Where(raise => indexOf.ContainsKey(raise.Id)).ToList();
            var rate = BaseRates.Solve(
                cause.Prevalence.For(person),
                [.. raises.Select(raise => new ParentEffect(shareOf[raise.Id], raise.Ratio?.For(person), raise.Link?.For(person)))]);
            var gate = cause.Requires is { } required ? indexOf[required] : (int?)null;
            var parents = raises.Select((raise, position) => new NoisyOrLink(indexOf[raise.Id], rate.Links[position]));
            Add(
                new NoisyOrNode(cause.Id, rate.Leak, [.. parents], gate),
                rate.Marginal * (gate is { } node ? nodes[node].Leak : 1));
        }

        foreach (var finding in findings.Where(finding => !finding.IsRiskFactor))
        {
            var leak = finding.Leak!.For(person);
            var parents = causes
                .SelectMany(cause => cause.Findings
                    .Where(link => string.Equals(link.Finding, finding.Id, StringComparison.Ordinal))
                    .Select(link => new NoisyOrLink(indexOf[cause.Id], Strength(link.Chance.For(person), leak))))
                .Where(link => link.Strength > 0);
            Add(new NoisyOrNode(finding.Id, leak, [.. parents]), leak);
        }

        return new PersonModel(person, NoisyOrNetwork.Create(nodes), causes);
    }

    /// <summary>The strength under which leak and link together give the chance.</summary>
    private static double Strength(double chance, double leak) => leak < 1 ? Math.Max(0, (chance - leak) / (1 - leak)) : 0;

    private static List<Cause> ParentsFirst(KnowledgeBase knowledge)
    {
        var ordered = new List<Cause>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cause in knowledge.Causes.Values.OrderBy(cause => cause.Id, StringComparer.Ordinal))
        {
            Visit(cause);
        }

        return ordered;

        void Visit(Cause cause)
        {
            if (!seen.Add(cause.Id))
            {
                return;
            }

            foreach (var parent in cause.RaisedBy.Select(raise => knowledge.Causes.GetValueOrDefault(raise.Id)).OfType<Cause>())
            {
                Visit(parent);
            }

            ordered.Add(cause);
        }
    }
}
