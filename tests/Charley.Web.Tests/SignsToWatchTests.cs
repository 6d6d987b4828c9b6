namespace Charley.Web.Tests;

/// <summary>The signs that would change the advice: short where there is time, whole where help is needed today.</summary>
public sealed class SignsToWatchTests(RunningCharley charley)
{
    [Fact]
    public async Task What_brings_anyone_back_stands_first_and_the_rest_is_folded_with_nothing_left_out()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var result = await InterviewWalk.AnswerAll(visitor, await InterviewWalk.AnswerChecks(visitor, checks), "night-onset", "relieved-by-stretch");

        Assert.NotNull(result.Html.QuerySelector(".urgency.self-care"));
        var open = result.Html.QuerySelectorAll("#safety-net > ul")[0].Children.Select(sign => sign.TextContent).ToList();
        var folded = result.Html.QuerySelectorAll("#safety-net .folded-part > ul > li");
        var general = charley.Knowledge.SafetyNet;
        Assert.All(general.Zip(open), pair => Assert.Contains(pair.First.Text, pair.Second, StringComparison.Ordinal));
        Assert.Equal(general.Length + 4, open.Count);
        Assert.NotEmpty(folded);
        Assert.Contains($"{folded.Length} more signs", result.Html.QuerySelector("#safety-net .folded-part summary")!.TextContent, StringComparison.Ordinal);
        var all = string.Join('\n', result.Html.QuerySelectorAll("#safety-net li").Select(sign => sign.TextContent));
        var likeliest = charley.Knowledge.Causes["idiopathic-nocturnal-cramps"].Watch;
        Assert.All(likeliest, sign => Assert.Contains(sign.Text, all, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("saddle-numbness", "emergency-now")]
    [InlineData("unilateral-leg-swelling", "same-day")]
    public async Task Where_help_is_needed_today_nothing_of_the_safety_net_is_folded(string sign, string urgency)
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var page = await InterviewWalk.AnswerChecks(visitor, checks, sign);
        var result = await visitor.Get(page.Path[..page.Path.LastIndexOf('/')] + "/result");

        Assert.NotNull(result.Html.QuerySelector(".urgency." + urgency));
        Assert.Empty(result.Html.QuerySelectorAll("#safety-net details:not(.basis)"));
        Assert.True(result.Html.QuerySelectorAll("#safety-net > h3").Length >= 3);
        Assert.True(result.Html.QuerySelectorAll("#safety-net li").Length > charley.Knowledge.SafetyNet.Length);
    }
}
