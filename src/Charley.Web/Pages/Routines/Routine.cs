using System.Collections.Immutable;

namespace Charley.Web.Pages.Routines;

/// <summary>What a person does every day to keep cramps away, with a clock.</summary>
internal static class Routine
{
    /// <summary>The remedies that can be played, the best proven first.</summary>
    public static ImmutableArray<Remedy> All(KnowledgeBase knowledge) =>
    [
        .. knowledge.Remedies.Values
            .Where(remedy => remedy.Kind == RemedyKind.Prevention && !remedy.Guided.IsEmpty)
            .OrderByDescending(remedy => remedy.Certainty)
            .ThenBy(remedy => remedy.Effort)
            .ThenBy(remedy => remedy.Id, StringComparer.Ordinal),
    ];
}
