using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>The order in which a knowledge becomes the nodes of a network: the same for everybody, so it is found once.</summary>
internal sealed class ModelOrder
{
    private static readonly ConditionalWeakTable<KnowledgeBase, ModelOrder> s_known = [];

    private ModelOrder(KnowledgeBase knowledge)
    {
        var findings = knowledge.Findings.Values.OrderBy(finding => finding.Id, StringComparer.Ordinal).ToList();
        RiskFactors = [.. findings.Where(finding => finding.IsRiskFactor)];
        Causes = [.. ParentsFirst(knowledge)];
        var linksTo = Causes
            .SelectMany(cause => cause.Findings.Select(link => (Cause: cause.Id, Link: link)))
            .ToLookup(pair => pair.Link.Finding, StringComparer.Ordinal);
        Findings = [.. findings.Where(finding => !finding.IsRiskFactor).Select(finding => (finding, linksTo[finding.Id].ToImmutableArray()))];
    }

    /// <summary>Risk factors by their id.</summary>
    public ImmutableArray<Finding> RiskFactors { get; }

    /// <summary>All causes, each after those that raise it.</summary>
    public ImmutableArray<Cause> Causes { get; }

    /// <summary>Findings that are no risk factors by their id, with their links from all causes in the order of these.</summary>
    public ImmutableArray<(Finding Finding, ImmutableArray<(string Cause, FindingLink Link)> Links)> Findings { get; }

    /// <summary>The order of a knowledge.</summary>
    public static ModelOrder Of(KnowledgeBase knowledge) => s_known.GetValue(knowledge, static unknown => new ModelOrder(unknown));

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
