using System.Collections.Immutable;
using Charley.Knowledge;

namespace Charley.Assessment.Interviews;

/// <summary>What answering a question says about its findings.</summary>
public static class QuestionAnswers
{
    /// <summary>"I don't know": asked, and nothing learned.</summary>
    public static ImmutableDictionary<string, Answer> DontKnow(Question question) =>
        question.Findings.ToImmutableDictionary(finding => finding, _ => Answer.Unknown, StringComparer.Ordinal);

    /// <summary>The chosen findings are present and the others absent; for one-of and any-of questions, and yes-no.</summary>
    /// <param name="question">The question.</param>
    /// <param name="chosen">Findings of the question that were chosen; empty for "no" or "none of these".</param>
    /// <exception cref="ArgumentException">A chosen finding is not asked by the question, or a one-of question has two.</exception>
    public static ImmutableDictionary<string, Answer> Chosen(Question question, IReadOnlyCollection<string> chosen)
    {
        var asked = question.Findings.ToHashSet(StringComparer.Ordinal);
        if (chosen.FirstOrDefault(finding => !asked.Contains(finding)) is { } stranger)
        {
            throw new ArgumentException($"Question '{question.Id}' does not ask '{stranger}'.", nameof(chosen));
        }

        if (question.Type == QuestionType.OneOf && chosen.Count > 1)
        {
            throw new ArgumentException($"Question '{question.Id}' takes one answer.", nameof(chosen));
        }

        return asked.ToImmutableDictionary(
            finding => finding,
            finding => chosen.Contains(finding, StringComparer.Ordinal) ? Answer.Yes : Answer.No,
            StringComparer.Ordinal);
    }

    /// <summary>The ticked findings are present; the person is not sure of the rest.</summary>
    public static ImmutableDictionary<string, Answer> TickedOnly(Question question, IReadOnlyCollection<string> ticked) =>
        Chosen(question, ticked).ToImmutableDictionary(
            answer => answer.Key,
            answer => answer.Value == Answer.Yes ? Answer.Yes : Answer.Unknown,
            StringComparer.Ordinal);
}
