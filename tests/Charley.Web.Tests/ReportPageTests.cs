using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Charley.Diary;
using Charley.Exchange.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Web.Tests;

/// <summary>A program of its own with the demo in it, opened by one visitor.</summary>
public sealed class DemoCharley : IAsyncLifetime
{
    private readonly RunningCharley charley = new();

    public Visitor Visitor { get; private set; } = null!;

    public IServiceProvider Services => charley.Services;

    public async ValueTask InitializeAsync()
    {
        await charley.InitializeAsync();
        Visitor = charley.Visit();
        await Visitor.Send(await Visitor.Get("/people"), "/people/demo");
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await charley.DisposeAsync();
    }
}

/// <summary>The report for the doctor in a browser, and the exports by HTTP.</summary>
public sealed partial class ReportPageTests(DemoCharley demo) : IClassFixture<DemoCharley>
{
    private readonly Visitor visitor = demo.Visitor;

    [Fact]
    public async Task The_report_of_the_demo_answers_what_a_clinician_asks_first()
    {
        var page = await visitor.Get("/report");

        Assert.Equal(HttpStatusCode.OK, page.Response.StatusCode);
        var glance = page.Html.QuerySelectorAll(".glance dt").Select(term => term.TextContent).ToList();
        Assert.Equal(["What", "Red flags", "Since", "Medicines", "How often", "Tests", "At night", "Tried, found", "Strength, length", "Wants to ask"], glance);
        Assert.Contains("may cause cramps", page.Html.QuerySelector(".glance .may")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Html.QuerySelector("svg.weeks")!.GetAttribute("aria-label")!);
        Assert.NotEmpty(page.Html.QuerySelectorAll(".weeks rect"));
        Assert.NotEmpty(page.Html.QuerySelectorAll(".sheet .bodyheat .heat-4"));
        Assert.Contains("not a diagnosis", page.Html.QuerySelector(".considered .mark")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task Each_cause_has_its_chance_with_a_range_and_the_answers_that_speak_for_it_and_nothing_is_asked_next()
    {
        var causes = (await visitor.Get("/report")).Html.QuerySelectorAll(".considered tbody tr");
        var person = (await demo.Services.GetRequiredService<PersonStore>().ListAsync(TestContext.Current.CancellationToken)).Single(one => one.IsDemo);
        var material = await demo.Services.GetRequiredService<ReportSource>().GatherAsync(person, range: null, TestContext.Current.CancellationToken);

        Assert.NotEmpty(causes);
        Assert.All(causes, cause => Assert.NotEmpty(cause.QuerySelectorAll("span.perhaps")));
        Assert.Contains(causes, cause => cause.Children[2].TextContent.Length > 0);
        Assert.Empty(material.Told!.Result.NextQuestions);
    }

    [Fact]
    public async Task The_report_of_the_demo_shows_what_brings_it_on_with_its_range_and_what_is_not_it()
    {
        var section = (await visitor.Get("/report")).Html.QuerySelector("section[aria-labelledby=sheet-triggers]")!;

        var row = Assert.Single(section.QuerySelectorAll("tbody tr"), row => row.QuerySelector("th")!.TextContent.Contains("(Fluids)", StringComparison.Ordinal));
        Assert.Matches(@"^\d+ in 100$", row.Children[1].TextContent);
        Assert.Matches(@"^\d\.\d+ \(\d\.\d+ to \d\.\d+\)$", row.Children[2].TextContent);
        Assert.Contains("Looked at and not it: ", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("Caffeine", section.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_an_earlier_time_knows_only_what_the_diary_said_by_then()
    {
        var early = await visitor.Get("/report?from=2020-01-01&to=2020-02-01");

        Assert.Null(early.Html.QuerySelector("section[aria-labelledby=sheet-triggers]"));
    }

    [Fact]
    public async Task Own_questions_go_on_the_report_as_words_and_nowhere_else()
    {
        var page = await visitor.Send(await visitor.Get("/report"), "/report", ("from", "2026-01-01"), ("to", "2026-02-01"), ("ask", "Is it <b>this</b>?\nOr that?"));
        var again = await visitor.Get("/report");

        Assert.Equal(["Is it <b>this</b>?", "Or that?"], page.Html.QuerySelectorAll(".glance ol li").Select(item => item.TextContent), StringComparer.Ordinal);
        Assert.Contains("1 Jan 2026 to 1 Feb 2026", page.Html.QuerySelector(".who")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(again.Html.QuerySelectorAll(".glance ol li"));
    }

    [Theory]
    [InlineData("2026-02-30", "2026-03-01")]
    [InlineData("2026-03-02", "2026-03-01")]
    [InlineData("2026-01-01", "2999-01-01")]
    [InlineData("", "2026-03-01")]
    [InlineData("nonsense", "<script>")]
    public async Task Days_that_can_not_be_read_are_named_and_kept(string from, string to)
    {
        var page = await visitor.Send(await visitor.Get("/report"), "/report", ("from", from), ("to", to), ("ask", "mine"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Response.StatusCode);
        Assert.Equal(from, page.Html.GetElementById("from")!.GetAttribute("value"));
        Assert.Equal("mine", page.Html.GetElementById("ask")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("en", "close")]
    [InlineData("de", "denser")]
    public async Task Usual_reports_end_their_first_page_before_the_causes_and_are_not_in_the_smallest_print(string language, string size)
    {
        var person = (await demo.Services.GetRequiredService<PersonStore>().ListAsync(TestContext.Current.CancellationToken)).Single(one => one.IsDemo);
        using var page = await Ask("/report", language);
        using var printed = await Ask($"/api/v1/exports/pdf?person={person.Id}", language);
        var pdf = Encoding.Latin1.GetString(await printed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Contains($"class=\"sheet {size}\"", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(2, PageObject().Count(pdf));
        Assert.Contains($"/Lang ({language})", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_in_one_file_loads_and_runs_nothing()
    {
        var file = await visitor.Post("/report/file", ("form-key", Key(await visitor.Get("/report"))), ("from", "2026-01-01"), ("to", "2026-02-01"), ("ask", string.Empty), ("format", "html"));

        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("default-src 'none'", file.Html.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!, StringComparison.Ordinal);
        Assert.Equal("en", file.Html.DocumentElement.GetAttribute("lang"));
        Assert.Empty(file.Html.QuerySelectorAll("script, link, img, [src]"));
        Assert.Single(file.Html.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Exports_come_as_files_of_the_person_who_is_named()
    {
        var page = await visitor.Get("/report");
        var addresses = page.Html.QuerySelectorAll(".report-files a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(3, addresses.Count);
        var fhir = await visitor.Get(addresses[0]);
        Assert.Equal("application/fhir+json", fhir.Response.Content.Headers.ContentType!.MediaType);
        using var bundle = JsonDocument.Parse(fhir.Source);
        Assert.True(bundle.RootElement.GetProperty("entry").GetArrayLength() > 100);
        Assert.Equal("application/zip", (await visitor.Get(addresses[1])).Response.Content.Headers.ContentType!.MediaType);
        using var archive = JsonDocument.Parse((await visitor.Get(addresses[2])).Source);
        Assert.True(archive.RootElement.GetProperty("people")[0].GetProperty("person").GetProperty("isDemo").GetBoolean());
    }

    [Theory]
    [InlineData("/api/v1/exports/fhir?person=00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/exports/csv?from=2026-02-30&to=2026-03-01", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/exports/pdf?from=2026-03-01", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/exports/nonsense", HttpStatusCode.NotFound)]
    public async Task What_can_not_be_exported_is_said_calmly(string address, HttpStatusCode status)
    {
        var answer = await visitor.Get(address);

        Assert.Equal(status, answer.Response.StatusCode);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType!.MediaType);
    }

    private async Task<HttpResponseMessage> Ask(string path, string language)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, path);
        question.Headers.TryAddWithoutValidation("Accept-Language", language);
        return await visitor.Client.SendAsync(question, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"/Type /Page\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PageObject();

    private static string Key(Seen page) => page.Form("/report").QuerySelector("input[name=form-key]")!.GetAttribute("value")!;
}
