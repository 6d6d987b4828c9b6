using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Assessment.Simulation;

/// <summary>Which evidence is behind the numbers of the model.</summary>
public static class ParameterEvidence
{
    /// <summary>Ids of all records that a prevalence, leak, ratio or link names.</summary>
    public static IReadOnlySet<string> Of(KnowledgeBase knowledge) =>
        ModelNumber.All(knowledge)
            .SelectMany(number => number.Quantity.Basis.Evidence)
            .ToHashSet(StringComparer.Ordinal);
}
