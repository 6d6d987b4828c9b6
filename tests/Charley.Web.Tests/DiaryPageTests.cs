using System.Net;

namespace Charley.Web.Tests;

/// <summary>The diary in a browser without scripts. Each test has a person of its own.</summary>
public sealed class DiaryPageTests(RunningCharley charley)
{
    [Fact]
    public async Task Three_taps_log_a_cramp_and_one_takes_it_back()
    {
        using var visitor = await SomebodyAsync();
        var log = await visitor.Get("/diary/log");

        var saved = await visitor.Send(log, "/diary/log", [.. Sent(log), ("site", "calf"), ("side", "left"), ("intensity", "7")]);
        var deleted = await visitor.Send(saved, saved.Path.Replace("/saved", "/delete", StringComparison.Ordinal));
        var gone = await visitor.Get(saved.Path);
        var restored = await visitor.Send(deleted, deleted.Path.Replace("/deleted", "/restore", StringComparison.Ordinal));

        Assert.Contains("Cramp: Calf, left", saved.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, gone.Response.StatusCode);
        Assert.Contains("Cramp: Calf, left", restored.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_of_the_body_says_place_and_side_whatever_side_stood_there_before()
    {
        using var visitor = await SomebodyAsync();
        var log = await visitor.Get("/diary/log");

        var saved = await visitor.Send(log, "/diary/log", [.. Sent(log).Where(field => field.Name is not ("site" or "side")), ("site", "calf.right"), ("side", "left")]);

        Assert.Contains("Cramp: Calf, right", saved.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calf.middle")]
    [InlineData("nowhere.left")]
    [InlineData("calf.left.right")]
    public async Task A_half_of_the_body_that_there_is_not_is_a_mistake_and_no_error(string spot)
    {
        using var visitor = await SomebodyAsync();
        var log = await visitor.Get("/diary/log");

        var refused = await visitor.Send(log, "/diary/log", [.. Sent(log).Where(field => field.Name is not ("site" or "side")), ("site", spot), ("side", "left")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Response.StatusCode);
        Assert.NotEmpty(refused.Html.QuerySelectorAll(".mistakes li"));
    }

    [Fact]
    public async Task The_figure_shows_left_and_right_apart_and_says_which_is_which()
    {
        using var visitor = await SomebodyAsync();
        await LogAsync(visitor, ("site", "calf"), ("side", "right"));

        var figure = (await visitor.Get("/diary")).Html.QuerySelector(".bodyheat")!;

        Assert.Equal(["Calf, right: 1", "Calf, right: 1"], figure.QuerySelectorAll(".heat-4 title").Select(title => title.TextContent), StringComparer.Ordinal);
        Assert.Equal(["Right", "Left", "Left", "Right"], figure.QuerySelectorAll(".sides span").Select(side => side.TextContent), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_last_used_place_comes_first_and_can_be_logged_again_with_one_tap()
    {
        using var visitor = await SomebodyAsync();
        await LogAsync(visitor, ("site", "shin"), ("side", "right"));

        var log = await visitor.Get("/diary/log");
        var again = log.Html.QuerySelector(".again form")!;
        var saved = await visitor.Post("/diary/log", [.. again.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);

        Assert.Equal("shin", log.Html.QuerySelector(".log-form input[name=site]")!.GetAttribute("value"));
        Assert.True(log.Html.QuerySelector(".log-form input[name=site]")!.HasAttribute("checked"));
        Assert.Contains("Cramp: Shin, right", saved.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_logs_once()
    {
        using var visitor = await SomebodyAsync();
        var log = await visitor.Get("/diary/log");
        (string, string)[] fields = [.. Sent(log), ("site", "calf")];

        var first = await visitor.Send(log, "/diary/log", fields);
        var second = await visitor.Send(log, "/diary/log", fields);

        Assert.Equal(first.Path, second.Path);
        Assert.Contains("Once in a year", (await visitor.Get("/diary")).Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date", "2026-02-30", "no such day")]
    [InlineData("date", "2199-01-01", "not come yet")]
    [InlineData("intensity", "-1", "0 to 10")]
    [InlineData("duration", "-5", "how long")]
    [InlineData("site", "", "where it was")]
    public async Task A_mistake_is_named_at_its_field_and_what_was_written_stays(string field, string value, string message)
    {
        using var visitor = await SomebodyAsync();
        var log = await visitor.Get("/diary/log");
        (string Name, string Value)[] fields = [.. Sent(log), ("site", "calf"), ("note", "my <b>note</b> 🦵 مرحبا")];

        var page = await visitor.Send(log, "/diary/log", [.. fields.Where(sent => sent.Name != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Response.StatusCode);
        var link = page.Html.QuerySelector(".mistakes a")!;
        Assert.Contains(message, link.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Html.GetElementById(link.GetAttribute("href")!.TrimStart('#')));
        Assert.Equal("my <b>note</b> 🦵 مرحبا", page.Html.GetElementById("note")!.TextContent.TrimStart('\n'));
    }

    [Fact]
    public async Task Of_two_windows_the_second_is_told_and_keeps_its_words()
    {
        using var visitor = await SomebodyAsync();
        var saved = await LogAsync(visitor, ("site", "calf"));
        var address = saved.Path.Replace("/saved", string.Empty, StringComparison.Ordinal);
        var (one, two) = (await visitor.Get(address), await visitor.Get(address));

        await visitor.Send(one, address, [.. Sent(one), ("note", "from the first window")]);
        var told = await visitor.Send(two, address, [.. Sent(two), ("note", "from the second window")]);
        var decided = await visitor.Send(told, address, [.. Sent(told), ("note", "both")]);

        Assert.Equal(HttpStatusCode.Conflict, told.Response.StatusCode);
        Assert.Contains("from the first window", told.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("from the second window", told.Html.GetElementById("note")!.TextContent.TrimStart('\n'));
        Assert.Equal(HttpStatusCode.OK, decided.Response.StatusCode);
        Assert.Equal("both", (await visitor.Get(address)).Html.GetElementById("note")!.TextContent.TrimStart('\n'));
    }

    [Fact]
    public async Task A_day_is_written_down_and_shown_in_the_month()
    {
        using var visitor = await SomebodyAsync();
        var day = await visitor.Get("/diary/today");
        var saved = await visitor.Send(day, day.Path, ("nothing", "yes"), ("fluids", "1.5"), ("tags", "travel, <script>"));
        var wrong = await visitor.Send(saved, day.Path, ("fluids", "-1"));

        Assert.Equal("1.5", saved.Html.GetElementById("fluids")!.GetAttribute("value"));
        Assert.Equal("travel, <script>", saved.Html.GetElementById("tags")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Response.StatusCode);
        Assert.Equal("#fluids", wrong.Html.QuerySelector(".mistakes a")!.GetAttribute("href"));
        Assert.Single((await visitor.Get("/diary")).Html.QuerySelectorAll(".month .quiet"));
    }

    [Fact]
    public async Task People_are_switched_in_two_taps_and_never_see_each_other()
    {
        using var visitor = await SomebodyAsync();
        var saved = await LogAsync(visitor, ("site", "calf"), ("note", "private"));
        var people = await visitor.Get("/people");
        var other = await visitor.Send(people, "/people", ("name", "Other <b>" + Guid.NewGuid()));

        Assert.Equal("/diary", other.Path);
        Assert.Contains("Nothing is logged", other.Html.Body!.TextContent, StringComparison.Ordinal);
        foreach (var path in new[] { saved.Path, saved.Path.Replace("/saved", string.Empty, StringComparison.Ordinal) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).Response.StatusCode);
        }

        await visitor.Post(saved.Path.Replace("/saved", "/delete", StringComparison.Ordinal), ("form-key", Key(people)));
        var back = await visitor.Send(people, people.Html.QuerySelector(".chip")!.Closest("form")!.GetAttribute("action")!);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(saved.Path)).Response.StatusCode);
        Assert.Equal("/diary", back.Path);
    }

    [Fact]
    public async Task Every_chart_of_the_demo_has_a_sentence_and_a_table()
    {
        using var visitor = charley.Visit();
        var diary = await visitor.Send(await visitor.Get("/people"), "/people/demo");
        var timeline = await visitor.Get("/diary/timeline");
        var triggers = await visitor.Get("/diary/triggers");
        var removed = await visitor.Send(diary, "/people/demo/remove");

        Assert.Contains("made-up", diary.Html.QuerySelector(".demo-note")!.TextContent, StringComparison.Ordinal);
        foreach (var section in diary.Html.QuerySelectorAll(".charts > section"))
        {
            Assert.NotEmpty(section.QuerySelector("p")!.TextContent);
            Assert.NotEmpty(section.QuerySelectorAll("table th"));
        }

        Assert.Equal(4, diary.Html.QuerySelectorAll(".charts > section").Length);
        Assert.NotEmpty(timeline.Html.QuerySelectorAll(".timeline circle"));
        Assert.NotEmpty(timeline.Html.QuerySelector(".timeline")!.GetAttribute("aria-label")!);
        Assert.Equal(43, timeline.Html.QuerySelectorAll("table tr").Length);
        Assert.Contains("Fluids", triggers.Html.QuerySelector("section[aria-labelledby=matters]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Caffeine", triggers.Html.QuerySelector("section[aria-labelledby=not-it]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(triggers.Html.QuerySelectorAll("dl dt").Length, triggers.Html.QuerySelectorAll("table tbody tr").Length);
        Assert.Null(removed.Html.QuerySelector(".demo-note"));
    }

    [Fact]
    public async Task The_calendar_file_follows_the_standard()
    {
        using var visitor = charley.Visit();
        var page = await visitor.Get("/diary/reminders?evening=20:30&routine=stretching-bedtime-calf-hamstring&at=21:45");
        var file = await visitor.Get(new Uri(page.Html.QuerySelector("section.card a")!.GetAttribute("href")!).PathAndQuery);

        Assert.Equal("text/calendar", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", file.Source, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", file.Source, StringComparison.Ordinal);
        Assert.Equal(3, file.Source.Split("BEGIN:VEVENT").Length);
        Assert.Contains("T203000\r\n", file.Source, StringComparison.Ordinal);
        Assert.Contains("T214500\r\n", file.Source, StringComparison.Ordinal);
        Assert.All(file.Source.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', file.Source.Replace("\r\n", string.Empty, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/diary/days/2026-02-30")]
    [InlineData("/diary/days/2999-01-01")]
    [InlineData("/diary/days/nonsense")]
    [InlineData("/diary/episodes/00000000-0000-0000-0000-000000000000")]
    public async Task What_is_not_there_is_said_calmly(string path)
    {
        using var visitor = charley.Visit();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).Response.StatusCode);
    }

    [Theory]
    [InlineData("/diary/log")]
    [InlineData("/people")]
    public async Task A_form_of_another_site_is_refused(string path)
    {
        using var visitor = charley.Visit();

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Post(path, ("site", "calf"), ("name", "x"))).Response.StatusCode);
    }

    private async Task<Visitor> SomebodyAsync()
    {
        var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Somebody " + Guid.NewGuid()));
        return visitor;
    }

    private static async Task<Seen> LogAsync(Visitor visitor, params (string Name, string Value)[] fields)
    {
        var log = await visitor.Get("/diary/log");
        return await visitor.Send(log, "/diary/log", [.. Sent(log).Where(sent => Array.TrueForAll(fields, field => field.Name != sent.Item1)), .. fields]);
    }

    /// <summary>What a browser would send of the form's fields as they are shown, the note and hidden fields aside.</summary>
    private static IEnumerable<(string Name, string Value)> Sent(Seen page) =>
        page.Html.QuerySelector(".log-form")!
            .QuerySelectorAll("input[type=radio][checked], input[type=date], input[type=time]")
            .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty));

    private static string Key(Seen page) => page.Html.QuerySelector("input[name=form-key]")!.GetAttribute("value")!;
}
