using System.Net;

namespace Charley.Web.Tests;

/// <summary>The plan as the checklist of today.</summary>
public sealed class PlanTests
{
    [Fact]
    public async Task The_plan_of_the_last_result_can_be_ticked_once_and_taken_back_and_never_blames()
    {
        await using var charley = new RunningCharley();
        await charley.InitializeAsync();
        using var visitor = charley.Visit();
        var before = await visitor.Get("/plan");
        await InterviewWalk.FinishTwitching(visitor);
        var plan = await visitor.Get("/plan");
        var routine = await visitor.Get("/routines/stretching-bedtime-calf-hamstring");
        var item = plan.Html.QuerySelector(".plan-item input[name=remedy]")!.GetAttribute("value")!;
        var key = plan.Html.QuerySelector(".plan-item input[name=form-key]")!.GetAttribute("value")!;

        await visitor.Post("/plan", ("form-key", key), ("remedy", item), ("done", "yes"));
        var ticked = await visitor.Post("/plan", ("form-key", key), ("remedy", item), ("done", "yes"));
        var open = await visitor.Post("/plan", ("form-key", key), ("remedy", item), ("done", "no"));

        Assert.Equal("/plan", (await visitor.Send(routine, "/plan", ("done", "yes"))).Path);
        Assert.NotEmpty(before.Html.QuerySelectorAll(".plan-item a[href^='/routines/']"));
        Assert.NotEmpty(plan.Html.QuerySelectorAll("a[href$='/result#plan']"));
        Assert.Single(ticked.Html.QuerySelectorAll(".plan-item.is-done"));
        Assert.Contains("On 1 of the last 7 days", ticked.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(open.Html.QuerySelectorAll(".plan-item.is-done"));
        Assert.DoesNotContain("0 of", open.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-remedy")]
    [InlineData("quinine")]
    [InlineData("")]
    public async Task What_is_no_habit_cannot_be_ticked(string remedy)
    {
        await using var charley = new RunningCharley();
        await charley.InitializeAsync();
        using var visitor = charley.Visit();
        var plan = await visitor.Get("/plan");
        var key = plan.Html.QuerySelector(".plan-item input[name=form-key]")!.GetAttribute("value")!;

        var answer = await visitor.Post("/plan", ("form-key", key), ("remedy", remedy), ("done", "yes"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Response.StatusCode);
    }
}
