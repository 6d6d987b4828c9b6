using System.Text.Json;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

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

    [Fact]
    public async Task Who_does_not_want_counts_is_not_told_how_many_there_were_on_the_worst_day()
    {
        await FillAsync(hidesCounts: false);
        var shown = await charley.Of("learn", "triggers");
        await FillAsync(hidesCounts: true);
        var hidden = await charley.Of("learn", "triggers");

        Assert.Contains("you had 12", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("you had 12", hidden.Out, StringComparison.Ordinal);
        Assert.Contains("you had far more than on any other day", hidden.Out, StringComparison.Ordinal);
    }

    /// <summary>A cramp on every third of sixty days, and twelve on one, unless they are there.</summary>
    private async Task FillAsync(bool hidesCounts)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(charley.Time).AddDiary(charley.Database).BuildServiceProvider();
        await services.GetRequiredService<DiaryDatabase>().OpenAsync(cancel);
        var (people, episodes, days) = (services.GetRequiredService<PersonStore>(), services.GetRequiredService<EpisodeStore>(), services.GetRequiredService<DayStore>());
        var person = await people.DefaultAsync(cancel);
        await people.HideCountsAsync(person.Id, hidesCounts, cancel);
        if ((await episodes.RecentAsync(person.Id, 1, cancel)).Count > 0)
        {
            return;
        }

        var now = people.NowFor(person);
        for (var back = 60; back > 0; back--)
        {
            var date = now.Date.PlusDays(-back);
            await days.SaveAsync(person.Id, date, 0, DayContent.Empty with { NothingHappened = back % 3 > 0, FluidsMl = 1500 + (back % 4 * 300) }, cancel);
            foreach (var minute in Enumerable.Range(0, back == 48 ? 12 : back % 3 == 0 ? 1 : 0))
            {
                var start = date.At(new LocalTime(3, minute)).InZoneLeniently(now.Zone);
                await episodes.AddAsync(
                    episodes.NewKey(person.Id), new EpisodeContent(LocalReading.Of(start), new EpisodeDetails { Kind = EpisodeKind.Cramp, Site = "calf" }), cancel);
            }
        }
    }

    public void Dispose() => charley.Dispose();
}
