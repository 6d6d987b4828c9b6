using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Charley.Diary;
using Charley.Web.Pages.People;
using NodaTime;
using NodaTime.Text;

namespace Charley.Web.Pages.Diaries.Reminders;

/// <summary>What to be reminded of.</summary>
/// <param name="Evening">When to ask how the day was; empty for never.</param>
/// <param name="Routine">Id of a remedy; empty for none.</param>
/// <param name="At">When to do it.</param>
/// <param name="Routines">The remedies that can be chosen.</param>
/// <param name="Address">The feed of what is chosen; null as long as nothing is.</param>
public sealed record RemindersView(string Evening, string Routine, string At, ImmutableArray<(string Id, string Name)> Routines, string? Address);

/// <summary>Reminders for calendars: everything is in the address, nothing is kept.</summary>
internal static class RemindersEndpoints
{
    private const string UsualEvening = "20:30";
    private const string UsualRoutine = "stretching-bedtime-calf-hamstring";
    private const string UsualTime = "21:30";
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(DiaryPaths.Reminders, Show);
        pages.MapGet(DiaryPaths.Calendar, FileAsync);
    }

    private static RazorComponentResult<RemindersPage> Show(HttpContext context, KnowledgeBase knowledge, string? evening, string? routine, string? at)
    {
        var isChosen = context.Request.QueryString.HasValue;
        var query = new QueryString()
            .Add("evening", evening ?? string.Empty).Add("routine", routine ?? string.Empty).Add("at", at ?? string.Empty);
        var address = $"{context.Request.Scheme}://{context.Request.Host}{DiaryPaths.Calendar}{query}";
        return new(new
        {
            View = new RemindersView(
                isChosen ? evening ?? string.Empty : UsualEvening,
                isChosen ? routine ?? string.Empty : UsualRoutine,
                isChosen ? at ?? string.Empty : UsualTime,
                Routines(knowledge),
                isChosen ? address : null),
        });
    }

    private static async Task<IResult> FileAsync(
        HttpContext context, KnowledgeBase knowledge, PersonStore people, CurrentPerson current, TimeProvider time, string? evening, string? routine, string? at, CancellationToken cancellation)
    {
        var reminders = new List<Reminder>();
        if (Time.Parse(evening ?? string.Empty).TryGetValue(default, out var check))
        {
            var link = $"{context.Request.Scheme}://{context.Request.Host}/diary/today";
            reminders.Add(new Reminder("evening", DiaryTexts.EveningTitle, DiaryTexts.EveningText.With(link), check));
        }

        if (Time.Parse(at ?? string.Empty).TryGetValue(default, out var when) && knowledge.Remedies.TryGetValue(routine ?? string.Empty, out var remedy))
        {
            reminders.Add(new Reminder("routine-" + remedy.Id, remedy.Name, string.Join('\n', remedy.Steps), when));
        }

        var today = people.NowFor(await current.FindAsync(context, cancellation)).Date;
        var file = CalendarFile.Write(DiaryTexts.CalendarName, reminders, today, Instant.FromDateTimeOffset(time.GetUtcNow()));
        return TypedResults.Text(file, CalendarFile.ContentType, Encoding.UTF8);
    }

    private static ImmutableArray<(string Id, string Name)> Routines(KnowledgeBase knowledge) =>
    [
        .. knowledge.Remedies.Values
            .Where(remedy => remedy.Kind == RemedyKind.Prevention && !remedy.Steps.IsEmpty)
            .OrderBy(remedy => remedy.Name, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true))
            .Select(remedy => (remedy.Id, remedy.Name)),
    ];
}
