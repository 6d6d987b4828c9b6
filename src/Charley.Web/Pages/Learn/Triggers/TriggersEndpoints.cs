using Charley.Diary;
using Charley.Web.Learning;
using Charley.Web.Pages.People;

namespace Charley.Web.Pages.Learn.Triggers;

/// <summary>What the page of triggers shows.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Story">What was found.</param>
/// <param name="IsNeutral">Whether nothing was thought about habits beforehand.</param>
public sealed record TriggersView(Person Person, TriggerStory Story, bool IsNeutral);

/// <summary>What brings a person's episodes on.</summary>
internal static class TriggersEndpoints
{
    public const string Path = "/diary/triggers";

    /// <summary>The page with all habits alike beforehand.</summary>
    public const string NeutralPath = Path + "?priors=" + Neutral;

    private const string Neutral = "neutral";

    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Path, ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context, CurrentPerson current, TriggerDesk desk, string? priors, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);

        // A person who closes the page stops the calculation.
        var isNeutral = string.Equals(priors, Neutral, StringComparison.Ordinal);
        var (_, story) = await desk.FindAsync(person, until: null, progress: null, cancellation, isNeutral);
        return new RazorComponentResult<TriggersPage>(new { View = new TriggersView(person, story, isNeutral) });
    }
}
