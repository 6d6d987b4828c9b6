using System.Net;

namespace Charley.Web.Tests;

/// <summary>Taking back a change with one tap. Each test has a person of its own.</summary>
public sealed class DiaryUndoTests(RunningCharley charley)
{
    [Fact]
    public async Task After_a_change_one_tap_brings_back_what_stood_before_and_never_deletes()
    {
        using var visitor = await SomebodyAsync();
        var address = await LogAsync(visitor);
        var edit = await visitor.Get(address);

        var saved = await visitor.Send(edit, address, [.. Sent(edit), ("note", "second thoughts")]);
        var undone = await visitor.Send(saved, address + "/undo");
        var twice = await visitor.Send(saved, address + "/undo");
        var after = await visitor.Get(address);
        var afterAll = await visitor.Send(undone, address + "/undo");

        Assert.Null(saved.Html.QuerySelector($"form[action='{address}/delete']"));
        Assert.Contains("as it was before", undone.Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, twice.Response.StatusCode);
        Assert.Equal(string.Empty, Note(after));
        Assert.Equal(HttpStatusCode.OK, afterAll.Response.StatusCode);
        Assert.Equal("second thoughts", Note(await visitor.Get(address)));
    }

    [Fact]
    public async Task An_undo_that_comes_too_late_changes_nothing_and_shows_what_stands()
    {
        using var visitor = await SomebodyAsync();
        var address = await LogAsync(visitor);
        var edit = await visitor.Get(address);
        var saved = await visitor.Send(edit, address, [.. Sent(edit), ("note", "mine")]);
        var other = await visitor.Get(address);
        await visitor.Send(other, address, [.. Sent(other), ("note", "theirs")]);

        var told = await visitor.Send(saved, address + "/undo");

        Assert.Equal(HttpStatusCode.Conflict, told.Response.StatusCode);
        Assert.Contains("nothing was undone", told.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("theirs", Note(told));
        Assert.Equal("theirs", Note(await visitor.Get(address)));
    }

    [Fact]
    public async Task A_change_of_a_day_is_taken_back_with_one_tap_too()
    {
        using var visitor = await SomebodyAsync();
        var day = await visitor.Get("/diary/today");
        var first = await visitor.Send(day, day.Path, ("fluids", "1.5"));
        var path = day.Path;
        var second = await visitor.Send(first, path, ("fluids", "3"), ("tags", "travel"));

        var undone = await visitor.Send(second, path + "/undo");
        var late = await visitor.Send(first, path + "/undo");
        var later = await visitor.Get(path);

        Assert.Equal("1.5", undone.Html.GetElementById("fluids")!.GetAttribute("value"));
        Assert.Equal(string.Empty, undone.Html.GetElementById("tags")!.GetAttribute("value") ?? string.Empty);
        Assert.Equal(HttpStatusCode.Conflict, late.Response.StatusCode);
        Assert.Equal("1.5", later.Html.GetElementById("fluids")!.GetAttribute("value"));
        Assert.Null(later.Html.QuerySelector($"form[action='{path}/undo']"));
    }

    private async Task<Visitor> SomebodyAsync()
    {
        var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Somebody " + Guid.NewGuid()));
        return visitor;
    }

    /// <summary>Logs a cramp.</summary>
    /// <returns>Its address.</returns>
    private static async Task<string> LogAsync(Visitor visitor)
    {
        var log = await visitor.Get("/diary/log");
        var saved = await visitor.Send(log, "/diary/log", [.. Sent(log), ("site", "calf")]);
        return saved.Path.Replace("/saved", string.Empty, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Value)> Sent(Seen page) =>
        page.Html.QuerySelector(".log-form")!
            .QuerySelectorAll("input[type=radio][checked], input[type=date], input[type=time]")
            .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty));

    private static string Note(Seen page) => page.Html.GetElementById("note")!.TextContent.TrimStart('\n');
}
