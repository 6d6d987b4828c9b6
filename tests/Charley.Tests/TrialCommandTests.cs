using System.Text.Json;

namespace Charley.Tests;

/// <summary>Self-experiments at the command line.</summary>
public sealed class TrialCommandTests : IDisposable
{
    private const string Stretching = "stretching-bedtime-calf-hamstring";
    private readonly DiaryRan charley = new();

    [Fact]
    public async Task An_experiment_is_started_looked_at_and_stopped()
    {
        var started = await charley.Of("trial", "start", "--remedy", Stretching, "--seed", "1");
        var status = await charley.Of("trial", "status");
        var stopped = await charley.Of("trial", "stop", started.Out.Split("id ")[1][..8]);
        using var json = JsonDocument.Parse((await charley.Of("trial", "status", "--json")).Out);

        Assert.Equal([0, 0, 0], new[] { started.Code, status.Code, stopped.Code });
        Assert.Contains("26 weeks", started.Out, StringComparison.Ordinal);
        Assert.Matches("(Do it tonight|Tonight without): Stretch calves", status.Out);
        Assert.Equal("unclear", json.RootElement.GetProperty("ending").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("tonight").ValueKind);
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_order()
    {
        using var first = JsonDocument.Parse((await charley.Of("trial", "start", "--own", "warm socks", "--seed", "7", "--json")).Out);
        var tooEarly = await charley.Of("trial", "start", "--own", "warm socks", "--seed", "7", "--json");
        await charley.Of("trial", "stop");
        using var second = JsonDocument.Parse((await charley.Of("trial", "start", "--own", "warm socks", "--seed", "7", "--json")).Out);

        Assert.NotEqual(0, tooEarly.Code);
        Assert.Contains("Wait until it is over", tooEarly.Error, StringComparison.Ordinal);

        Assert.Equal(26, first.RootElement.GetProperty("order").GetString()!.Length);
        Assert.Equal(first.RootElement.GetProperty("order").GetString(), second.RootElement.GetProperty("order").GetString());
    }

    [Fact]
    public async Task Who_starts_reads_who_should_ask_first()
    {
        var started = await charley.Of("trial", "start", "--remedy", "hydration-water");
        await charley.Of("trial", "stop");

        Assert.Equal(0, started.Code);
        Assert.Contains("- With a weak heart or on dialysis, your team sets how much you may drink", started.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_says_how_many_weeks_it_takes()
    {
        var plan = await charley.Of("trial", "plan", "--per-week", "14", "--fewer", "70", "--block", "14");

        Assert.Equal(0, plan.Code);
        Assert.Contains("weeks are enough", plan.Out, StringComparison.Ordinal);
        Assert.Contains("100%", plan.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan", "too short to tell")]
    [InlineData("plan", "5 to 95", "--fewer", "100", "--per-week", "3")]
    [InlineData("plan", "0.1 to 200", "--per-week", "-1")]
    [InlineData("plan", "at least 5 pairs", "--per-week", "3", "--washout", "7")]
    [InlineData("start", "Say what to try")]
    [InlineData("start", "There is no remedy", "--remedy", "voodoo")]
    [InlineData("start", "not something Charley offers", "--remedy", "quinine")]
    [InlineData("start", "does not put medicines on trial", "--own", "half my ramipril")]
    [InlineData("start", "at least 5 pairs", "--remedy", Stretching, "--weeks", "4")]
    public async Task What_can_not_be_is_said_and_starts_nothing(string command, string message, params string[] said)
    {
        var ran = await charley.Of(["trial", command, .. said]);

        Assert.Equal(2, ran.Code);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await charley.Of("trial", "status")).Code);
    }

    public void Dispose() => charley.Dispose();
}
