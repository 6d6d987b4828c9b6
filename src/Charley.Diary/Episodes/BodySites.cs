using System.Collections.Immutable;
using Charley.Knowledge;

namespace Charley.Diary.Episodes;

/// <summary>The places of the body that an episode can have: those that the interview asks for.</summary>
public sealed class BodySites
{
    private const string Suffix = "-site";

    private BodySites(ImmutableArray<(string Id, string Name)> all) => All = all;

    /// <summary>Id (calf) and name (Calf) of every place, in the order of the knowledge.</summary>
    public ImmutableArray<(string Id, string Name)> All { get; }

    /// <summary>The places of a knowledge base.</summary>
    public static BodySites From(KnowledgeBase knowledge) => new(
    [
        .. knowledge.Questions
            .Where(question => question.Stage == QuestionStage.Start)
            .SelectMany(question => question.Options)
            .Where(option => option.Finding?.EndsWith(Suffix, StringComparison.Ordinal) == true)
            .Select(option => (option.Finding![..^Suffix.Length], option.Text)),
    ]);

    /// <summary>The name of a place; one that the knowledge no longer has keeps its id.</summary>
    public string NameOf(string id) => All.FirstOrDefault(site => site.Id == id).Name ?? id;

    /// <summary>The finding in the knowledge for a place.</summary>
    public static string FindingOf(string id) => id + Suffix;

    /// <summary>The place that someone means: its id, or a word of it that no other place has ("foot" is foot-toes).</summary>
    /// <returns>The id, or null where none or several fit.</returns>
    public string? Find(string words)
    {
        var meant = words.Trim().ToLowerInvariant().Replace(' ', '-');
        if (All.Any(site => site.Id == meant))
        {
            return meant;
        }

        var fitting = All.Where(site => site.Id.Split('-').Contains(meant, StringComparer.Ordinal)).ToList();
        return fitting is [var only] ? only.Id : null;
    }
}
