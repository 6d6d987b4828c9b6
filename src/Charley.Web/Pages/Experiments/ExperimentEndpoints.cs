using System.Globalization;
using System.Text;
using Charley.Diary;
using Charley.Diary.Trials;
using Charley.Learning.Trials;
using Charley.Web.Components;
using Charley.Web.Experiments;
using Charley.Web.Pages.Diaries.Reminders;
using Charley.Web.Pages.People;
using NodaTime;

namespace Charley.Web.Pages.Experiments;

/// <summary>An experiment's page.</summary>
/// <param name="State">The experiment as it stands.</param>
/// <param name="IsSaved">Whether something was just saved.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record ExperimentView(ExperimentState State, bool IsSaved, IReadOnlyList<FieldMistake> Mistakes);

/// <summary>Following, stopping and deleting experiments.</summary>
internal static class ExperimentEndpoints
{
    /// <summary>More cramps in a night nobody counts.</summary>
    private const int MostCramps = 50;
    private const double MostMinutes = 600;
    private const double LeastMinutes = 0.1;
    private static readonly LocalTime Evening = new(20, 30);

    public static void Map(IEndpointRouteBuilder pages)
    {
        PlanEndpoints.Map(pages);
        pages.MapGet(ExperimentPaths.List, ListAsync);
        pages.MapGet("/experiments/{id:guid}", ShowAsync);
        pages.MapPost("/experiments/{id:guid}/nights/{night:int}", CheckInAsync);
        pages.MapPost("/experiments/{id:guid}/cramps", AddCrampAsync);
        pages.MapPost("/experiments/{id:guid}/stop", StopAsync);
        pages.MapPost("/experiments/{id:guid}/delete", DeleteAsync);
        pages.MapGet("/experiments/{id:guid}/deleted", static IResult (Guid id) => new RazorComponentResult<ExperimentDeletedPage>(new { Id = id }));
        pages.MapPost("/experiments/{id:guid}/restore", RestoreAsync);
        pages.MapGet("/experiments/{id:guid}/calendar.ics", CalendarAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, CurrentPerson current, TrialStore trials, ExperimentDesk desk, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var all = await trials.ListAsync(person.Id, cancellation);
        return new RazorComponentResult<ExperimentsPage>(new { Person = person, Trials = all, Name = (Func<string, string>)desk.NameOf });
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, CurrentPerson current, ExperimentDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(await current.FindAsync(context, cancellation), id, cancellation) is { } state
            ? Show(new ExperimentView(state, context.Request.Query.ContainsKey("saved"), []))
            : TypedResults.NotFound();

    private static async Task<IResult> CheckInAsync(
        Guid id, int night, HttpContext context, CurrentPerson current, ExperimentDesk desk, TrialStore trials, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (await desk.FindAsync(await current.FindAsync(context, cancellation), id, cancellation) is not { LastNight: { } last } state || night < 0 || night > last)
        {
            return TypedResults.NotFound();
        }

        var written = form["cramps"].ToString().Trim();
        var (isNumber, number) = (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed), parsed);
        if (written.Length > 0 && (!isNumber || number > MostCramps))
        {
            return Show(new ExperimentView(state, false, [new FieldMistake("cramps", ExperimentTexts.NumberWrong)]));
        }

        // An empty field says that the diary holds them all; what it holds is added when it is counted.
        bool? didIt = form["did"].ToString() switch { "yes" => true, "no" => false, _ => null };
        await trials.ChangeAsync(state.Trial.Key, trial => trial.With(new TrialNight(night, didIt, number)), cancellation);
        return SeeOther.To(ExperimentPaths.One(id) + "?saved");
    }

    private static async Task<IResult> AddCrampAsync(
        Guid id, HttpContext context, CurrentPerson current, ExperimentDesk desk, TrialStore trials, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (await desk.FindAsync(await current.FindAsync(context, cancellation), id, cancellation) is not { NextIsFirst: not null } state)
        {
            return TypedResults.NotFound();
        }

        var written = form["minutes"].ToString().Trim();
        var minutes = Decimals.Read(written);
        if (written.Length > 0 && minutes is not (>= LeastMinutes and <= MostMinutes))
        {
            return Show(new ExperimentView(state, false, [new FieldMistake("minutes", ExperimentTexts.MinutesWrong)]));
        }

        // The number of the cramp is in the form: a second tap on Save adds nothing.
        var cramp = new TrialCramp(
            minutes is { } timed ? (int)Math.Round(timed * NodaConstants.SecondsPerMinute) : null,
            form["still"] != "yes",
            form["helped"].ToString() switch { "yes" => true, "no" => false, _ => null });
        await trials.ChangeAsync(
            state.Trial.Key,
            trial => form["number"] == trial.Cramps.Length.ToString(CultureInfo.InvariantCulture) && trial.Cramps.Length < trial.Order.Length
                ? trial with { Cramps = trial.Cramps.Add(cramp) }
                : trial,
            cancellation);
        return SeeOther.To(ExperimentPaths.One(id) + "?saved");
    }

    private static async Task<IResult> StopAsync(Guid id, HttpContext context, CurrentPerson current, ExperimentDesk desk, CancellationToken cancellation) =>
        await desk.StopAsync(await current.FindAsync(context, cancellation), id, cancellation)
            ? SeeOther.To(ExperimentPaths.One(id))
            : TypedResults.NotFound();

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, CurrentPerson current, TrialStore trials, CancellationToken cancellation)
    {
        await trials.DeleteAsync(new TrialKey((await current.FindAsync(context, cancellation)).Id, id), cancellation);
        return SeeOther.To(ExperimentPaths.Deleted(id));
    }

    private static async Task<IResult> RestoreAsync(Guid id, HttpContext context, CurrentPerson current, TrialStore trials, CancellationToken cancellation)
    {
        var key = new TrialKey((await current.FindAsync(context, cancellation)).Id, id);
        await trials.RestoreAsync(key, cancellation);
        return await trials.FindAsync(key, cancellation) is null ? TypedResults.NotFound() : SeeOther.To(ExperimentPaths.One(id));
    }

    /// <summary>A calendar app sends no cookie, so its address names the person, by an id that says nothing.</summary>
    private static async Task<IResult> CalendarAsync(
        Guid id, Guid person, PersonStore people, ExperimentDesk desk, TimeProvider time, CancellationToken cancellation)
    {
        if (await people.FindAsync(person, cancellation) is not { } whose
            || await desk.FindAsync(whose, id, cancellation) is not { Schedule: { } schedule } state)
        {
            return TypedResults.NotFound();
        }

        var design = schedule.Design;
        var reminders = state.IsOver ? [] : Enumerable.Range(0, 2 * design.Pairs).Select(block =>
        {
            var night = block * design.BlockNights;
            var isWith = schedule.ArmOf(night) == Arm.With;
            return new Reminder(
                string.Create(CultureInfo.InvariantCulture, $"{id}-{block}"),
                (isWith ? ExperimentTexts.CalendarWith : ExperimentTexts.CalendarWithout).With(state.Name),
                ExperimentTexts.CalendarText,
                Evening)
            {
                From = state.DateOf(night),
                Times = design.BlockNights,
            };
        });
        var file = CalendarFile.Write(ExperimentTexts.CalendarName, reminders, state.Trial.Start, Instant.FromDateTimeOffset(time.GetUtcNow()));
        return TypedResults.Text(file, CalendarFile.ContentType, Encoding.UTF8);
    }

    private static RazorComponentResult<ExperimentPage> Show(ExperimentView view) => new(new { View = view })
    {
        StatusCode = view.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
