using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using Charley.Web.Pages.People;
using NodaTime;
using NodaTime.Text;

namespace Charley.Web.Pages.Diaries.Timeline;

/// <summary>Six weeks of episodes over habits.</summary>
/// <param name="Person">Whose diary.</param>
/// <param name="Range">The days.</param>
/// <param name="IsLast">Whether today is among them.</param>
/// <param name="Marks">The episodes.</param>
/// <param name="Days">What is recorded, by day.</param>
public sealed record TimelineView(
    Person Person, DateInterval Range, bool IsLast, IReadOnlyList<EpisodeMark> Marks, ImmutableDictionary<LocalDate, DayContent> Days);

/// <summary>Episodes over exposures, day by day.</summary>
internal static class TimelineEndpoints
{
    /// <summary>Days of a picture: as many as a phone can show apart.</summary>
    public const int Days = 42;

    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet(DiaryPaths.Timeline, ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context, CurrentPerson current, PersonStore people, EpisodeStore episodes, DayStore days, string? to, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var today = people.NowFor(person).Date;
        var last = LocalDatePattern.Iso.Parse(to ?? string.Empty).TryGetValue(today, out var asked) && asked < today && asked >= DiaryDates.Earliest ? asked : today;
        var range = new DateInterval(last.PlusDays(1 - Days), last);
        var records = await days.ListAsync(person.Id, range, cancellation);
        var view = new TimelineView(
            person,
            range,
            last == today,
            await episodes.MarksAsync(person.Id, range, cancellation),
            records.ToImmutableDictionary(day => day.Date, day => day.Content));
        return new RazorComponentResult<TimelinePage>(new { View = view });
    }
}
