using Charley.Knowledge;

namespace Charley.Assessment.Simulation;

/// <summary>Which evidence is behind the numbers of the model.</summary>
public static class ParameterEvidence
{
    /// <summary>Ids of all records that a prevalence, leak, ratio or link names.</summary>
    public static IReadOnlySet<string> Of(KnowledgeBase knowledge) =>
        knowledge.Findings.Values.SelectMany(finding => new[] { finding.Leak, finding.Prevalence })
            .Concat(knowledge.Causes.Values.Select(cause => cause.Prevalence))
            .Concat(knowledge.Causes.Values.SelectMany(cause => cause.RaisedBy).SelectMany(raise => new[] { raise.Ratio, raise.Link }))
            .Concat(knowledge.Causes.Values.SelectMany(cause => cause.Findings).Select(link => link.Chance))
            .OfType<Quantity>()
            .SelectMany(quantity => quantity.Basis.Evidence)
            .ToHashSet(StringComparer.Ordinal);
}
