using System.Collections.Immutable;
using System.Net;
using Charley.Diary;
using Charley.Knowledge;
using Charley.Web.Experiments;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Charley.Web.Tests;

/// <summary>What a person has said at any time counts for what they may try, before they start and while it runs.</summary>
public sealed class SafeExperimentTests(RunningCharley charley)
{
    private const string Water = "hydration-water";
    private const string Stretching = "stretching-bedtime-calf-hamstring";

    [Fact]
    public async Task An_illness_of_an_earlier_interview_still_forbids_what_it_forbade()
    {
        using var visitor = await SomebodyAsync();
        var person = PersonOf(visitor);
        await InterviewAsync(person, ("known-heart-failure", Answer.Yes), ("calf-site", Answer.Yes));
        await InterviewAsync(person, ("calf-site", Answer.Yes), ("night-onset", Answer.Yes));

        Assert.NotNull(Get<RemedySafety>().WhyNot(Water, await SaidAsync(person)));
    }

    [Fact]
    public async Task What_was_said_last_counts_and_a_sign_that_passed_does_not()
    {
        using var visitor = await SomebodyAsync();
        var person = PersonOf(visitor);
        await InterviewAsync(person, ("known-heart-failure", Answer.Yes), ("unilateral-leg-swelling", Answer.Yes));
        await InterviewAsync(person, ("known-heart-failure", Answer.No), ("calf-site", Answer.Yes));

        Assert.Null(Get<RemedySafety>().WhyNot(Water, await SaidAsync(person)));
        Assert.Null(Get<RemedySafety>().WhyNot(Stretching, await SaidAsync(person)));
    }

    [Fact]
    public async Task A_new_interview_that_is_not_finished_does_not_wipe_out_the_warning_signs_of_the_last_one()
    {
        using var visitor = await SomebodyAsync();
        var person = PersonOf(visitor);
        var store = Get<InterviewStore>();
        var first = await InterviewAsync(person, ("unilateral-leg-swelling", Answer.Yes), ("calf-site", Answer.Yes));
        await store.FinishAsync(first.Key, first.Version, Cancel);
        await InterviewAsync(person, ("calf-site", Answer.Yes));

        Assert.NotNull(Get<RemedySafety>().WhyNot(Stretching, await SaidAsync(person)));
    }

    [Fact]
    public async Task A_running_experiment_that_became_unsafe_says_stop_instead_of_what_to_do_tonight()
    {
        using var visitor = await SomebodyAsync();
        var person = PersonOf(visitor);
        var plan = await PlanAsync(visitor, ("remedy", Stretching));
        var started = await visitor.Send(plan, "/experiments", ("pairs", "13"));
        await InterviewAsync(person, ("unilateral-leg-swelling", Answer.Yes), ("calf-site", Answer.Yes));
        var now = await visitor.Get(started.Path);
        var stopped = await visitor.Send(now, started.Path + "/stop");

        Assert.Null(started.Html.GetElementById("stop-now"));
        Assert.NotNull(now.Html.GetElementById("stop-now"));
        Assert.Null(now.Html.GetElementById("tonight"));
        Assert.Null(stopped.Html.GetElementById("stop-now"));
        Assert.DoesNotContain("BEGIN:VEVENT", await CalendarAsync(visitor, person, started), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_experiment_of_the_same_kind_waits_for_the_first()
    {
        using var visitor = await SomebodyAsync();
        await visitor.Send(await PlanAsync(visitor, ("remedy", Stretching)), "/experiments", ("pairs", "13"));
        var again = await PlanAsync(visitor, ("own", "a pillow under my feet"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Response.StatusCode);
        Assert.Contains("Wait until it is over", again.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_words_are_not_lost_to_the_list_and_not_mixed_with_it()
    {
        using var visitor = await SomebodyAsync();
        var own = await PlanAsync(visitor, ("own", "a pillow under my feet"));
        var started = await visitor.Send(own, "/experiments", ("pairs", "13"));
        var both = await PlanAsync(visitor, ("remedy", Stretching), ("own", "a pillow under my feet"));

        Assert.Contains("a pillow under my feet", started.Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("not both", both.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_remedy_in_the_address_is_refused_with_its_reason_and_nothing_else_takes_its_place()
    {
        using var visitor = await SomebodyAsync();
        var person = PersonOf(visitor);
        await InterviewAsync(person, ("known-heart-failure", Answer.Yes), ("calf-site", Answer.Yes));
        var page = await visitor.Get("/experiments/new?remedy=" + Water);

        Assert.Contains("your team sets how much you may drink", page.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("#remedy option[selected]"));
    }

    [Theory]
    [InlineData("skip my blood pressure pills")]
    [InlineData("no tablets on Sundays")]
    [InlineData("ohne meine Medikamente")]
    [InlineData("half of my baclofen")]
    [InlineData("pregabalin later")]
    public void Medicines_in_own_words_are_refused(string words) => Assert.NotNull(Get<RemedySafety>().WhyNot(words, null));

    [Fact]
    public async Task Who_has_answered_nothing_reads_who_should_not_do_it()
    {
        using var visitor = await SomebodyAsync();
        var plan = await PlanAsync(visitor, ("remedy", Water));

        Assert.Contains("your team sets how much you may drink", plan.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("does not know your illnesses and medicines yet", plan.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_of_the_day_is_empty_while_help_comes_first_and_offers_nothing_that_is_forbidden()
    {
        using var visitor = await SomebodyAsync();
        var person = PersonOf(visitor);
        var before = await visitor.Get("/plan");
        var urgent = await InterviewAsync(person, ("unilateral-leg-swelling", Answer.Yes), ("calf-site", Answer.Yes));
        await Get<InterviewStore>().FinishAsync(urgent.Key, urgent.Version, Cancel);
        var after = await visitor.Get("/plan");

        Assert.NotEmpty(before.Html.QuerySelectorAll(".plan-item"));
        Assert.Empty(after.Html.QuerySelectorAll(".plan-item"));
        Assert.Contains("somebody should look at it first", after.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(after.Html.QuerySelector($"a[href*='{urgent.Id}/result']"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Seen> PlanAsync(Visitor visitor, params (string Name, string Value)[] what) =>
        await visitor.Send(await visitor.Get("/experiments/new"), "/experiments/new", [.. what, ("per-week", "14"), ("fewer", "50"), ("block", "7"), ("washout", "2")]);

    private static async Task<string> CalendarAsync(Visitor visitor, Guid person, Seen experiment) =>
        (await visitor.Get($"{experiment.Path}/calendar.ics?person={person}")).Source;

    private T Get<T>()
        where T : notnull => charley.Services.GetRequiredService<T>();

    private Task<Interview?> SaidAsync(Guid person) => Get<ExperimentDesk>().SaidAsync(new Person { Id = person, CreatedAt = Instant.MinValue }, Cancel);

    private async Task<Interview> InterviewAsync(Guid person, params (string Finding, Answer Answer)[] answers) =>
        await Get<InterviewStore>().StartAsync(
            person,
            new InterviewContent(new PersonContext(55, Sex.Male, Pregnant: false), [Complaint.Cramp], answers.ToImmutableSortedDictionary(said => said.Finding, said => said.Answer, StringComparer.Ordinal)),
            Cancel);

    private Guid PersonOf(Visitor visitor) => Guid.Parse(visitor.Cookies.GetCookies(charley.Address)["charley-person"]!.Value);

    private async Task<Visitor> SomebodyAsync()
    {
        var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Somebody " + Guid.NewGuid()));
        return visitor;
    }
}
