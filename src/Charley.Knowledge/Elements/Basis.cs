using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>What a number or a sentence rests on.</summary>
/// <param name="Evidence">Ids of evidence records; may be empty when <paramref name="Judgement"/> is given.</param>
/// <param name="Judgement">The reason, where no record gives it as it stands; null otherwise.</param>
public sealed record Basis(ImmutableArray<string> Evidence, string? Judgement)
{
    /// <summary>Whether there is neither evidence nor a reason. The checker refuses such an element.</summary>
    public bool IsMissing => Evidence.IsEmpty && string.IsNullOrWhiteSpace(Judgement);
}

/// <summary>A sentence that a person reads, with what it rests on.</summary>
/// <param name="Text">The sentence or short paragraph, in plain words.</param>
/// <param name="Basis">Evidence or reasoned judgement behind it.</param>
/// <param name="Covers">Ids of scope.yaml that the sentence answers.</param>
public sealed record Statement(string Text, Basis Basis, ImmutableArray<string> Covers);
