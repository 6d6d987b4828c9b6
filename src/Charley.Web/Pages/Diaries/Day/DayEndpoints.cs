using System.Collections.Immutable;
using System.Globalization;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Web.Components;
using Charley.Web.Languages;
using Charley.Web.Pages.People;
using NodaTime;
using NodaTime.Text;

namespace Charley.Web.Pages.Diaries.Day;

/// <summary>What is recorded about one day.</summary>
internal static class DayEndpoints
{
    /// <summary>In the address after a change, so that a day opened later speaks of no change.</summary>
    private const string JustSaved = "saved";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/diary/today", async (HttpContext context, CurrentPerson current, PersonStore people, CancellationToken cancellation) =>
            SeeOther.To(DiaryPaths.Day(people.NowFor(await current.FindAsync(context, cancellation)).Date)));
        pages.MapGet("/diary/days/{date}", ShowAsync);
        pages.MapPost("/diary/days/{date}", SaveAsync);
        pages.MapPost("/diary/days/{date}/undo", UndoAsync);
    }

    private static async Task<IResult> ShowAsync(string date, HttpContext context, DayDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(date, context, cancellation) is { } view
            ? Show(context.Request.Query.ContainsKey(JustSaved) ? view : view with { Undo = null })
            : TypedResults.NotFound();

    private static async Task<IResult> SaveAsync(string date, HttpContext context, DayDesk desk, DayStore days, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (await desk.FindAsync(date, context, cancellation) is not { } page
            || !int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return TypedResults.NotFound();
        }

        var input = DayDesk.Read(form) with { Episodes = page.Episodes.Count };
        page = page with { Input = input, Version = version, Undo = null };
        var read = DayReader.Read(input);
        if (read.Value is null)
        {
            return Show(page with { Mistakes = [.. read.Mistakes.Select(mistake => new FieldMistake(mistake.Field, mistake.Message))] }, StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            return await days.SaveAsync(page.Person.Id, page.Date, version, read.Value, cancellation) switch
            {
                ChangeResult<DayRecord>.Saved => ToSaved(page.Date),
                ChangeResult<DayRecord>.Conflict conflict => Show(
                    page with
                    {
                        Version = conflict.Current.Version,
                        Conflict = DiaryTexts.ConflictDay,
                        Differences = Differences.Between(read.Value, conflict.Current.Content),
                    },
                    StatusCodes.Status409Conflict),
                _ => TypedResults.NotFound(),
            };
        }
        catch (DiaryUnavailableException trouble)
        {
            return Show(page with { Mistakes = [new FieldMistake("main", trouble.Message)] }, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> UndoAsync(string date, HttpContext context, DayDesk desk, DayStore days, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (await desk.FindAsync(date, context, cancellation) is not { } page
            || !int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return TypedResults.NotFound();
        }

        return await days.UndoAsync(page.Person.Id, page.Date, version, cancellation) switch
        {
            ChangeResult<DayRecord>.Saved => ToSaved(page.Date),
            ChangeResult<DayRecord>.Conflict => Show(page with { Conflict = DiaryTexts.UndoConflict, Undo = null }, StatusCodes.Status409Conflict),
            _ => TypedResults.NotFound(),
        };
    }

    private static SeeOther ToSaved(LocalDate date) => SeeOther.To($"{DiaryPaths.Day(date)}?{JustSaved}");

    private static RazorComponentResult<DayPage> Show(DayView view, int status = StatusCodes.Status200OK) => new(new { View = view }) { StatusCode = status };
}

/// <summary>Finds days and reads their form.</summary>
/// <param name="current">Whose diary is open.</param>
/// <param name="people">Knows each person's clock.</param>
/// <param name="days">What is recorded.</param>
/// <param name="episodes">What is logged.</param>
/// <param name="spoken">The names of places.</param>
internal sealed class DayDesk(CurrentPerson current, PersonStore people, DayStore days, EpisodeStore episodes, Spoken spoken)
{
    private readonly BodySites _sites = BodySites.From(spoken.Knowledge);

    /// <summary>The day with what is recorded; null if there is no such day, or it has not come yet.</summary>
    public async Task<DayView?> FindAsync(string text, HttpContext context, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var today = people.NowFor(person).Date;
        if (!LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) || date > today || date < DiaryDates.Earliest)
        {
            return null;
        }

        var record = await days.FindAsync(person.Id, date, cancellation);
        var logged = await episodes.ListAsync(person.Id, new DateInterval(date, date), cancellation);
        var input = DayInput.From(record?.Content ?? DayContent.Empty) with { Episodes = logged.Count };
        var undo = record is { CanUndo: true, Former: { } former } ? new DayUndo(record.Version, former.ByUndo) : null;
        return new DayView(person, date, date == today, record?.Version ?? DayStore.NoVersion, input, logged, _sites, [], null, undo);
    }

    /// <summary>The fields as they were sent.</summary>
    public static DayInput Read(IFormCollection form) => new()
    {
        Numbers = Exposures.All.ToImmutableDictionary(exposure => exposure.Id, exposure => form[exposure.Id].ToString(), StringComparer.Ordinal),
        Period = form["period"],
        Taken = form["taken"],
        Tags = form["tags"],
        NothingHappened = form["nothing"] == "yes",
    };
}
