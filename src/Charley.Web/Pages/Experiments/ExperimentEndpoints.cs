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
public sealed record ExperimentView(ExperimentState State, bool IsSaved, IReadOnlyList<FieldMistake> Mistakes)
{
    /// <summary>Whether the last cramp was just added and can be written into the diary without saying it all again.</summary>
    public bool IsForDiary { get; init; }
}

/// <summary>Following, stopping and deleting experiments.</summary>
internal static class ExperimentEndpoints
{
    /// <summary>More cramps in a night nobody counts.</summary>
    private const int MostCramps = 50;
    private static readonly LocalTime Evening = new(20, 30);

    public static void Map(IEndpointRouteBuilder pages)
    {
        PlanEndpoints.Map(pages);
        CrampEndpoints.Map(pages);
        pages.MapGet(ExperimentPaths.List, ListAsync);
        pages.MapGet("/experiments/{id:guid}", ShowAsync);
        pages.MapPost("/experiments/{id:guid}/nights/{night:int}", CheckInAsync);
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
            ? Show(new ExperimentView(state, context.Request.Query.ContainsKey("saved"), [])
            {
                IsForDiary = context.Request.Query.ContainsKey(CrampEndpoints.Added) && !state.Trial.Cramps.IsEmpty,
            })
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
            return Show(new ExperimentView(state, false, [new FieldMistake(CheckInForm.CountIdOf(state, night), ExperimentTexts.NumberWrong)]));
        }

        bool? didIt = form["did"].ToString() switch { "yes" => true, "no" => false, _ => null };
        await trials.ChangeAsync(
            state.Trial.Key,
            trial => trial.With(Said(trial.NightAt(night), new TrialNight(night, didIt, isNumber ? number : null), state.Person.HidesCounts)),
            cancellation);
        return SeeOther.To(ExperimentPaths.One(id) + "?saved");
    }

    /// <summary>
    /// What holds after a check-in: what was left empty stays as it was said before. The first time, an empty field says that
    /// the diary holds all cramps or that there were none; what the diary holds is added when it is counted. Where counts are
    /// hidden the field is empty whatever is known, so that it says nothing there.
    /// </summary>
    private static TrialNight Said(TrialNight? before, TrialNight now, bool hidesCounts) => now with
    {
        DidIt = now.DidIt ?? before?.DidIt,
        Episodes = now.Episodes ?? before?.Episodes ?? (hidesCounts ? null : 0),
    };

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
        var reminders = state.IsOver || state.WhyNot is not null ? [] : Enumerable.Range(0, 2 * design.Pairs).Select(block =>
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

    /// <summary>The page of an experiment, with what is to be mended if anything is.</summary>
    internal static RazorComponentResult<ExperimentPage> Show(ExperimentView view) => new(new { View = view })
    {
        StatusCode = view.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
