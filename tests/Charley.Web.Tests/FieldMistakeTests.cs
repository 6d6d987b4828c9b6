using System.Net;
using AngleSharp.Dom;

namespace Charley.Web.Tests;

/// <summary>Whoever hears a form instead of seeing it learns at the field itself that something is to be mended, and what.</summary>
public sealed class FieldMistakeTests(RunningCharley charley)
{
    [Theory]
    [InlineData("date", "2026-02-30", "date")]
    [InlineData("intensity", "-1", "intensity-0")]
    [InlineData("duration", "-5", "duration")]
    [InlineData("site", "", "f-buttock-site")]
    [InlineData("kind", "headache", "kind-cramp")]
    [InlineData("side", "middle", "side-left")]
    [InlineData("woke", "perhaps", "woke-yes")]
    [InlineData("activity", "flying", "activity-in-bed")]
    public async Task An_episode_of_the_quick_log(string field, string value, string id)
    {
        using var visitor = await SomebodyAsync();
        var log = await visitor.Get("/diary/log");

        AssertTold(await visitor.Send(log, "/diary/log", [.. Shown(log, field), (field, value)]), id);
    }

    [Fact]
    public async Task An_episode_that_is_changed()
    {
        using var visitor = await SomebodyAsync();
        var log = await visitor.Get("/diary/log");
        var saved = await visitor.Send(log, "/diary/log", [.. Shown(log, "site"), ("site", "calf")]);
        var episode = await visitor.Get(saved.Path.Replace("/saved", string.Empty, StringComparison.Ordinal));

        AssertTold(await visitor.Send(episode, episode.Path, [.. Shown(episode, "note"), ("note", new string('n', 10_000))]), "note");
    }

    [Theory]
    [InlineData("fluids", "-1")]
    [InlineData("sleep", "long")]
    [InlineData("period", "perhaps")]
    [InlineData("taken", "a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16")]
    [InlineData("tags", "a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v")]
    public async Task A_day(string field, string value)
    {
        using var visitor = await SomebodyAsync();
        var day = await visitor.Get("/diary/today");

        AssertTold(await visitor.Send(day, day.Path, (field, value)), field);
    }

    [Fact]
    public async Task A_day_on_which_nothing_and_something_happened()
    {
        using var visitor = await SomebodyAsync();
        var log = await visitor.Get("/diary/log");
        await visitor.Send(log, "/diary/log", [.. Shown(log, "site"), ("site", "calf")]);
        var day = await visitor.Get("/diary/today");

        AssertTold(await visitor.Send(day, day.Path, ("nothing", "yes")), "nothing");
    }

    [Fact]
    public async Task The_start_of_the_interview_the_warning_signs_and_a_test()
    {
        using var visitor = charley.Visit();

        AssertTold(await InterviewWalk.Start(visitor), "f-muscle-cramp", "f-buttock-site", "age", "sex-female");
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        AssertTold(await visitor.Send(checks, checks.Path), "f-unilateral-leg-swelling", "f-dark-urine");
        var tests = await visitor.Get(checks.Path.Replace("/checks", "/tests", StringComparison.Ordinal));
        AssertTold(await visitor.Send(tests, tests.Path, ("test", "potassium|mmol/L"), ("value", "a lot")), "value");
    }

    [Fact]
    public async Task The_plan_of_an_experiment()
    {
        using var visitor = await SomebodyAsync();
        var plan = await visitor.Get("/experiments/new");

        AssertTold(
            await visitor.Send(plan, "/experiments/new", ("remedy", string.Empty), ("own", string.Empty), ("block", "8"), ("washout", "2"), ("per-week", "many")),
            "remedy", "block", "per-week");
    }

    [Fact]
    public async Task Removing_somebody_without_saying_that_one_is_sure()
    {
        using var visitor = await SomebodyAsync();
        var people = await visitor.Get("/people");
        var remove = people.Html.QuerySelectorAll("form[action$='/remove']").Select(form => form.GetAttribute("action")!).Last(action => !action.Contains("demo", StringComparison.Ordinal));

        AssertTold(await visitor.Send(people, remove), "sure-" + remove.Split('/')[^2]);
    }

    /// <summary>Each of the fields, and each mistake on the page, is tied to its field or to the group of its buttons.</summary>
    private static void AssertTold(Seen page, params string[] fields)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Response.StatusCode);
        foreach (var field in fields)
        {
            var element = page.Html.GetElementById(field) ?? throw new InvalidOperationException($"No {field} on {page.Path}.");
            var group = element.Closest("fieldset");
            Assert.Contains("true", new[] { element, group }.Select(one => one?.GetAttribute("aria-invalid")), StringComparer.Ordinal);
            Assert.Contains(Described(element).Concat(group is null ? [] : Described(group)), told => told.ClassList.Contains("mistake") && told.TextContent.Length > 0);
        }

        var tied = page.Html.QuerySelectorAll("[aria-describedby]").SelectMany(Described).ToHashSet();
        Assert.All(page.Html.QuerySelectorAll("form .mistake"), mistake => Assert.Contains(mistake, tied));
    }

    private static IEnumerable<IElement> Described(IElement field) =>
        (field.GetAttribute("aria-describedby") ?? string.Empty)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => field.Owner!.GetElementById(id) ?? throw new InvalidOperationException($"Nothing has the id {id}."));

    /// <summary>What the form would send as it stands, but for one field.</summary>
    private static IEnumerable<(string Name, string Value)> Shown(Seen page, string but) =>
        page.Html.QuerySelector(".log-form")!
            .QuerySelectorAll("input[type=radio][checked], input[type=date], input[type=time]")
            .Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? string.Empty))
            .Where(field => field.Name != but);

    private async Task<Visitor> SomebodyAsync()
    {
        var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Somebody " + Guid.NewGuid()));
        return visitor;
    }
}
