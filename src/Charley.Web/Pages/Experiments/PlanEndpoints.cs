using System.Collections.Immutable;
using System.Globalization;
using Charley.Diary;
using Charley.Diary.Trials;
using Charley.Learning.Trials;
using Charley.Web.Components;
using Charley.Web.Experiments;
using Charley.Web.Pages.People;

namespace Charley.Web.Pages.Experiments;

/// <summary>Planning and starting experiments.</summary>
internal static class PlanEndpoints
{
    private const double NightsOfWeek = 7;

    /// <summary>Spread between nights where the diary can't tell: between that of even and that of very uneven nights.</summary>
    private const double UsualSpread = 0.5;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(ExperimentPaths.New, ChooseAsync);
        pages.MapPost(ExperimentPaths.New, PlanAsync);
        pages.MapPost(ExperimentPaths.List, StartAsync);
        pages.MapGet(ExperimentPaths.NewRelief, PlanReliefAsync);
        pages.MapPost(ExperimentPaths.NewRelief, StartReliefAsync);
    }

    private static async Task<IResult> ChooseAsync(
        HttpContext context, CurrentPerson current, ExperimentDesk desk, RemedySafety safety, TrialStore trials, string? remedy, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var form = PlanForm.Empty with { Remedy = remedy ?? string.Empty };
        var why = form.Remedy.Length > 0 ? safety.WhyNot(form.Remedy, await desk.SaidAsync(person, cancellation)) : null;
        return await ShowAsync(person, trials.NewKey(person.Id).Id, form, why is null ? [] : [new FieldMistake("remedy", why)], isAsked: false, desk, safety, cancellation);
    }

    /// <summary>Sent as a form, because what somebody wants to try does not belong into an address.</summary>
    private static async Task<IResult> PlanAsync(
        HttpContext context, CurrentPerson current, ExperimentDesk desk, RemedySafety safety, TrialStore trials, CancellationToken cancellation)
    {
        var sent = await context.Request.ReadFormAsync(cancellation);
        var person = await current.FindAsync(context, cancellation);
        var (key, form) = (trials.NewKey(person.Id), PlanForm.Read(name => sent[name]));
        return await ShowAsync(person, key.Id, form, await MistakesAsync(form, key, desk, safety, person, cancellation), isAsked: true, desk, safety, cancellation);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, CurrentPerson current, ExperimentDesk desk, RemedySafety safety, CancellationToken cancellation)
    {
        var sent = await context.Request.ReadFormAsync(cancellation);
        var person = await current.FindAsync(context, cancellation);
        var form = PlanForm.Read(name => sent[name]);
        var isForm = Guid.TryParse(sent["id"], out var id);
        var key = new TrialKey(person.Id, id);
        var mistakes = await MistakesAsync(form, key, desk, safety, person, cancellation);
        if (mistakes.Count > 0
            || !isForm
            || !int.TryParse(sent["pairs"], NumberStyles.None, CultureInfo.InvariantCulture, out var pairs)
            || pairs is < TrialDesign.FewestPairs or > TrialDesign.MostPairs)
        {
            return await ShowAsync(person, Guid.CreateVersion7(), form, mistakes, isAsked: true, desk, safety, cancellation);
        }

        var design = new TrialDesign(pairs, form.Block, form.Washout);
        var trial = await desk.StartAsync(key, form.What!, design, seed: null, person, cancellation);
        return SeeOther.To(ExperimentPaths.One(trial.Id));
    }

    private static async Task<List<FieldMistake>> MistakesAsync(
        PlanForm form, TrialKey key, ExperimentDesk desk, RemedySafety safety, Person person, CancellationToken cancellation)
    {
        var mistakes = form.Mistakes().ToList();
        if (mistakes.Count == 0
            && (safety.WhyNot(form.What!, await desk.SaidAsync(person, cancellation)) ?? await desk.WhyWaitAsync(key, TrialKind.Prevention, cancellation)) is { } reason)
        {
            mistakes.Add(new FieldMistake("remedy", reason));
        }

        return mistakes;
    }

    private static async Task<IResult> ShowAsync(
        Person person,
        Guid id,
        PlanForm form,
        List<FieldMistake> mistakes,
        bool isAsked,
        ExperimentDesk desk,
        RemedySafety safety,
        CancellationToken cancellation)
    {
        var said = await desk.SaidAsync(person, cancellation);
        var own = await desk.OwnRateAsync(person, cancellation);
        var rate = form.Weekly is { } weekly ? new OwnRate(weekly / NightsOfWeek, own?.NightSpread ?? UsualSpread, 0) : own;

        // Leaving the page cancels the computation.
        var plan = isAsked && mistakes.Count == 0 && rate is { } known
            ? await Task.Run(() => TrialPlanner.Plan(known, form.Ratio, form.Block, form.Washout, null, cancellation), cancellation)
            : null;
        var view = new NewExperimentView(
            id,
            form,
            safety.Offered(RemedyKind.Prevention, said),
            own is { } found ? Math.Round(found.Rate * NightsOfWeek, 1) : null,
            plan,
            mistakes)
        {
            HidesCounts = person.HidesCounts,
            AskFirst = plan is null ? [] : safety.AskFirst(form.What!, said),
            IsUnasked = said is null,
        };
        return new RazorComponentResult<NewExperimentPage>(new { View = view }) { StatusCode = StatusOf(mistakes) };
    }

    private static async Task<IResult> PlanReliefAsync(
        HttpContext context, CurrentPerson current, ExperimentDesk desk, RemedySafety safety, TrialStore trials, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var offered = WaysToEndACramp(safety, await desk.SaidAsync(person, cancellation));
        return Show(new NewReliefView(trials.NewKey(person.Id).Id, string.Empty, string.Empty, offered, []));
    }

    private static async Task<IResult> StartReliefAsync(
        HttpContext context, CurrentPerson current, ExperimentDesk desk, RemedySafety safety, CancellationToken cancellation)
    {
        var sent = await context.Request.ReadFormAsync(cancellation);
        var person = await current.FindAsync(context, cancellation);
        var interview = await desk.SaidAsync(person, cancellation);
        var offered = WaysToEndACramp(safety, interview);
        var (first, second) = (sent["first"].ToString(), sent["second"].ToString());
        var isForm = Guid.TryParse(sent["id"], out var id);
        var key = new TrialKey(person.Id, id);
        var reason = !IsOffered(first) || !IsOffered(second) || first == second ? ExperimentTexts.ChooseTwo
            : safety.WhyNot(first, interview) ?? safety.WhyNot(second, interview) ?? await desk.WhyWaitAsync(key, TrialKind.Relief, cancellation);
        if (reason is not null
            || !isForm
            || !int.TryParse(sent["cramps"], NumberStyles.None, CultureInfo.InvariantCulture, out var cramps)
            || !NewReliefView.Lengths.Contains(cramps))
        {
            return Show(new NewReliefView(Guid.CreateVersion7(), first, second, offered, [new FieldMistake("first", reason ?? ExperimentTexts.ChooseShape)]));
        }

        var trial = await desk.StartReliefAsync(key, first, second, cramps / 2, person, cancellation);
        return SeeOther.To(ExperimentPaths.One(trial.Id));

        bool IsOffered(string remedy) => offered.Any(known => known.Id == remedy);
    }

    /// <summary>What only eases the soreness afterwards ends no cramp sooner, whatever its kind.</summary>
    private static ImmutableArray<Remedy> WaysToEndACramp(RemedySafety safety, Diary.Interview? interview) =>
        [.. safety.Offered(RemedyKind.Relief, interview).Where(remedy => remedy.EndsCramp)];

    private static RazorComponentResult<NewReliefPage> Show(NewReliefView view) => new(new { View = view }) { StatusCode = StatusOf(view.Mistakes) };

    private static int StatusOf(IReadOnlyCollection<FieldMistake> mistakes) =>
        mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
