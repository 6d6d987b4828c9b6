using Charley.Diary;
using Charley.Web.Learning;
using Charley.Web.Pages.People;

namespace Charley.Web.Pages.Learn.Triggers;

/// <summary>What the page of triggers shows.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Story">What was found.</param>
public sealed record TriggersView(Person Person, TriggerStory Story);

/// <summary>What brings a person's episodes on.</summary>
internal static class TriggersEndpoints
{
    public const string Path = "/diary/triggers";

    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Path, ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context, CurrentPerson current, TriggerDesk desk, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);

        // A person who closes the page stops the calculation.
        var (_, story) = await desk.FindAsync(person, until: null, progress: null, cancellation);
        return new RazorComponentResult<TriggersPage>(new { View = new TriggersView(person, story) });
    }
}
