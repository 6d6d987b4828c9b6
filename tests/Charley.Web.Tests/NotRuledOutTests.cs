using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Charley.Knowledge;

namespace Charley.Web.Tests;

/// <summary>Warning signs answered "I don't know" stand at the top of the result, with how soon to be seen if they are there.</summary>
public sealed class NotRuledOutTests(RunningCharley charley)
{
    [Fact]
    public async Task A_sign_that_was_not_known_stands_at_the_top_until_its_answer_is_changed()
    {
        using var visitor = charley.Visit();
        var result = await Unsure(visitor, "q.rf-back-feeling-control", "q.rf-one-leg");
        var card = result.Html.QuerySelector("#not-ruled-out")!;

        Assert.Null(result.Html.QuerySelector(".urgency.self-care"));
        Assert.Equal("First find out about the signs below", result.Html.QuerySelector("h1")!.TextContent);
        Assert.Contains(
            "If you have none of them: " + charley.Knowledge.Urgency[Urgency.SelfCare].Name, result.Html.QuerySelector(".urgency")!.TextContent, StringComparison.Ordinal);
        Assert.True(card.PreviousElementSibling!.ClassList.Contains("urgency"));
        Assert.Contains(charley.Knowledge.Urgency[Urgency.EmergencyNow].Name, card.TextContent, StringComparison.Ordinal);
        Assert.Contains(charley.Knowledge.Findings["saddle-numbness"].WhenYes, card.TextContent, StringComparison.Ordinal);

        foreach (var path in card.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal))
        {
            var question = await visitor.Get(path);
            await visitor.Send(question, path, (question.Html.QuerySelector("main fieldset.question input")!.GetAttribute("name")!, "none-of-these"));
        }

        var sure = await visitor.Get(result.Path);
        Assert.Null(sure.Html.QuerySelector("#not-ruled-out"));
        Assert.NotNull(sure.Html.QuerySelector(".urgency.self-care"));
    }

    [Fact]
    public async Task Advice_to_be_seen_soon_is_said_first_and_a_sign_that_was_not_known_below_it()
    {
        using var visitor = charley.Visit();
        var page = await InterviewWalk.AnswerChecks(visitor, await InterviewWalk.Start(visitor, InterviewWalk.NightCramps), "unilateral-leg-swelling", "not-sure");
        var result = await visitor.Get(page.Path[..page.Path.LastIndexOf('/')] + "/result");

        Assert.Equal(charley.Knowledge.Urgency[Urgency.SameDay].Name, result.Html.QuerySelector("h1")!.TextContent);
        Assert.NotNull(result.Html.QuerySelector(".urgency.same-day"));
        Assert.Contains("only holds if you do not have the signs below", result.Html.QuerySelector(".urgency")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(result.Html.QuerySelector("#not-ruled-out"));
    }

    [Fact]
    public async Task Who_was_sure_of_nothing_reads_five_signs_of_a_level_and_finds_the_others_folded()
    {
        using var visitor = charley.Visit();
        var result = await Unsure(visitor);
        var card = result.Html.QuerySelector("#not-ruled-out")!;
        var folded = card.QuerySelector("details")!;

        Assert.Equal(5, card.QuerySelectorAll(":scope > ul")[0].Children.Length);
        Assert.Contains($"{folded.QuerySelectorAll("li").Length} more", folded.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(card.QuerySelectorAll("li").Length, card.QuerySelectorAll("li a").Length);
    }

    [Fact]
    public async Task Who_was_sure_of_everything_reads_nothing_of_it()
    {
        using var visitor = charley.Visit();
        var page = await InterviewWalk.AnswerChecks(visitor, await InterviewWalk.Start(visitor, InterviewWalk.NightCramps));
        var result = await visitor.Get(page.Path[..page.Path.LastIndexOf('/')] + "/result");

        Assert.Null(result.Html.QuerySelector("#not-ruled-out"));
        Assert.DoesNotContain("signs below", result.Html.QuerySelector(".urgency")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_for_other_reasons_stands_folded_among_what_is_not_certain()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var result = await InterviewWalk.AnswerAll(visitor, await InterviewWalk.AnswerChecks(visitor, checks));

        Assert.Null(result.Html.QuerySelector("#not-ruled-out"));
        Assert.DoesNotContain("signs below", result.Html.QuerySelector(".urgency")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(result.Html.QuerySelectorAll("#safety-net details.not-ruled-out li a"));
    }

    [Fact]
    public async Task The_API_names_the_signs_with_their_level()
    {
        using var visitor = charley.Visit();
        using var content = new StringContent(
            """{"age": 70, "sex": "male", "complaint": ["cramp"], "findings": {"calf-site": "yes", "saddle-numbness": "unknown"}}""", Encoding.UTF8, "application/json");

        var response = await visitor.Client.PostAsync("/api/v1/assessments", content, TestContext.Current.CancellationToken);

        var result = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var signs = Assert.Single(result.GetProperty("notRuledOut").EnumerateArray());
        Assert.Equal("self-care", result.GetProperty("urgency").GetString());
        Assert.Equal("emergency-now", signs.GetProperty("urgency").GetString());
        Assert.True(signs.GetProperty("aloneEnough").GetBoolean());
        Assert.Equal("saddle-numbness", Assert.Single(signs.GetProperty("findings").EnumerateArray()).GetString());
    }

    /// <summary>The result of somebody who does not know the answer to some warning signs, or to any where none are named.</summary>
    private static async Task<Seen> Unsure(Visitor visitor, params string[] questions)
    {
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var fields = checks.Html.QuerySelectorAll("main fieldset.question input")
            .Select(input => input.GetAttribute("name")!)
            .Distinct(StringComparer.Ordinal)
            .Select(name => (name, questions.Length == 0 || questions.Contains(name, StringComparer.Ordinal) ? "not-sure" : "none-of-these"));
        var page = await visitor.Send(checks, checks.Html.QuerySelector("main form")!.GetAttribute("action")!, [.. fields]);
        return await visitor.Get(page.Path[..page.Path.LastIndexOf('/')] + "/result");
    }
}
