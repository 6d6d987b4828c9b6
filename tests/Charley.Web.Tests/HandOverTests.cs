using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Charley.Testing;

namespace Charley.Web.Tests;

/// <summary>The report handed over with a QR code and as a locked file.</summary>
public sealed partial class HandOverTests(DemoCharley demo) : IClassFixture<DemoCharley>
{
    private const string Choice = "/report/handover";
    private readonly Visitor visitor = demo.Visitor;

    [Fact]
    public async Task A_locked_code_is_read_by_another_reader_and_opened_by_another_program_with_the_code_word_alone()
    {
        var page = await visitor.Send(await visitor.Get(Choice), Choice + "/locked");
        var drawing = page.Html.QuerySelector("svg.qr")!;
        var size = int.Parse(drawing.GetAttribute("viewBox")!.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        var code = page.Html.QuerySelector(".code-word")!.TextContent.Replace("-", string.Empty, StringComparison.Ordinal);

        var opened = await NodeScript.RunAsync(
            "unlock.mjs", new { size, path = drawing.QuerySelector("path")!.GetAttribute("d"), code }, TestContext.Current.CancellationToken);

        Assert.Equal(page.Html.QuerySelector("pre.handover")!.TextContent, opened["words"]?.GetValue<string>());
        Assert.Equal(page.Html.QuerySelector(".locked-text")!.TextContent, opened["carried"]!.GetValue<string>());
        Assert.Contains("Red flags: none of the 54 that were asked", opened["words"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.InRange(size, 21, 117);
    }

    [Fact]
    public async Task A_locked_code_shows_neither_its_words_nor_its_code_word_to_a_camera()
    {
        var page = await visitor.Send(await visitor.Get(Choice), Choice + "/locked");
        var again = await visitor.Send(await visitor.Get(Choice), Choice + "/locked");

        var carried = page.Html.QuerySelector(".locked-text")!.TextContent;
        Assert.Matches(@"^[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+$", carried);
        Assert.DoesNotContain(page.Html.QuerySelector(".code-word")!.TextContent[..5], carried, StringComparison.Ordinal);
        Assert.NotEqual(page.Html.QuerySelector(".code-word")!.TextContent, again.Html.QuerySelector(".code-word")!.TextContent, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_plain_code_holds_the_words_beside_it_and_says_that_it_is_not_locked()
    {
        var page = await visitor.Send(await visitor.Get(Choice), Choice + "/plain");

        var words = page.Html.QuerySelector(".handover")!.TextContent;
        Assert.InRange(Encoding.UTF8.GetByteCount(words), 300, 1000);
        Assert.Contains("may cause cramps", words, StringComparison.Ordinal);
        Assert.NotEmpty(page.Html.QuerySelector("svg.qr path")!.GetAttribute("d")!);
        Assert.Contains("not locked", page.Html.QuerySelector(".help-first")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_locked_file_loads_nothing_runs_only_its_own_script_and_holds_the_report_for_the_code_word()
    {
        var locked = await visitor.Send(await visitor.Get(Choice), Choice + "/locked");
        var code = locked.Html.QuerySelector(".code-word")!.TextContent.Replace("-", string.Empty, StringComparison.Ordinal);
        var file = await visitor.Send(locked, Choice + "/file");

        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        var script = Assert.Single(file.Html.QuerySelectorAll("script")).TextContent;
        var policy = file.Html.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        Assert.Contains($"script-src 'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Empty(file.Html.QuerySelectorAll("link, img, [src], [href], [name]:not(meta)"));
        Assert.DoesNotContain("may cause cramps", file.Source, StringComparison.Ordinal);
        var opened = await NodeScript.RunAsync("unlock.mjs", new { jwe = file.Html.GetElementById("locked")!.TextContent, code }, TestContext.Current.CancellationToken);
        Assert.Contains("may cause cramps", opened["words"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("text/html", opened["header"]!["cty"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_page_that_opens_what_is_locked_knows_nobody_and_has_no_field_that_could_be_sent()
    {
        using var stranger = new Visitor(visitor.Client.BaseAddress!);

        var page = await stranger.Get("/handover");

        Assert.Equal(HttpStatusCode.OK, page.Response.StatusCode);
        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
        Assert.Empty(page.Html.QuerySelectorAll("[name]:not(meta), a"));
        Assert.Single(page.Html.QuerySelectorAll("script[src]"));
    }

    [Fact]
    public async Task A_file_without_its_code_word_is_not_made()
    {
        var locked = await visitor.Send(await visitor.Get(Choice), Choice + "/locked");
        var key = locked.Form(Choice + "/file").QuerySelector("input[name=form-key]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Post(Choice + "/file", ("form-key", key), ("code", "short"))).Response.StatusCode);
    }

    [Fact]
    public async Task The_days_of_the_report_are_those_of_the_code()
    {
        var early = await visitor.Send(await visitor.Get(Choice + "?from=2020-01-01&to=2020-02-01"), Choice + "/plain");
        var usual = await visitor.Send(await visitor.Get(Choice), Choice + "/plain");

        Assert.Matches(Often(), usual.Html.QuerySelector(".handover")!.TextContent);
        Assert.DoesNotMatch(Often(), early.Html.QuerySelector(".handover")!.TextContent);
    }

    [GeneratedRegex("^How often: ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Often();
}
