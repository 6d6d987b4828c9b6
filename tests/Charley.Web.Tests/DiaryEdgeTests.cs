using System.Globalization;
using System.Net;

namespace Charley.Web.Tests;

/// <summary>What the diary's pages do where its days end and where two windows meet. Each test has a person of its own.</summary>
public sealed class DiaryEdgeTests(RunningCharley charley)
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

    private static string Address(Seen saved) => saved.Path.Replace("/saved", string.Empty, StringComparison.Ordinal);

    private static string Note(Seen page) => page.Html.GetElementById("note")!.TextContent.TrimStart('\n');
}
