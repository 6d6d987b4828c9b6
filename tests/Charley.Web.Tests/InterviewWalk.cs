using System.Net;
using AngleSharp.Dom;

namespace Charley.Web.Tests;

/// <summary>Goes through the interview as a person would: fills in what is asked and sends it.</summary>
public static class InterviewWalk
{
    private const int MostQuestions = 60;

    /// <summary>Fills in the first page.</summary>
    public static async Task<Seen> Start(Visitor visitor, params (string Name, string Value)[] fields)
    {
        var start = await visitor.Get("/start");
        return await visitor.Send(start, "/start", fields);
    }

    /// <summary>A healthy woman of seventy with night cramps in the calf.</summary>
    public static (string Name, string Value)[] NightCramps { get; } =
    [
        ("q.complaint", "muscle-cramp"), ("q.where", "calf-site"), ("q.since-when", "onset-over-2-years"),
        ("age", "70"), ("sex", "female"), ("pregnant", "no"),
    ];

    /// <summary>A worried man of 28 with twitches all over, from the first page to the result.</summary>
    public static async Task<Seen> FinishTwitching(Visitor visitor)
    {
        var checks = await Start(
            visitor,
            ("q.complaint", "muscle-twitching"), ("q.where", "calf-site"), ("q.where", "eyelid-face-site"), ("q.since-when", "onset-1-to-6-months"),
            ("age", "28"), ("sex", "male"));
        return await AnswerAll(visitor, await AnswerChecks(visitor, checks), "high-stress", "caffeine-over-400mg", "short-sleep");
    }

    /// <summary>Says "none of these" to every warning sign, except those given.</summary>
    public static async Task<Seen> AnswerChecks(Visitor visitor, Seen checks, params string[] signs)
    {
        var action = checks.Html.QuerySelector("main form")!.GetAttribute("action")!;
        var fields = checks.Html.QuerySelectorAll("main fieldset.question").SelectMany(question =>
        {
            var inputs = question.QuerySelectorAll("input").ToList();
            var chosen = inputs.Where(input => signs.Contains(input.GetAttribute("value"), StringComparer.Ordinal)).ToList();
            return (chosen.Count > 0 ? chosen : [inputs.First(input => input.GetAttribute("value") == "none-of-these")])
                .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!));
        });
        return await visitor.Send(checks, action, [.. fields]);
    }

    /// <summary>Answers questions until there are none left: what is listed is yes, the rest "I don't know".</summary>
    public static async Task<Seen> AnswerAll(Visitor visitor, Seen page, params string[] present)
    {
        for (var asked = 0; asked < MostQuestions && !page.Path.EndsWith("/result", StringComparison.Ordinal); asked++)
        {
            var inputs = page.Html.QuerySelectorAll("main fieldset.question input").ToList();
            var chosen = inputs.Where(input => present.Contains(input.GetAttribute("value"), StringComparer.Ordinal)).ToList();
            var sent = chosen.Count > 0 ? chosen : [inputs.First(input => input.GetAttribute("value") == "not-sure")];
            page = await visitor.Send(
                page,
                page.Html.QuerySelector("main form")!.GetAttribute("action")!,
                [.. sent.Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);
            Assert.Equal(HttpStatusCode.OK, page.Response.StatusCode);
        }

        return page;
    }
}
