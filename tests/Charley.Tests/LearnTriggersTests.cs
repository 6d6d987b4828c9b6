using System.Text.Json;

namespace Charley.Tests;

/// <summary><c>charley learn triggers</c>.</summary>
public sealed class LearnTriggersTests : IDisposable
{
    private readonly DiaryRan charley = new();

    [Fact]
    public async Task The_demo_tells_its_trigger_in_words_and_as_json()
    {
        await charley.Of("demo");
        var told = await charley.Of("learn", "triggers", "--person", "demo");
        using var json = JsonDocument.Parse((await charley.Of("learn", "triggers", "--person", "demo", "--json")).Out);

        Assert.Equal(0, told.Code);
        Assert.Contains("Fluids", told.Out, StringComparison.Ordinal);
        Assert.Contains("100 of 100 done", told.Error, StringComparison.Ordinal);
        var first = json.RootElement.GetProperty("report").GetProperty("findings")[0];
        Assert.Equal(("fluids", "matters"), (first.GetProperty("id").GetString(), first.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task All_habits_can_be_made_equal_beforehand()
    {
        await charley.Of("demo");

        var informed = await charley.Of("learn", "triggers", "--person", "demo");
        var neutral = await charley.Of("learn", "triggers", "--person", "demo", "--neutral");

        Assert.Equal((0, 0), (informed.Code, neutral.Code));
        Assert.Contains("Fluids", neutral.Out, StringComparison.Ordinal);
        Assert.NotEqual(informed.Out, neutral.Out, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_empty_diary_is_too_short_and_says_what_is_missing()
    {
        var told = await charley.Of("learn", "triggers");

        Assert.Equal(0, told.Code);
        Assert.Contains("too early", told.Out, StringComparison.Ordinal);
        Assert.Contains("first look on day 45", told.Out, StringComparison.Ordinal);
    }

    public void Dispose() => charley.Dispose();
}
