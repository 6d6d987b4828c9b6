using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Charley.Testing;

namespace Charley.Web.Tests;

/// <summary>A program that others can reach, with the demo in it and a link that was handed over.</summary>
public sealed class LinkedCharley : IAsyncLifetime
{
    private readonly RunningCharley charley = new() { HandOverAddress = new Uri("https://hand.example/") };

    /// <summary>The person.</summary>
    public Visitor Owner { get; private set; } = null!;

    /// <summary>Somebody who comes by the address for others.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await charley.InitializeAsync();
        Owner = charley.Visit();
        Stranger = new HttpClient { BaseAddress = charley.StrangersAddress };
        await Owner.Send(await Owner.Get("/people"), "/people/demo");

        // The first look works everything out; on a busy machine a link made at once would take longer than a request may.
        await Owner.Get("/report");
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        Stranger.Dispose();
        await charley.DisposeAsync();
    }
}

/// <summary>SMART Health Links: what was handed over, and nothing else, is found from outside.</summary>
public sealed class HealthLinkTests(LinkedCharley linked) : IClassFixture<LinkedCharley>
{
    private const string Choice = "/report/handover";

    [Fact]
    public async Task A_link_leads_to_the_document_and_the_report_for_who_has_link_and_code_word()
    {
        var (payload, code) = await MakeAsync("week");

        Assert.Equal(("P", "Report about cramps or twitches"), (payload["flag"]!.GetValue<string>(), payload["label"]!.GetValue<string>()));
        Assert.InRange(payload["exp"]!.GetValue<long>() - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), 6 * 86_400, 7 * 86_400);
        using var wrong = await AskAsync(payload, new { recipient = "Clinic", passcode = "0000000000" });
        Assert.Equal((HttpStatusCode.Unauthorized, 4), (wrong.StatusCode, (await ReadAsync(wrong))["remainingAttempts"]!.GetValue<int>()));
        using var right = await AskAsync(payload, new { recipient = "Clinic", passcode = code });
        Assert.Equal("*", Assert.Single(right.Headers.GetValues("Access-Control-Allow-Origin")));
        var files = (await ReadAsync(right))["files"]!.AsArray();
        var bundle = await UnlockAsync(files[0]!["embedded"]!.GetValue<string>(), payload);
        Assert.Equal(("Bundle", "document"), (bundle["resourceType"]!.GetValue<string>(), bundle["type"]!.GetValue<string>()));
        var report = await UnlockAsync(files[1]!["embedded"]!.GetValue<string>(), payload);
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(Convert.FromBase64String(report["content"]![0]!["attachment"]!["data"]!.GetValue<string>())), StringComparison.Ordinal);
        Assert.Contains("Times opened: 1, the last on", (await linked.Owner.Get(Choice)).Html.QuerySelector("section[aria-labelledby=link]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_program_takes_only_short_answers_the_file_has_an_address_of_its_own_that_needs_its_ticket()
    {
        var (payload, code) = await MakeAsync("day");
        using var answer = await AskAsync(payload, new { recipient = "Clinic", passcode = code, embeddedLengthMax = 10 });
        var location = new Uri((await ReadAsync(answer))["files"]![0]!["location"]!.GetValue<string>());

        using var file = await linked.Stranger.GetAsync(location.PathAndQuery, TestContext.Current.CancellationToken);
        using var without = await linked.Stranger.GetAsync(location.AbsolutePath, TestContext.Current.CancellationToken);
        using var forged = await linked.Stranger.GetAsync(location.AbsolutePath + "?ticket=CfDJ8", TestContext.Current.CancellationToken);

        Assert.Equal("application/jose", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Bundle", (await UnlockAsync(await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), payload))["resourceType"]!.GetValue<string>());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (without.StatusCode, forged.StatusCode));
    }

    [Fact]
    public async Task A_link_that_was_taken_back_says_so_calmly_and_leads_nowhere()
    {
        var (payload, code) = await MakeAsync("month");
        var page = await linked.Owner.Get(Choice);
        var forms = page.Html.QuerySelectorAll("form[action$='/take-back']").Select(form => form.GetAttribute("action")!).ToList();

        foreach (var form in forms)
        {
            await linked.Owner.Send(page, form);
        }

        using var answer = await AskAsync(payload, new { recipient = "Clinic", passcode = code });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("does not work", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty((await linked.Owner.Get(Choice)).Html.QuerySelectorAll("form[action$='/take-back']"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/report")]
    [InlineData("/report/handover")]
    [InlineData("/diary")]
    [InlineData("/people")]
    [InlineData("/api/v1/exports/json")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/handover/../diary")]
    [InlineData("/shlx")]
    public async Task Nothing_else_is_found_from_outside_by_port_or_by_name(string path)
    {
        using var byPort = await linked.Stranger.GetAsync(path, TestContext.Current.CancellationToken);
        using var named = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        named.Headers.Host = "hand.example";
        using var byName = await linked.Owner.Client.SendAsync(named, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (byPort.StatusCode, byName.StatusCode));
        Assert.Equal("There is nothing here.", await byPort.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task From_outside_the_page_that_opens_the_lock_comes_with_all_that_it_loads()
    {
        var source = await linked.Stranger.GetStringAsync("/handover", TestContext.Current.CancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(source, TestContext.Current.CancellationToken);
        var loaded = page.QuerySelectorAll("link[href], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).ToList();

        Assert.Equal(3, loaded.Count);
        foreach (var path in loaded)
        {
            using var file = await linked.Stranger.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("{\"recipient\":1}")]
    public async Task What_is_no_request_of_a_program_is_refused_and_counts_no_try(string body)
    {
        var (payload, code) = await MakeAsync("day");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var refused = await linked.Stranger.PostAsync(PathOf(payload), content, TestContext.Current.CancellationToken);
        using var wrong = await AskAsync(payload, new { recipient = "Clinic", passcode = code + "0" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(4, (await ReadAsync(wrong))["remainingAttempts"]!.GetValue<int>());
    }

    private async Task<(JsonObject Payload, string Code)> MakeAsync(string life)
    {
        var page = await linked.Owner.Send(await linked.Owner.Get(Choice), Choice + "/link", ("life", life));
        var link = page.Html.QuerySelector(".locked-text")!.TextContent;
        Assert.StartsWith("https://hand.example/handover#shlink:/", link, StringComparison.Ordinal);
        var payload = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(link.Split('/')[^1]))!.AsObject();
        Assert.InRange(payload["url"]!.GetValue<string>().Length, 43, 128);
        return (payload, page.Html.QuerySelector(".code-word")!.TextContent.Replace("-", string.Empty, StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> AskAsync(JsonObject payload, object request) =>
        linked.Stranger.PostAsJsonAsync(PathOf(payload), request, TestContext.Current.CancellationToken);

    private static string PathOf(JsonObject payload) => new Uri(payload["url"]!.GetValue<string>()).AbsolutePath;

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;

    private static async Task<JsonObject> UnlockAsync(string jwe, JsonObject payload)
    {
        var opened = await NodeScript.RunAsync("unlock.mjs", new { jwe, key = payload["key"]!.GetValue<string>() }, TestContext.Current.CancellationToken);
        return JsonNode.Parse(opened["words"]!.GetValue<string>())!.AsObject();
    }
}
