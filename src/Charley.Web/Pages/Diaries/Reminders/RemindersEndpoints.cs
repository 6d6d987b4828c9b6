using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Charley.Diary;
using Charley.Web.Components;
using Charley.Web.Languages;
using Charley.Web.Pages.People;
using NodaTime;

namespace Charley.Web.Pages.Diaries.Reminders;

/// <summary>What to be reminded of.</summary>
/// <param name="Evening">When to ask how the day was; empty for never.</param>
/// <param name="Routine">Id of a remedy; empty for none.</param>
/// <param name="At">When to do it.</param>
/// <param name="Routines">The remedies that can be chosen.</param>
/// <param name="Address">The feed of what is chosen; null as long as nothing is, or something is to be mended.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record RemindersView(
    string Evening, string Routine, string At, ImmutableArray<(string Id, string Name)> Routines, CalendarAddress? Address, IReadOnlyList<FieldMistake> Mistakes);

/// <summary>Where a calendar is.</summary>
/// <param name="Scheme">How it is reached: http or https.</param>
/// <param name="Rest">The address after its scheme. It names the first day, so that a series stays where it is at every loading.</param>
public sealed record CalendarAddress(string Scheme, string Rest)
{
    /// <summary>For a browser, and for copying.</summary>
    public string Web => Scheme + Rest;

    /// <summary>The same, opened by the calendar app, which then asks whether to subscribe.</summary>
    public string App => "webcal" + Rest;
}

/// <summary>Reminders for calendars: everything is in the address, nothing is kept.</summary>
internal static class RemindersEndpoints
{
    private const string UsualEvening = "20:30";
    private const string UsualRoutine = "stretching-bedtime-calf-hamstring";
    private const string UsualTime = "21:30";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(DiaryPaths.Reminders, ShowAsync);

        // Some calendar apps first ask with HEAD whether there is anything.
        pages.MapMethods(DiaryPaths.Calendar, [HttpMethods.Get, HttpMethods.Head], FileAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, Spoken spoken, PersonStore people, CurrentPerson current, string? evening, string? routine, string? at, CancellationToken cancellation)
    {
        if (!context.Request.QueryString.HasValue)
        {
            return new RazorComponentResult<RemindersPage>(new { View = new RemindersView(UsualEvening, UsualRoutine, UsualTime, Routines(spoken.Knowledge), null, []) });
        }

        var mistakes = ReminderChoice.Read(spoken.Knowledge, evening, routine, at, from: null).Mistakes;
        var from = people.NowFor(await current.FindAsync(context, cancellation)).Date;
        var query = new QueryString()
            .Add("evening", evening ?? string.Empty).Add("routine", routine ?? string.Empty).Add("at", at ?? string.Empty).Add("from", DiaryPaths.Iso(from));
        var address = mistakes.IsEmpty ? new CalendarAddress(context.Request.Scheme, $"://{context.Request.Host}{DiaryPaths.Calendar}{query}") : null;
        return new RazorComponentResult<RemindersPage>(new
        {
            View = new RemindersView(evening ?? string.Empty, routine ?? string.Empty, at ?? string.Empty, Routines(spoken.Knowledge), address, mistakes),
        })
        {
            StatusCode = mistakes.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task<IResult> FileAsync(
        HttpContext context, Spoken spoken, PersonStore people, CurrentPerson current, TimeProvider time, string? evening, string? routine, string? at, string? from, CancellationToken cancellation)
    {
        var choice = ReminderChoice.Read(spoken.Knowledge, evening, routine, at, from);
        if (!choice.Mistakes.IsEmpty)
        {
            var words = string.Join('\n', choice.Mistakes.Select(mistake => mistake.Message));
            return TypedResults.Text(words, "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var reminders = new List<Reminder>();
        if (choice.Evening is { } check)
        {
            var link = $"{context.Request.Scheme}://{context.Request.Host}/diary/today";
            reminders.Add(new Reminder("evening", DiaryTexts.EveningTitle, DiaryTexts.EveningText.With(link), check));
        }

        if (choice is { Routine: { } remedy, At: { } when })
        {
            reminders.Add(new Reminder("routine-" + remedy.Id, remedy.Name, string.Join('\n', remedy.Steps), when));
        }

        var first = choice.From ?? people.NowFor(await current.FindAsync(context, cancellation)).Date;
        var file = CalendarFile.Write(DiaryTexts.CalendarName, reminders, first, Instant.FromDateTimeOffset(time.GetUtcNow()));
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
