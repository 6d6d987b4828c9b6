using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Web.Learning;
using Charley.Web.Pages.People;
using NodaTime;

namespace Charley.Web.Pages.Learn.Triggers;

/// <summary>What the page of triggers shows.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Story">What was found.</param>
public sealed record TriggersView(Person Person, TriggerStory Story);

/// <summary>What brings a person's episodes on.</summary>
internal static class TriggersEndpoints
{
    public const string Path = "/diary/triggers";
    private static readonly LocalDate Beginning = new(1900, 1, 1);

    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Path, ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context, CurrentPerson current, PersonStore people, EpisodeStore episodes, DayStore days, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var today = people.NowFor(person).Date;
        var range = new DateInterval(Beginning, today);
        var reading = TriggerReading.Of(
            await episodes.MarksAsync(person.Id, range, cancellation), await days.ListAsync(person.Id, range, cancellation), today);

        // A person who closes the page stops the calculation.
        var view = new TriggersView(person, TriggerStory.Tell(reading, progress: null, cancellation));
        return new RazorComponentResult<TriggersPage>(new { View = view });
    }
}
