using System.Net;

namespace Charley.Web.Tests;

/// <summary>The page on which an answer is supposed otherwise.</summary>
public sealed class WhatIfTests(RunningCharley charley)
{
    [Fact]
    public async Task From_the_result_a_person_sees_what_matters_most_and_looks_closer()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var result = await visitor.Get(checks.Path.Replace("checks", "result", StringComparison.Ordinal));
        var page = await visitor.Get(result.Html.QuerySelector("a[href$='/what-if']")!.GetAttribute("href")!);

        var card = page.Html.QuerySelector("#most .card")!;
        var fields = card.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)).ToArray();
        var supposed = await visitor.Post(page.Path, fields);

        Assert.Equal(HttpStatusCode.OK, supposed.Response.StatusCode);
        Assert.Equal(card.QuerySelector("h3")!.TextContent, supposed.Html.QuerySelector("#then h2")!.TextContent);
        Assert.NotEmpty(supposed.Html.QuerySelectorAll("#then tbody tr"));
    }

    [Fact]
    public async Task A_warning_sign_tried_changes_how_soon_and_leaves_the_answers_alone()
    {
        using var visitor = charley.Visit();
        var page = await Open(visitor);

        var supposed = await Try(visitor, page, "saddle-numbness", "yes");
        var result = await visitor.Get(page.Path.Replace("what-if", "result", StringComparison.Ordinal));

        Assert.Contains("would change to", supposed.Html.QuerySelector("#then strong")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(result.Html.QuerySelector(".urgency.self-care"));
        var change = await visitor.Get(supposed.Html.QuerySelector("#then a")!.GetAttribute("href")!);
        Assert.NotNull(change.Html.QuerySelector("input[value=saddle-numbness]"));
    }

    [Fact]
    public async Task What_cannot_be_tried_is_said_with_a_link_to_the_field()
    {
        using var visitor = charley.Visit();
        var page = await Open(visitor);
        foreach (var (finding, answer, fields) in new (string, string, string[])[]
                 {
                     (string.Empty, string.Empty, ["finding", "answer"]), ("night-onset", string.Empty, ["answer"]), (string.Empty, "yes", ["finding"]),
                     ("no-such-thing", "yes", ["finding"]), ("muscle-cramp", "no", ["finding"]), ("night-onset", "perhaps", ["answer"]),
                 })
        {
            var refused = await Try(visitor, page, finding, answer);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Response.StatusCode);
            var links = refused.Html.QuerySelectorAll(".mistakes a").Select(link => link.GetAttribute("href")![1..]).ToList();
            Assert.Equal(fields, links, StringComparer.Ordinal);
            Assert.All(links, link => Assert.NotNull(refused.Html.GetElementById(link)));
            Assert.Null(refused.Html.QuerySelector("#then"));
        }
    }

    private static Task<Seen> Try(Visitor visitor, Seen page, string finding, string answer)
    {
        var key = page.Html.QuerySelector("#try input[type=hidden]")!;
        return visitor.Post(page.Path, (key.GetAttribute("name")!, key.GetAttribute("value")!), ("finding", finding), ("answer", answer));
    }

    private static async Task<Seen> Open(Visitor visitor)
    {
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        return await visitor.Get(checks.Path.Replace("checks", "what-if", StringComparison.Ordinal));
    }
}
