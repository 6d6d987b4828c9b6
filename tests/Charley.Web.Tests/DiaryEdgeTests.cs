using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Charley.Web.Tests;

/// <summary>What the diary's pages do where its days end and where two windows meet. Each test has a person of its own.</summary>
public sealed partial class DiaryEdgeTests(RunningCharley charley)
{
    [Theory]
    [InlineData("/diary/timeline?to=-9998-01-01", HttpStatusCode.OK)]
    [InlineData("/diary/timeline?to=0001-01-05", HttpStatusCode.OK)]
    [InlineData("/diary?month=-9998-01", HttpStatusCode.OK)]
    [InlineData("/diary/days/-9998-01-01", HttpStatusCode.NotFound)]
    [InlineData("/diary/days/0001-01-01", HttpStatusCode.NotFound)]
    [InlineData("/diary/days/2024-02-29", HttpStatusCode.OK)]
    public async Task A_day_that_no_diary_reaches_breaks_no_page(string path, HttpStatusCode expected)
    {
        using var visitor = await SomebodyAsync();

        Assert.Equal(expected, (await visitor.Get(path)).Response.StatusCode);
    }

    [Fact]
    public async Task What_was_changed_while_another_window_deleted_it_is_shown_again_and_can_be_kept()
    {
        using var visitor = await SomebodyAsync();
        var address = Address(await LogAsync(visitor));
        var (one, two) = (await visitor.Get(address), await visitor.Get(address));

        await visitor.Send(one, address + "/delete");
        var told = await visitor.Send(two, address, [.. Sent(two), ("note", "written for long")]);
        var kept = await visitor.Send(told, "/diary/log", [.. Sent(told), ("note", "written for long")]);

        Assert.Equal(HttpStatusCode.Conflict, told.Response.StatusCode);
        Assert.Contains("was deleted in another window", told.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("written for long", Note(told));
        Assert.Equal("written for long", Note(await visitor.Get(Address(kept))));
    }

    [Fact]
    public async Task After_a_conflict_every_field_that_differs_is_named_with_what_the_other_window_saved()
    {
        using var visitor = await SomebodyAsync();
        var address = Address(await LogAsync(visitor));
        var (one, two) = (await visitor.Get(address), await visitor.Get(address));

        await visitor.Send(one, address, [.. Sent(one).Where(field => field.Name != "woke"), ("woke", "yes"), ("duration", "90s"), ("helped", "no")]);
        var told = await visitor.Send(two, address, [.. Sent(two), ("note", "mine")]);

        Assert.Equal(HttpStatusCode.Conflict, told.Response.StatusCode);
        Assert.Equal(
            "How long did it last, in minutes? 1.5 | Did it wake you? Yes | What did you try? Stretch the cramping muscle: It did not help | Note: Not said",
            OtherSays(told));
        Assert.Equal("mine", Note(told));
    }

    [Fact]
    public async Task After_a_conflict_of_a_day_its_other_values_are_named()
    {
        using var visitor = await SomebodyAsync();
        var (one, two) = (await visitor.Get("/diary/today"), await visitor.Get("/diary/today"));

        await visitor.Send(one, one.Path, ("fluids", "1.5"), ("sleep", "7"), ("taken", "none"), ("tags", "travel"));
        var told = await visitor.Send(two, two.Path, ("fluids", "2"), ("sleep", "7"), ("stress", "4"));

        Assert.Equal(HttpStatusCode.Conflict, told.Response.StatusCode);
        Assert.Equal(
            "Fluids (litres): 1.5 | Stress (0 to 10): Not said | Medicines and supplements you took: None | Your own words for the day: travel",
            OtherSays(told));
        Assert.Equal("2", told.Html.GetElementById("fluids")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_refused_name_or_time_zone_stays_in_its_field_with_the_mistake_beside_it()
    {
        using var visitor = await SomebodyAsync();
        var people = await visitor.Get("/people");
        var action = people.Html.QuerySelectorAll("details form").Select(form => form.GetAttribute("action")!).Last(address => Guid.TryParse(address.Split('/')[^1], out _));
        var id = action.Split('/')[^1];
        var tooLong = new string('n', 1000);

        var told = await visitor.Send(people, action, ("name", tooLong), ("zone", "Moon/Crater"));

        foreach (var (field, written) in new[] { ("name-" + id, tooLong), ("zone-" + id, "Moon/Crater") })
        {
            var input = told.Html.GetElementById(field)!;
            Assert.Equal(written, input.GetAttribute("value"));
            Assert.Equal("true", input.GetAttribute("aria-invalid"));
            Assert.NotEmpty(told.Html.GetElementById(input.GetAttribute("aria-describedby")!.Split(' ')[0])!.TextContent);
        }
    }

    [Fact]
    public async Task The_timeline_says_how_much_in_plain_words_and_letters_that_a_phone_shows_large_enough()
    {
        const double PictureOnPhone = 320;
        const double LeastLetters = 11;
        using var visitor = await SomebodyAsync();
        var day = await visitor.Get("/diary/today");
        await visitor.Send(day, day.Path, ("stress", "7"), ("fluids", "1.5"));

        var picture = (await visitor.Get("/diary/timeline")).Html.QuerySelector("svg.timeline")!;
        var sheet = await visitor.Get(day.Html.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);

        Assert.Contains("Stress: at most 7 of 10", picture.TextContent, StringComparison.Ordinal);
        Assert.Contains("Fluids: at most 1.5 litres", picture.TextContent, StringComparison.Ordinal);
        var letters = Number(ChartLetters().Match(sheet.Source).Groups["size"].Value);
        Assert.InRange(letters * PictureOnPhone / Number(picture.GetAttribute("viewBox")!.Split(' ')[2]), LeastLetters, double.MaxValue);
    }

    [Fact]
    public async Task Counts_are_said_as_a_person_would()
    {
        using var visitor = await SomebodyAsync();
        await LogAsync(visitor);
        var once = await visitor.Get("/diary?span=all");
        await LogAsync(visitor, 2);

        Assert.Equal("Once since you began, at night.", once.Html.QuerySelector("p.lead")!.TextContent);
        Assert.Equal("2 times in 3 months. Of these, 2 began at night.", (await visitor.Get("/diary?span=quarter")).Html.QuerySelector("p.lead")!.TextContent);
    }

    [Fact]
    public async Task An_old_window_deletes_nothing_that_was_changed_since_before_it_has_asked_again()
    {
        using var visitor = await SomebodyAsync();
        var address = Address(await LogAsync(visitor));
        var (one, two) = (await visitor.Get(address), await visitor.Get(address));

        await visitor.Send(one, address, [.. Sent(one), ("note", "written meanwhile")]);
        var told = await visitor.Send(two, address + "/delete");
        var still = await visitor.Get(address);
        await visitor.Send(told, address + "/delete");

        Assert.Equal(HttpStatusCode.Conflict, told.Response.StatusCode);
        Assert.Equal("Note: written meanwhile", OtherSays(told));
        Assert.Equal("written meanwhile", Note(still));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(address)).Response.StatusCode);
    }

    [Fact]
    public async Task Good_weeks_at_the_start_of_a_span_count_where_the_diary_is_older()
    {
        using var visitor = await SomebodyAsync();
        foreach (var daysAgo in new[] { 200, 10, 12, 14, 16, 18 })
        {
            await LogAsync(visitor, daysAgo);
        }

        var weeks = (await visitor.Get("/diary?span=quarter")).Html.QuerySelector("section[aria-labelledby=weeks]")!;

        Assert.Contains("More than before: 5 in the last four full weeks, 0 in the four before", weeks.TextContent, StringComparison.Ordinal);
        Assert.Equal(13, weeks.QuerySelectorAll("tbody tr").Length);
    }

    private async Task<Visitor> SomebodyAsync()
    {
        var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Somebody " + Guid.NewGuid()));
        return visitor;
    }

    private static async Task<Seen> LogAsync(Visitor visitor, int daysAgo = 1)
    {
        var log = await visitor.Get("/diary/log");
        var today = DateOnly.Parse(log.Html.GetElementById("date")!.GetAttribute("value")!, CultureInfo.InvariantCulture);
        var day = today.AddDays(-daysAgo).ToString("O", CultureInfo.InvariantCulture);

        // The page has several forms of this address: those that log something again with one tap come first.
        var hidden = log.Html.QuerySelector(".log-form")!.QuerySelectorAll("input[type=hidden]:not([name=remedy])")
            .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!));
        return await visitor.Post("/diary/log", [.. hidden, ("kind", "cramp"), ("site", "calf"), ("date", day), ("time", "03:00")]);
    }

    private static IEnumerable<(string Name, string Value)> Sent(Seen page) =>
        page.Html.QuerySelector(".log-form")!
            .QuerySelectorAll("input[type=radio][checked], input[type=date], input[type=time]")
            .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty));

    private static string OtherSays(Seen page) => string.Join(" | ", page.Html.QuerySelectorAll(".mistakes li").Select(item => item.TextContent));

    private static string Address(Seen saved) => saved.Path.Replace("/saved", string.Empty, StringComparison.Ordinal);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\.bars text, \.timeline text *\{[^}]*font-size: *(?<size>[0-9.]+)px", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChartLetters();

    private static string Note(Seen page) => page.Html.GetElementById("note")!.TextContent.TrimStart('\n');
}
