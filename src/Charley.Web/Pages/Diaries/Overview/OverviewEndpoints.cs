using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using Charley.Web.Languages;
using Charley.Web.Learning;
using Charley.Web.Pages.People;
using NodaTime;
using NodaTime.Text;

namespace Charley.Web.Pages.Diaries.Overview;

/// <summary>The diary's first page.</summary>
internal static class OverviewEndpoints
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet(DiaryPaths.Overview, static async Task<IResult> (
        HttpContext context, OverviewDesk desk, string? span, string? month, CancellationToken cancellation) =>
        new RazorComponentResult<OverviewPage>(new { View = await desk.FindAsync(context, Choices.Find<Span>(span) ?? Span.Year, month, cancellation) }));
}

/// <summary>Gathers what the first page shows.</summary>
/// <param name="current">Whose diary is open.</param>
/// <param name="people">Knows each person's clock.</param>
/// <param name="episodes">What is logged.</param>
/// <param name="days">What is recorded.</param>
/// <param name="spoken">Names of places and remedies.</param>
/// <param name="courses">Sees what spreads or gets weaker.</param>
internal sealed class OverviewDesk(
    CurrentPerson current, PersonStore people, EpisodeStore episodes, DayStore days, Spoken spoken, DiaryCourses courses)
{
    private const int WeeksOfQuarter = 13;
    private const int WeeksOfYear = 52;

    /// <summary>More bars than this can't be told apart on a phone; counts beyond are still in the sums.</summary>
    private const int MostWeeks = 104;
    private const int Latest = 5;
    private const int DaysOfWeek = 7;
    private static readonly YearMonthPattern Month = YearMonthPattern.Iso;
    private readonly BodySites _sites = BodySites.From(spoken.Knowledge);

    public async Task<OverviewView> FindAsync(HttpContext context, Span span, string? month, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var today = people.NowFor(person).Date;
        var weeks = span switch { Span.Quarter => WeeksOfQuarter, Span.Year => WeeksOfYear, _ => MostWeeks };
        var drawn = new DateInterval(DiaryOverview.MondayOf(today).PlusDays(-DaysOfWeek * (weeks - 1)), today);
        var all = await episodes.CountsAsync(person.Id, span == Span.All ? null : drawn, cancellation);
        var starts = await episodes.StartsAsync(person.Id, drawn, cancellation);
        var allWeeks = DiaryOverview.Weeks(starts.Select(start => start.Date), today, weeks);
        var counts = await episodes.HasBeforeAsync(person.Id, drawn.Start, cancellation) ? allWeeks : WithoutEmptyBeginning(allWeeks);
        return new OverviewView(
            person,
            span,
            all.Total,
            all.AtNight,
            counts,
            DiaryOverview.Trend([.. counts.SkipLast(1)]),
            await MonthAsync(person, today, month, cancellation),
            DiaryOverview.Places(all.Places),
            [.. DiaryOverview.Relief(all.Tried).Select(relief => (spoken.Knowledge.NameOfRemedy(relief.Remedy), relief))],
            await episodes.RecentAsync(person.Id, Latest, cancellation),
            _sites)
        {
            Courses = await courses.OpenAsync(person, cancellation),
        };
    }

    /// <summary>Weeks before the first entry tell nothing: the diary had not begun.</summary>
    private static ImmutableArray<WeekCount> WithoutEmptyBeginning(ImmutableArray<WeekCount> weeks) =>
        [.. weeks.SkipWhile(week => week.Count == 0)];

    private async Task<MonthView> MonthAsync(Person person, LocalDate today, string? text, CancellationToken cancellation)
    {
        var month = Month.Parse(text ?? string.Empty).TryGetValue(today.ToYearMonth(), out var asked) && asked.OnDayOfMonth(1) <= today && asked.OnDayOfMonth(1) >= DiaryDates.Earliest
            ? asked
            : today.ToYearMonth();
        var range = month.ToDateInterval();
        var counts = (await episodes.StartsAsync(person.Id, range, cancellation)).CountBy(start => start.Date).ToDictionary();
        var quiet = (await days.ListAsync(person.Id, range, cancellation))
            .Where(day => day.IsQuiet(counts.GetValueOrDefault(day.Date))).Select(day => day.Date).ToHashSet();
        return new MonthView(
            month,
            [.. range.Select(date => new CalendarDay(date, counts.GetValueOrDefault(date), quiet.Contains(date), date <= today))],
            month == today.ToYearMonth());
    }
}
