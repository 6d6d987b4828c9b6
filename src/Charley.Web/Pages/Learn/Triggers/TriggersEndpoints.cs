using Charley.Diary;
using Charley.Diary.Episodes;
using Charley.Web.Learning;
using Charley.Web.Pages.People;

namespace Charley.Web.Pages.Learn.Triggers;

/// <summary>What the page of triggers shows.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Story">What was found.</param>
/// <param name="IsNeutral">Whether nothing was thought about habits beforehand.</param>
/// <param name="Counted">The episodes counted; null for all.</param>
/// <param name="HasBothKinds">Whether there are enough of both kinds to choose.</param>
public sealed record TriggersView(Person Person, TriggerStory Story, bool IsNeutral, EpisodeKind? Counted, bool HasBothKinds);

/// <summary>What brings a person's episodes on.</summary>
internal static class TriggersEndpoints
{
    public const string Path = "/diary/triggers";

    private const string Neutral = "neutral";

    /// <summary>The page with these choices.</summary>
    /// <param name="counted">Which episodes are counted.</param>
    /// <param name="isNeutral">Whether all habits are alike beforehand.</param>
    public static string PathOf(CountedKind counted, bool isNeutral)
    {
        string[] choices = [.. counted == CountedKind.Usual ? [] : new[] { "kind=" + counted.ToString().ToLowerInvariant() }, .. isNeutral ? [$"priors={Neutral}"] : Array.Empty<string>()];
        return choices.Length == 0 ? Path : Path + "?" + string.Join('&', choices);
    }

    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Path, ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context, CurrentPerson current, TriggerDesk desk, string? priors, string? kind, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);

        // A person who closes the page stops the calculation.
        var isNeutral = string.Equals(priors, Neutral, StringComparison.Ordinal);
        var (reading, story) = await desk.FindAsync(person, until: null, progress: null, cancellation, isNeutral, CountedKinds.Of(kind));
        return new RazorComponentResult<TriggersPage>(new { View = new TriggersView(person, story, isNeutral, reading.Kind, reading.HasBothKinds) });
    }
}
