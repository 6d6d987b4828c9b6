namespace Charley.Tests;

/// <summary>What the diary answers in the interview in the terminal.</summary>
public sealed class AskDiaryTests : IDisposable
{
    private const string Woman = "67\n1\n1\n";

    /// <summary>"I don't know" to the first questions, then the answer so far and no results of tests.</summary>
    private static readonly string DontKnow = string.Concat(Enumerable.Repeat("?\n", 30)) + "r\n\n";

    private readonly DiaryRan charley = new();

    [Fact]
    public async Task A_sure_trigger_is_offered_and_counts_if_the_person_wants()
    {
        await charley.Of("demo");

        var counted = await charley.Typing(Woman + "1\n" + DontKnow, "ask", "--person", "demo");
        var refused = await charley.Typing(Woman + "2\n" + DontKnow, "ask", "--person", "demo");

        Assert.Equal((0, 0), (counted.Code, refused.Code));
        Assert.Contains("From your diary: Your diary shows more cramps or twitches around days when you drank little.", counted.Out, StringComparison.Ordinal);
        Assert.NotEqual(AnswerOf(counted), AnswerOf(refused), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Without_a_diary_none_is_made_and_nothing_is_asked_about_it()
    {
        var ran = await charley.Typing(Woman + DontKnow, "ask");

        Assert.Equal(0, ran.Code);
        Assert.DoesNotContain("From your diary", ran.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(charley.Database));
    }

    [Fact]
    public async Task A_person_who_is_not_there_is_named()
    {
        await charley.Of("demo");

        var ran = await charley.Typing(Woman, "ask", "--person", "nobody");

        Assert.Equal(2, ran.Code);
        Assert.Contains("nobody", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => charley.Dispose();

    private static string AnswerOf(Ran ran) => ran.Out[ran.Out.LastIndexOf("What may be behind it", StringComparison.Ordinal)..];
}
