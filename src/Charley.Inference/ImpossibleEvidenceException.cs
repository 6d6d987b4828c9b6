using System.Collections.Immutable;

namespace Charley.Inference;

/// <summary>The observations contradict each other: the model gives them probability zero together.</summary>
public sealed class ImpossibleEvidenceException : Exception
{
    /// <summary>Reports a conflict.</summary>
    /// <param name="conflict">Observed nodes that cannot be together as observed.</param>
    public ImpossibleEvidenceException(ImmutableArray<int> conflict)
        : base($"The observations of nodes {string.Join(", ", conflict)} have probability zero together.") => Conflict = conflict;

    /// <summary>Observed nodes that have probability zero together, and no longer once any one of them is taken out.</summary>
    public ImmutableArray<int> Conflict { get; }
}
