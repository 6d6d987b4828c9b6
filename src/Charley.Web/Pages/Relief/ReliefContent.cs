using System.Collections.Immutable;

namespace Charley.Web.Pages.Relief;

/// <summary>Chooses what helps at once, from the knowledge.</summary>
internal static class ReliefContent
{
    /// <summary>Where the place is picked.</summary>
    public const string Path = "/relief";

    private const string SiteSuffix = "-site";

    /// <summary>The remedy for a cramp anywhere, used where no muscle has one of its own.</summary>
    private const string AnyMuscle = "stretching-acute";

    /// <summary>More would not be read during a cramp.</summary>
    private const int MostOthers = 5;

    /// <summary>The address of a site's page.</summary>
    public static string PathOf(string site) =>
        $"{Path}/" + (site.EndsWith(SiteSuffix, StringComparison.Ordinal) ? site[..^SiteSuffix.Length] : site);

    /// <summary>The places that the knowledge asks about, those where cramps are most common first.</summary>
    public static ImmutableArray<ReliefSite> Sites(KnowledgeBase knowledge) =>
    [
        .. knowledge.Questions
            .Where(question => question.Stage == QuestionStage.Start)
            .SelectMany(question => question.Options)
            .Where(option => option.Finding?.EndsWith(SiteSuffix, StringComparison.Ordinal) == true)
            .Select(option => new ReliefSite(option.Finding!, option.Text))
            .OrderByDescending(site => CrampsIn(site.Site, knowledge)),
    ];

    /// <summary>About how many people have cramps there, summed over the causes; it only orders.</summary>
    private static double CrampsIn(string site, KnowledgeBase knowledge) =>
        knowledge.Causes.Values.Sum(cause => cause.Prevalence.Value * ChanceOf(ComplaintFindings.IdOf(Complaint.Cramp), cause) * ChanceOf(site, cause));

    private static double ChanceOf(string finding, Cause cause) =>
        cause.Findings.FirstOrDefault(link => link.Finding == finding)?.Chance.Value ?? 0;

    /// <summary>Help for a place, or null if there is no such place.</summary>
    public static ReliefView? For(string place, KnowledgeBase knowledge)
    {
        if (Sites(knowledge).FirstOrDefault(known => known.Site == place + SiteSuffix) is not { } site)
        {
            return null;
        }

        var relief = knowledge.Remedies.Values
            .Where(remedy => remedy.Kind == RemedyKind.Relief && (remedy.ForSites.IsEmpty || IsFor(remedy, site)))
            .OrderByDescending(remedy => remedy.Certainty)
            .ThenBy(remedy => remedy.Effort)
            .ThenBy(remedy => remedy.Id, StringComparer.Ordinal)
            .ToList();
        var own = relief.Find(remedy => IsFor(remedy, site)) ?? OtherHelp(site, knowledge);
        var first = own ?? relief.Find(remedy => remedy.Id == AnyMuscle);

        // What eases a cramped muscle has no place where nothing is cramped: nobody drinks pickle juice against a flickering lid.
        return new ReliefView(
            site,
            first,
            first is { Kind: not RemedyKind.Relief } ? [] : [.. relief.Where(remedy => remedy != first && (own is null || remedy.Id != AnyMuscle)).Take(MostOthers)],
            [.. knowledge.Questions.Where(question => question.Stage == QuestionStage.RedFlags).GroupBy(question => question.Group ?? string.Empty, StringComparer.Ordinal)]);
    }

    /// <summary>An eyelid has nothing to stretch; what makes its twitches rarer is the help there is.</summary>
    private static Remedy? OtherHelp(ReliefSite site, KnowledgeBase knowledge) =>
        knowledge.Remedies.Values
            .Where(remedy => remedy.Kind == RemedyKind.Prevention && remedy.ForSites is [var only] && string.Equals(only, site.Site, StringComparison.Ordinal))
            .MaxBy(remedy => remedy.Certainty);

    private static bool IsFor(Remedy remedy, ReliefSite site) => remedy.ForSites.Contains(site.Site, StringComparer.Ordinal);
}
