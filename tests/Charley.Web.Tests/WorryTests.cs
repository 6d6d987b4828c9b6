using System.Net;

namespace Charley.Web.Tests;

/// <summary>The page for what people fear, and the fixed answer for those who ask again and again.</summary>
public sealed class WorryTests
{
    [Fact]
    public async Task A_worried_twitcher_reads_how_unlikely_it_is_what_would_be_there_and_when_to_ask_again()
    {
        await using var charley = await OwnAsync();
        using var visitor = charley.Visit();
        Assert.Equal("/start", (await visitor.Get("/worries")).Path);
        var result = await InterviewWalk.FinishTwitching(visitor);

        var page = await visitor.Get(result.Html.QuerySelector("a[href$='/worries']")!.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, page.Response.StatusCode);
        var worry = page.Html.QuerySelector(".worry")!;
        Assert.Matches("(1 in 10,000|in 1,000|in 10,000)", worry.QuerySelector(".chance")!.TextContent);
        Assert.NotEmpty(worry.QuerySelectorAll("tbody tr"));
        Assert.Contains("when to ask again", page.Html.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(page.Path, (await visitor.Get("/worries")).Path);
    }

    [Fact]
    public async Task Asking_three_times_with_the_same_answers_brings_the_same_calm_words()
    {
        await using var charley = await OwnAsync();
        using var visitor = charley.Visit();
        var first = await InterviewWalk.FinishTwitching(visitor);
        var second = await InterviewWalk.FinishTwitching(visitor);
        var third = await InterviewWalk.FinishTwitching(visitor);
        var again = await visitor.Get(third.Path);

        Assert.Empty(first.Html.QuerySelectorAll(".repetition"));
        Assert.Empty(second.Html.QuerySelectorAll(".repetition"));
        var card = Assert.Single(third.Html.QuerySelectorAll(".repetition"));
        Assert.Contains("3 times", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(card.TextContent, again.Html.QuerySelector(".repetition")!.TextContent);
    }

    /// <summary>A server with an empty diary: what others ask must not count.</summary>
    private static async Task<RunningCharley> OwnAsync()
    {
        var charley = new RunningCharley();
        await charley.InitializeAsync();
        return charley;
    }
}
