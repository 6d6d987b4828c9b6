using System.Collections.Immutable;
using Charley.Assessment.Conflicts;
using Charley.Web.Pages.Interview.Asking;

namespace Charley.Web.Pages.Interview.Result;

/// <summary>One of the answers that cannot all be true.</summary>
/// <param name="Text">The answer as a sentence.</param>
/// <param name="ChangePath">Where to change it.</param>
public sealed record ConflictLine(string Text, string ChangePath)
{
    /// <summary>The lines of a conflict; none where there is no conflict.</summary>
    public static ImmutableArray<ConflictLine> Of(Guid id, AnswerConflict? conflict, KnowledgeBase knowledge) =>
        conflict is null ? [] : [.. conflict.Answers.Select(answer => new ConflictLine(answer.Text, PathOf(id, answer, knowledge)))];

    private static string PathOf(Guid id, ConflictingAnswer answer, KnowledgeBase knowledge)
    {
        if (answer.Finding is null || ComplaintFindings.All.Contains(answer.Finding, StringComparer.Ordinal))
        {
            return InterviewPaths.About(id);
        }

        return answer.Field.StartsWith("results", StringComparison.Ordinal)
            ? InterviewPaths.Tests(id)
            : AskingEndpoints.PathOf(id, knowledge, answer.Finding);
    }
}
