using System.Globalization;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Diary.Trials;
using Charley.Web.Components;
using Charley.Web.Experiments;
using Charley.Web.Pages.Diaries.Log;
using Charley.Web.Pages.People;
using NodaTime;

namespace Charley.Web.Pages.Experiments;

/// <summary>What is said about the cramps of an experiment that compares two ways to end one.</summary>
internal static class CrampEndpoints
{
    /// <summary>In the address of the experiment's page: a cramp was just added, and the diary may want it too.</summary>
    public const string Added = "added";

    private const double MostMinutes = 600;
    private const double LeastMinutes = 0.1;

    /// <summary>How many earlier episodes tell which places come first.</summary>
    private const int Recent = 30;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/experiments/{id:guid}/cramps", AddAsync);
        pages.MapPost("/experiments/{id:guid}/cramps/{number:int}", ChangeAsync);
        pages.MapPost("/experiments/{id:guid}/cramps/{number:int}/delete", TakeOutAsync);
        pages.MapGet("/experiments/{id:guid}/cramps/{number:int}/diary", ForDiaryAsync);
    }

    private static async Task<IResult> AddAsync(
        Guid id, HttpContext context, CurrentPerson current, ExperimentDesk desk, TrialStore trials, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (await desk.FindAsync(await current.FindAsync(context, cancellation), id, cancellation) is not { NextIsFirst: not null } state)
        {
            return TypedResults.NotFound();
        }

        var (cramp, mistake) = Read(form);
        if (cramp is null)
        {
            return Mend(state, state.Trial.Cramps.Length, mistake);
        }

        // The number of the cramp is in the form: a second tap on Save adds nothing.
        await trials.ChangeAsync(
            state.Trial.Key,
            trial => form["number"] == trial.Cramps.Length.ToString(CultureInfo.InvariantCulture) && trial.Cramps.Length < trial.Order.Length
                ? trial with { Cramps = trial.Cramps.Add(cramp) }
                : trial,
            cancellation);
        return SeeOther.To($"{ExperimentPaths.One(id)}?{Added}");
    }

    private static async Task<IResult> ChangeAsync(
        Guid id, int number, HttpContext context, CurrentPerson current, ExperimentDesk desk, TrialStore trials, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (await FindAsync(id, number, context, current, desk, cancellation) is not { IsOver: false } state)
        {
            return TypedResults.NotFound();
        }

        var (cramp, mistake) = Read(form);
        if (cramp is null)
        {
            return Mend(state, number, mistake);
        }

        await trials.ChangeAsync(
            state.Trial.Key,
            trial => number < trial.Cramps.Length ? trial with { Cramps = trial.Cramps.SetItem(number, cramp) } : trial,
            cancellation);
        return SeeOther.To(ExperimentPaths.One(id) + "?saved");
    }

    /// <summary>Only the last: the way of each cramp was drawn for its place in the row.</summary>
    private static async Task<IResult> TakeOutAsync(
        Guid id, int number, HttpContext context, CurrentPerson current, ExperimentDesk desk, TrialStore trials, CancellationToken cancellation)
    {
        if (await FindAsync(id, number, context, current, desk, cancellation) is not { IsOver: false } state)
        {
            return TypedResults.NotFound();
        }

        await trials.ChangeAsync(
            state.Trial.Key,
            trial => number == trial.Cramps.Length - 1 ? trial with { Cramps = trial.Cramps.RemoveAt(number) } : trial,
            cancellation);
        return SeeOther.To(ExperimentPaths.One(id) + "?saved");
    }

    /// <summary>The diary's form with what is known of the cramp; the place is still to be said, and nothing is saved yet.</summary>
    private static async Task<IResult> ForDiaryAsync(
        Guid id, int number, HttpContext context, CurrentPerson current, ExperimentDesk desk, EpisodeDesk diary, CancellationToken cancellation)
    {
        if (await FindAsync(id, number, context, current, desk, cancellation) is not { } state)
        {
            return TypedResults.NotFound();
        }

        var cramp = state.Trial.Cramps[number];
        var remedy = state.IsFirstAt(number) ? state.Trial.Remedy : state.Trial.Against!;
        var page = await diary.NewAsync(context, Recent, cancellation) with { Again = [] };
        var input = page.Input with
        {
            Kind = Choices.WordOf(EpisodeKind.Cramp),
            Duration = cramp is { Ended: true, Seconds: { } seconds } ? ExperimentWords.Minutes(seconds) : null,
            Tried = [(remedy, Words.YesNo(cramp.Helped))],
        };
        return new RazorComponentResult<EpisodePage>(new { View = EpisodeForm.WithSent(page, input, diary.Knowledge, []) });
    }

    private static async Task<ExperimentState?> FindAsync(
        Guid id, int number, HttpContext context, CurrentPerson current, ExperimentDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(await current.FindAsync(context, cancellation), id, cancellation) is { Against: not null } state
        && number >= 0 && number < state.Trial.Cramps.Length
            ? state
            : null;

    /// <summary>A cramp of which neither the time nor the help is known would use up its place in the order for nothing.</summary>
    private static (TrialCramp? Cramp, string Mistake) Read(IFormCollection form)
    {
        var written = form["minutes"].ToString().Trim();
        var minutes = Decimals.Read(written);
        if (written.Length > 0 && minutes is not (>= LeastMinutes and <= MostMinutes))
        {
            return (null, ExperimentTexts.MinutesWrong);
        }

        bool? helped = form["helped"].ToString() switch { "yes" => true, "no" => false, _ => null };
        return minutes is null && helped is null
            ? (null, ExperimentTexts.CrampEmpty)
            : (new TrialCramp(minutes is { } timed ? (int)Math.Round(timed * NodaConstants.SecondsPerMinute) : null, form["still"] != "yes", helped), string.Empty);
    }

    private static RazorComponentResult<ExperimentPage> Mend(ExperimentState state, int number, string mistake) =>
        ExperimentEndpoints.Show(new ExperimentView(state, false, [new FieldMistake(CrampFields.MinutesIdOf(state.Trial, number), mistake)]));
}
