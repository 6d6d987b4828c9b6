using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Resources;

namespace Charley.Assessment.Conflicts;

/// <summary>One of the answers that cannot all be true.</summary>
/// <param name="Field">Where it stands in a case: "complaint", "findings.statin-use", "results[0]", "age", "sex" or "pregnant".</param>
/// <param name="Finding">Id of the finding; null for age, sex and pregnancy.</param>
/// <param name="Text">The answer as a sentence.</param>
public sealed record ConflictingAnswer(string Field, string? Finding, string Text);

/// <summary>Answers that cannot all be true; without any one of them the others could.</summary>
/// <param name="Answers">The answers; at least one.</param>
public sealed record AnswerConflict(ImmutableArray<ConflictingAnswer> Answers)
{
    /// <summary>The same as one problem for each field, with the others named.</summary>
    public IReadOnlyList<CaseProblem> Problems =>
    [
        .. Answers.Select(answer => new CaseProblem(
            answer.Field,
            Answers.Length == 1
                ? Sentences.NeverTrue(answer.Text)
                : Sentences.NotTogether(answer.Text, string.Join(" ", Answers.Where(other => other != answer).Select(other => $"{other.Text} ({other.Field})"))))),
    ];
}
