using System.Net;

namespace Charley.Web.Tests;

/// <summary>Reminders for calendars: what is refused, and what a calendar app needs.</summary>
public sealed class ReminderTests(RunningCharley charley)
{
    private const string Routine = "stretching-bedtime-calf-hamstring";

    [Theory]
    [InlineData("evening=20:30&routine=" + Routine + "&at=", "at", "choose a time")]
    [InlineData("evening=20:30&routine=" + Routine + "&at=late", "at", "not a time")]
    [InlineData("evening=25:00&routine=&at=21:30", "evening", "not a time")]
    [InlineData("evening=20:30&routine=nonsense&at=21:30", "routine", "from the list")]
    [InlineData("evening=&routine=&at=21:30", "evening", "at least one")]
    public async Task What_cannot_remind_is_refused_at_its_field_and_at_the_address_with_words(string query, string field, string words)
    {
        using var visitor = charley.Visit();

        var page = await visitor.Get("/diary/reminders?" + query);
        var file = await visitor.Get("/diary/reminders.ics?" + query);

        var input = page.Html.GetElementById(field)!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Response.StatusCode);
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains(words, page.Html.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(".ics", page.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, file.Response.StatusCode);
        Assert.Equal("text/plain", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(words, file.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscribed_series_stays_on_the_first_day_of_its_address()
    {
        using var visitor = charley.Visit();

        var file = await visitor.Get("/diary/reminders.ics?evening=20:30&from=2024-02-29");
        var wrong = await visitor.Get("/diary/reminders.ics?evening=20:30&from=2026-02-30");
        var old = await visitor.Get("/diary/reminders.ics?evening=20:30");

        Assert.Contains("DTSTART:20240229T203000\r\n", file.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, old.Response.StatusCode);
    }

    [Fact]
    public async Task The_page_gives_an_address_with_its_first_day_and_a_link_that_calendar_apps_open()
    {
        using var visitor = charley.Visit();
        var log = await visitor.Get("/diary/log");
        var today = log.Html.GetElementById("date")!.GetAttribute("value")!;

        var page = await visitor.Get("/diary/reminders?evening=20:30&routine=&at=");

        var address = page.Html.QuerySelector("section.card code")!.TextContent;
        Assert.EndsWith("&from=" + today, address, StringComparison.Ordinal);
        Assert.Equal("webcal" + address[address.IndexOf(':', StringComparison.Ordinal)..], page.Html.QuerySelector("a[href^='webcal:']")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/diary/reminders.ics?evening=20:30&from=2026-11-22")]
    [InlineData("/diary/reminders.ics?evening=nonsense")]
    public async Task Asked_only_for_the_head_the_calendar_answers_as_ever_without_its_text(string path)
    {
        using var visitor = charley.Visit();
        using var asked = new HttpRequestMessage(HttpMethod.Head, path);

        var head = await visitor.Client.SendAsync(asked, TestContext.Current.CancellationToken);
        var whole = await visitor.Get(path);

        Assert.Equal(whole.Response.StatusCode, head.StatusCode);
        Assert.Equal(whole.Response.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
