using System.Net;
using System.Text;
using System.Text.Json;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Web.Tests;

/// <summary>People read Charley in their own language where it is translated, and wholly in English where it is not.</summary>
public sealed class LanguageTests(RunningCharley charley)
{
    private static readonly KnowledgeBase German = RealKnowledge.Value.In("de");

    [Fact]
    public async Task A_German_browser_gets_a_German_interview_from_the_first_page_to_the_result()
    {
        using var visitor = Speaking(Germans.Header);
        var home = await visitor.Get("/");
        var start = await visitor.Get("/start");
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var question = await InterviewWalk.AnswerChecks(visitor, checks);
        var result = await InterviewWalk.AnswerAll(visitor, question, "night-onset", "palpable-knot", "relieved-by-stretch");

        var pages = new List<Seen> { home, start, checks, question, result };
        foreach (var more in new[] { "answers", "tests", "what-if", "worries", "about", "answers/5" })
        {
            pages.Add(await visitor.Get(result.Path.Replace("result", more, StringComparison.Ordinal)));
        }

        pages.ForEach(AssertGerman);
        Assert.Equal("Herausfinden, warum", start.Html.QuerySelector("h1")!.TextContent);
        Assert.Contains(German.Questions, known => known.Text == question.Html.QuerySelector("h1")!.TextContent);
        Assert.Equal(German.Urgency[Urgency.SelfCare].Name, result.Html.QuerySelector("h1")!.TextContent);
        Assert.Matches(@"am \d+\. \p{Lu}\p{L}+ 20\d\d", result.Html.QuerySelector(".look-again")!.TextContent);
        Assert.Matches("von 10", result.Html.QuerySelector("#causes")!.TextContent);
        Assert.Contains(German.Causes.Values, cause => result.Html.QuerySelector("#causes h3")!.TextContent.Contains(cause.Name, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(result.Html.QuerySelectorAll(".basis [lang=en]"));
    }

    [Fact]
    public async Task A_warning_sign_and_a_mistake_are_told_in_German()
    {
        using var visitor = Speaking("de");
        var mistaken = await InterviewWalk.Start(visitor, ("age", "200"));
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var result = await InterviewWalk.AnswerChecks(visitor, checks, "saddle-numbness");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistaken.Response.StatusCode);
        Assert.Contains("von 0 bis 120", mistaken.Html.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        AssertGerman(mistaken);
        AssertGerman(result);
        Assert.Equal(German.Urgency[Urgency.EmergencyNow].Name, result.Html.QuerySelector("h1")!.TextContent);
        Assert.Contains(German.RedFlags.Single(flag => flag.Id == "r1-cauda-equina").Title, result.Html.QuerySelector("#why")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relief_routines_and_errors_are_German_too()
    {
        using var visitor = Speaking("de");

        foreach (var path in new[] { "/relief", "/relief/calf", "/relief/eyelid-face", "/routines", "/routines/stretching-bedtime-calf-hamstring", "/no-such-page" })
        {
            AssertGerman(await visitor.Get(path));
        }
    }

    [Fact]
    public async Task The_report_its_files_and_handing_it_over_are_German_all_through()
    {
        await using var program = new RunningCharley();
        await program.InitializeAsync();
        using var visitor = Speaking(Germans.Header, program);
        await visitor.Send(await visitor.Get("/people"), "/people/demo");
        var report = await visitor.Get("/report");
        var handOver = await visitor.Get("/report/handover");
        (string, string)[] days = [("from", report.Html.QuerySelector("#from")!.GetAttribute("value")!), ("to", report.Html.QuerySelector("#to")!.GetAttribute("value")!)];
        var key = report.Html.QuerySelector("form[action='/report'] input[name=form-key]")!.GetAttribute("value")!;
        var file = await visitor.Post("/report/file", [.. days, ("format", "html"), ("ask", string.Empty), ("form-key", key)]);
        var code = await visitor.Send(handOver, "/report/handover/plain", days);

        foreach (var page in new[] { report, handOver, file, code })
        {
            AssertGerman(page);
        }

        var sheet = file.Html.QuerySelector(".sheet")!.TextContent;
        Assert.Contains("Jahre, weiblich", sheet, StringComparison.Ordinal);
        Assert.Matches(@"\d,\d Liter[^)]*\(Trinkmenge\)", sheet);
        Assert.Contains("Paare von Abschnitten", sheet, StringComparison.Ordinal);
        Assert.Contains("kann Krämpfe auslösen", sheet, StringComparison.Ordinal);
        Assert.Contains(Enum.GetValues<Urgency>().Select(level => German.Urgency[level].Name), name => sheet.Contains(name, StringComparison.Ordinal));
        Assert.Matches(@"\d+\. \p{Lu}\p{Ll}+\.? 20\d\d", sheet);
        Assert.Matches(@"\d,\d+ \(\d,\d+ bis \d,\d+\)", sheet);
    }

    [Theory]
    [InlineData("/guides")]
    [InlineData("/medicines")]
    [InlineData("/evidence/vitk-warfarin")]
    public async Task A_page_that_is_not_translated_is_wholly_English_and_says_so(string path)
    {
        using var visitor = Speaking("de");

        var page = await visitor.Get(path);

        Assert.Equal("en", page.Html.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Cramp right now", page.Html.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nur auf Englisch", page.Html.QuerySelector("footer [lang=de].note")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("DE-ch", "de")]
    [InlineData("fr, de;q=0.5", "de")]
    [InlineData("de;q=0.4, en-US;q=0.9", "en")]
    [InlineData("en-US, de;q=0.9", "en")]
    [InlineData("de;q=0, fr", "en")]
    [InlineData("fr", "en")]
    [InlineData("tlh-Piqd", "en")]
    [InlineData("*", "en")]
    [InlineData("", "en")]
    [InlineData(";;q=x,,-,=", "en")]
    public async Task The_first_language_of_the_browser_that_we_speak_counts(string header, string language)
    {
        using var visitor = Speaking(header);

        Assert.Equal(language, (await visitor.Get("/start")).Html.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task What_a_person_chooses_counts_more_than_the_browser_until_it_is_taken_back()
    {
        using var visitor = Speaking("en");
        var english = await visitor.Get("/start");
        var german = await visitor.Send(english, "/language", ("language", "de"));
        var again = await visitor.Get("/");
        var back = await visitor.Send(german, "/language", ("language", string.Empty));
        var nonsense = await visitor.Send(back, "/language", ("language", "../en"));

        Assert.Equal("/start", german.Path);
        Assert.Equal(["en", "de", "de", "en", "en"], new[] { english, german, again, back, nonsense }.Select(page => page.Html.DocumentElement.GetAttribute("lang")), StringComparer.Ordinal);
        Assert.Equal("de", german.Html.QuerySelector("form[action='/language'] [aria-pressed=true]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_interview_begun_in_English_goes_on_in_German_and_ends_the_same()
    {
        using var english = charley.Visit();
        using var changing = charley.Visit();
        string[] present = ["night-onset", "palpable-knot", "relieved-by-stretch"];
        var expected = await InterviewWalk.AnswerAll(english, await InterviewWalk.AnswerChecks(english, await InterviewWalk.Start(english, InterviewWalk.NightCramps)), present);

        var question = await InterviewWalk.AnswerChecks(changing, await InterviewWalk.Start(changing, InterviewWalk.NightCramps));
        var german = await changing.Send(question, "/language", ("language", "de"));
        var result = await InterviewWalk.AnswerAll(changing, german, present);

        AssertGerman(german);
        AssertGerman(result);
        AssertGerman(await changing.Get(result.Path.Replace("result", "answers", StringComparison.Ordinal)));
        Assert.Equal(CausesOn(expected), CausesOn(result), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_value_with_a_decimal_comma_is_taken_and_shown_as_Germans_write_it()
    {
        using var visitor = Speaking("de");
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var tests = await visitor.Get(checks.Path.Replace("checks", "tests", StringComparison.Ordinal));

        var added = await visitor.Send(tests, tests.Path, ("test", "potassium|mmol/L"), ("value", "4,2"));

        AssertGerman(added);
        Assert.Contains("4,2 mmol/L", added.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Üblich: 3,5 bis", added.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_for_bad_moments_is_in_the_language_in_which_it_was_kept()
    {
        using var german = Speaking("de");
        using var nobody = charley.Visit();
        var worker = (await german.Get("/service-worker.js")).Source;

        Assert.Contains("?copy=de", worker, StringComparison.Ordinal);
        AssertGerman(await nobody.Get("/relief/calf?copy=de"));
        Assert.Equal("en", (await german.Get("/relief/calf?copy=en")).Html.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Programs_get_texts_in_the_language_they_ask_for_and_the_same_ids_and_numbers()
    {
        const string Case = """{"age": 70, "sex": "female", "complaint": ["cramp"], "findings": {"calf-site": "yes", "night-onset": "yes"}}""";
        using var german = Speaking("de");
        using var english = charley.Visit();

        var inGerman = await Ask(german, Case);
        var inEnglish = await Ask(english, Case);
        var cause = JsonDocument.Parse((await german.Get("/api/v1/knowledge/causes/dehydration")).Source).RootElement;

        Assert.Equal(German.Urgency[Urgency.SelfCare].Name, inGerman.GetProperty("urgencyName").GetString());
        Assert.Equal(
            inEnglish.GetProperty("causes").EnumerateArray().Select(one => (one.GetProperty("id").GetString(), one.GetProperty("probability").GetDouble())),
            inGerman.GetProperty("causes").EnumerateArray().Select(one => (one.GetProperty("id").GetString(), one.GetProperty("probability").GetDouble())));
        Assert.Contains("von 10", inGerman.GetProperty("causes")[0].GetProperty("frequency").GetString(), StringComparison.Ordinal);
        Assert.Equal(German.Causes["dehydration"].Name, cause.GetProperty("name").GetString());
    }

    private static IEnumerable<string?> CausesOn(Seen result) =>
        result.Html.QuerySelectorAll("#causes a[href^='/causes/']").Select(link => link.GetAttribute("href"));

    private static void AssertGerman(Seen page)
    {
        Assert.Equal((page.Path, "de"), (page.Path, page.Html.DocumentElement.GetAttribute("lang")));
        Assert.Empty(Germans.EnglishLeftOn(page).Select(text => $"{page.Path}: {text}"));
    }

    private static async Task<JsonElement> Ask(Visitor visitor, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await visitor.Client.PostAsync(new Uri("/api/v1/assessments", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    private Visitor Speaking(string header, RunningCharley? program = null)
    {
        var visitor = (program ?? charley).Visit();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", header);
        return visitor;
    }
}
