using System.Collections.Immutable;
using System.Net;
using Charley.Diary;
using Charley.Diary.Trials;
using Charley.Knowledge;
using Charley.Web.Experiments;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Charley.Web.Tests;

/// <summary>Experiments in a browser without scripts. Each test has a person of its own.</summary>
public sealed class ExperimentPageTests(RunningCharley charley)
{
    private const string Stretching = "stretching-bedtime-calf-hamstring";

    [Fact]
    public async Task An_experiment_is_planned_started_stopped_with_one_tap_deleted_and_brought_back()
    {
        using var visitor = await SomebodyAsync();
        var plan = await PlanAsync(visitor, $"remedy={Stretching}&own=&block=7&washout=2&per-week=14&fewer=50");
        var started = await visitor.Send(plan, "/experiments", ("pairs", "13"));
        var stopped = await visitor.Send(started, started.Path + "/stop");
        var deleted = await visitor.Send(stopped, started.Path + "/delete");
        var gone = await visitor.Get(started.Path);
        var restored = await visitor.Send(deleted, started.Path + "/restore");

        Assert.Contains("weeks give you a clear answer", Text(plan), StringComparison.Ordinal);
        Assert.Matches("(Do it tonight|Tonight without): Stretch calves", Text(started));
        Assert.Equal(26, started.Html.QuerySelectorAll("table.schedule tr").Length);
        Assert.Contains("You stopped it", Text(stopped), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, gone.Response.StatusCode);
        Assert.Equal(started.Path, restored.Path);
    }

    [Fact]
    public async Task The_same_form_sent_twice_starts_one_experiment()
    {
        using var visitor = await SomebodyAsync();
        var plan = await PlanAsync(visitor, $"remedy={Stretching}&block=14&washout=2&per-week=7&fewer=70");

        var first = await visitor.Send(plan, "/experiments", ("pairs", "5"));
        var second = await visitor.Send(plan, "/experiments", ("pairs", "5"));

        Assert.Equal(first.Path, second.Path);
        Assert.Single((await visitor.Get("/experiments")).Html.QuerySelectorAll(".tiles li"));
    }

    [Theory]
    [InlineData("remedy=&own=ramipril+in+the+evening&block=7&washout=2", "Charley does not put medicines on trial")]
    [InlineData("remedy=quinine&block=7&washout=2", "is not something Charley offers to try out")]
    [InlineData("remedy=&own=Quinine+please&block=7&washout=2", "Charley")]
    [InlineData("remedy=&own=&block=7&washout=2", "Choose what to try")]
    [InlineData("remedy=" + Stretching + "&block=8&washout=2", "Choose from the lists")]
    [InlineData("remedy=" + Stretching + "&block=7&washout=2&per-week=-3", "Write a number")]
    [InlineData("remedy=" + Stretching + "&block=7&washout=2&per-week=many", "Write a number")]
    public async Task What_must_not_be_tried_and_what_is_wrong_is_said_at_once(string query, string message)
    {
        using var visitor = await SomebodyAsync();

        var page = await PlanAsync(visitor, query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Response.StatusCode);
        Assert.Contains(message, page.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("form[action='/experiments']"));
    }

    [Fact]
    public void A_remedy_that_is_withheld_from_this_person_can_not_be_put_on_trial()
    {
        var safety = Get<RemedySafety>();
        var torn = Interview("pop-felt");

        Assert.Null(safety.WhyNot(Stretching, null));
        Assert.Null(safety.WhyNot("a pillow under my feet", null));
        Assert.NotNull(safety.WhyNot(Stretching, torn));
        Assert.Contains(safety.Offered(RemedyKind.Prevention, null), remedy => remedy.Id == Stretching);
        Assert.DoesNotContain(safety.Offered(RemedyKind.Prevention, torn), remedy => remedy.Id == Stretching);
    }

    [Fact]
    public async Task A_morning_is_checked_in_and_a_wrong_number_is_named()
    {
        using var visitor = await SomebodyAsync();
        var trial = await TrialAsync(visitor, nightsAgo: 5, nights: []);
        var page = await visitor.Get(trial);
        var action = page.Html.QuerySelector("form[action*='/nights/']")!.GetAttribute("action")!;

        var wrong = await visitor.Send(page, action, ("did", "yes"), ("cramps", "lots"));
        var saved = await visitor.Send(wrong, action, ("did", "yes"), ("cramps", "3"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Response.StatusCode);
        Assert.Equal("#cramps", wrong.Html.QuerySelector(".mistakes a")!.GetAttribute("href"));
        Assert.Contains("Saved", Text(saved), StringComparison.Ordinal);
        Assert.Equal("3", saved.Html.GetElementById("cramps")!.GetAttribute("value"));
        Assert.True(saved.Html.GetElementById("did-yes")!.HasAttribute("checked"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post(action.Replace("/nights/4", "/nights/400", StringComparison.Ordinal), ("form-key", Key(saved)))).Response.StatusCode);
    }

    [Fact]
    public async Task A_clear_answer_is_said_with_range_chance_plot_and_table()
    {
        using var visitor = await SomebodyAsync();
        var page = await visitor.Get(await TrialAsync(visitor, nightsAgo: 200, nights: Halved()));

        Assert.Matches("Stretch calves and hamstrings before bed: [0-9]+% fewer cramps, between [0-9]+% fewer and [0-9]+% fewer. More than 99 in 100 that it helps you.", Text(page));
        Assert.Contains("A clear answer: it helps you", Text(page), StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("svg.interval[role=img][aria-label*='fewer']"));
        Assert.Contains("As you really did it", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Stop the experiment", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_worked_for_the_person_stands_first_in_the_plan_and_says_why()
    {
        var person = await Get<PersonStore>().DefaultAsync(Cancel);
        var interview = await Get<InterviewStore>().StartAsync(person.Id, Content("calf-site", "night-onset"), Cancel);
        using var visitor = charley.Visit();
        var before = (await visitor.Get($"/interview/{interview.Id}/result")).Html.QuerySelectorAll(".plan-kind:has(h3) .remedy h4").Select(name => name.TextContent).ToList();
        var trials = Get<TrialStore>();
        var worse = await trials.AddAsync(New(trials.NewKey(person.Id), 200) with { Remedy = Stretching, Outcome = new TrialOutcome(TrialEnding.Worse, 1.5, 1.2, 1.9, 0.001) }, Cancel);

        var after = await visitor.Get($"/interview/{interview.Id}/result");
        await trials.DeleteAsync(worse.Key, Cancel);

        var card = after.Html.QuerySelectorAll(".remedy").Single(remedy => remedy.QuerySelector("h4")!.TextContent == "Stretch calves and hamstrings before bed");
        Assert.Contains("You had more cramps with it in your own experiment", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Stretch calves and hamstrings before bed", before, StringComparer.Ordinal);
        Assert.Null(card.NextElementSibling);
    }

    [Fact]
    public async Task Who_does_not_want_counts_sees_none_but_can_log_and_check_in()
    {
        using var visitor = await SomebodyAsync();
        var path = await TrialAsync(visitor, nightsAgo: 200, nights: Halved());
        var people = await visitor.Get("/people");
        var action = people.Html.QuerySelectorAll("li.card").Single(card => card.QuerySelector(".chip") is not null).QuerySelector("form[action$='/counts']")!.GetAttribute("action")!;

        await visitor.Send(people, action, ("hide", "yes"));
        var diary = await visitor.Get("/diary");
        var experiment = await visitor.Get(path);

        Assert.Contains("You chose not to see counts", Text(diary), StringComparison.Ordinal);
        Assert.Null(diary.Html.QuerySelector(".charts"));
        Assert.NotNull(diary.Html.QuerySelector("a[href='/diary/log']"));
        Assert.DoesNotContain("Cramps in a week", Text(experiment), StringComparison.Ordinal);
        Assert.Contains("fewer cramps", Text(experiment), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_says_every_evening_what_to_do_and_ends()
    {
        using var visitor = await SomebodyAsync();
        var page = await visitor.Get(await TrialAsync(visitor, nightsAgo: 1, nights: []));
        var link = page.Html.QuerySelector("a[href*='calendar.ics']")!.GetAttribute("href")!;
        using var stranger = charley.Visit();

        var calendar = (await stranger.Get(link)).Source;

        Assert.Equal(26, calendar.Split("RRULE:FREQ=DAILY;COUNT=7").Length - 1);
        Assert.Contains("SUMMARY:With: Stretch calves", calendar, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Without: Stretch calves", calendar, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(page.Path)).Response.StatusCode);
    }

    [Fact]
    public async Task Two_ways_to_end_a_cramp_are_compared_cramp_by_cramp()
    {
        using var visitor = await SomebodyAsync();
        var form = await visitor.Get("/experiments/new/relief");
        var same = await visitor.Send(form, "/experiments/new/relief", ("first", "stretching-acute"), ("second", "stretching-acute"), ("cramps", "20"));
        var started = await visitor.Send(same, "/experiments/new/relief", ("first", "stretching-acute"), ("second", "pickle-juice"), ("cramps", "20"));
        var action = started.Path + "/cramps";
        var saved = await visitor.Send(started, action, ("minutes", "2.5"), ("helped", "yes"));
        var twice = await visitor.Send(started, action, ("minutes", "2.5"), ("helped", "yes"));
        var both = await visitor.Send(twice, action, ("minutes", "5"), ("still", "yes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.Response.StatusCode);
        Assert.Contains("When the next cramp comes", Text(started), StringComparison.Ordinal);
        Assert.Equal("1", saved.Html.QuerySelector("input[name=number]")!.GetAttribute("value"));
        Assert.Equal("1", twice.Html.QuerySelector("input[name=number]")!.GetAttribute("value"));
        Assert.Contains("ends a cramp sooner than", Text(both), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_for_the_doctor_says_what_was_tried_and_what_came_of_it_with_ranges()
    {
        using var visitor = await SomebodyAsync();
        var nothing = await visitor.Get("/report");
        await TrialAsync(visitor, nightsAgo: 200, nights: Halved());
        await TrialAsync(visitor, nightsAgo: 1, nights: []);

        var report = await visitor.Get("/report");

        Assert.Null(nothing.Html.QuerySelector("section[aria-labelledby=sheet-trials]"));
        Assert.Null(nothing.Html.QuerySelector("section[aria-labelledby=sheet-triggers]"));
        var rows = report.Html.QuerySelectorAll("section[aria-labelledby=sheet-trials] tbody tr").Select(row => row.TextContent).ToList();
        Assert.Matches(@"Stretch calves.*13 pairs of blocks of 7 nights.*It helps\. Chance that it helps: 99 in 100\.\s*0\.\d+ \(0\.\d+ to 0\.\d+\)", Assert.Single(rows, row => row.Contains("It helps", StringComparison.Ordinal)).ReplaceLineEndings(" "));
        Assert.Contains("Not said", Assert.Single(rows, row => row.Contains("Still running", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("trial still running", report.Html.QuerySelector(".glance")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<Seen> PlanAsync(Visitor visitor, string fields) => await visitor.Send(
        await visitor.Get("/experiments/new"),
        "/experiments/new",
        [.. fields.Split('&').Select(field => field.Split('=')).Select(pair => (pair[0], pair[1].Replace('+', ' ')))]);

    private async Task<string> TrialAsync(Visitor visitor, int nightsAgo, ImmutableArray<TrialNight> nights)
    {
        var cookie = visitor.Cookies.GetCookies(charley.Address)["charley-person"]!.Value;
        var trials = Get<TrialStore>();
        var trial = await trials.AddAsync(New(trials.NewKey(Guid.Parse(cookie)), nightsAgo) with { Nights = nights }, Cancel);
        return "/experiments/" + trial.Id;
    }

    private Trial New(TrialKey key, int nightsAgo)
    {
        var now = Get<PersonStore>().NowFor(new Person { Id = key.PersonId, CreatedAt = Instant.MinValue });
        return new Trial
        {
            PersonId = key.PersonId,
            Id = key.Id,
            Kind = TrialKind.Prevention,
            Remedy = Stretching,
            Start = now.Date.PlusDays(-nightsAgo),
            BlockNights = 7,
            WashoutNights = 2,
            Order = "ABBABAABABABBABAABBAABBAAB",
            PriorMean = Math.Log(0.8),
            PriorSpread = 0.29,
            CreatedAt = now.ToInstant(),
            UpdatedAt = now.ToInstant(),
            Version = 1,
        };
    }

    /// <summary>One cramp a night with it, two without.</summary>
    private ImmutableArray<TrialNight> Halved()
    {
        var order = New(default, 0).Order;
        return [.. Enumerable.Range(0, 182).Select(night => new TrialNight(night, order[night / 7] == 'A', order[night / 7] == 'A' ? 1 : 2))];
    }

    private static InterviewContent Content(params string[] yes) => new(
        new PersonContext(45, Sex.Female, Pregnant: false),
        [Complaint.Cramp],
        yes.ToImmutableSortedDictionary(finding => finding, _ => Answer.Yes, StringComparer.Ordinal));

    private static Interview Interview(params string[] yes) => new()
    {
        PersonId = Guid.NewGuid(),
        Id = Guid.NewGuid(),
        StartedAt = Instant.MinValue,
        UpdatedAt = Instant.MinValue,
        About = Content(yes).About,
        Complaints = Content(yes).Complaints,
        Answers = Content(yes).Answers,
        Version = 1,
    };

    private T Get<T>()
        where T : notnull => charley.Services.GetRequiredService<T>();

    private async Task<Visitor> SomebodyAsync()
    {
        var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Somebody " + Guid.NewGuid()));
        return visitor;
    }

    private static string Text(Seen page) => page.Html.Body!.TextContent;

    private static string Key(Seen page) => page.Html.QuerySelector("input[name=form-key]")!.GetAttribute("value")!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
