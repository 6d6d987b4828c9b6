using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Charley.Web.Tests;

/// <summary>Pages for people who chose not to see how many cramps there were.</summary>
public sealed class HiddenCountsTests(RunningCharley charley)
{
    [Fact]
    public async Task The_timeline_shows_habits_and_no_cramps_and_says_why()
    {
        using var visitor = charley.Visit();
        var person = await DiaryAsync(visitor);
        var before = await visitor.Get("/diary/timeline");
        await HideAsync(person);

        var after = await visitor.Get("/diary/timeline");

        Assert.NotNull(before.Html.QuerySelector("svg.timeline circle"));
        Assert.Contains("at night", Text(before), StringComparison.Ordinal);
        Assert.Contains("You chose not to see counts", Text(after), StringComparison.Ordinal);
        Assert.NotNull(after.Html.QuerySelector(".lead a[href='/people']"));
        Assert.NotNull(after.Html.QuerySelector("svg.timeline .habit-bar"));
        Assert.Null(after.Html.QuerySelector("svg.timeline circle"));
        Assert.Null(after.Html.QuerySelector("svg.timeline .grid"));
        Assert.DoesNotContain("at night", Text(after), StringComparison.Ordinal);
        Assert.DoesNotContain("How many", Text(after), StringComparison.Ordinal);
        Assert.Equal(before.Html.QuerySelectorAll("tbody td").Length, after.Html.QuerySelectorAll("tbody td").Length + after.Html.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Triggers_do_not_say_how_many_there_were_on_the_worst_day()
    {
        using var visitor = charley.Visit();
        var person = await DiaryAsync(visitor);
        var before = await visitor.Get("/diary/triggers");
        await HideAsync(person);

        var after = await visitor.Get("/diary/triggers");

        Assert.Contains("you had 12", Text(before), StringComparison.Ordinal);
        Assert.DoesNotContain("you had 12", Text(after), StringComparison.Ordinal);
        Assert.Contains("you had far more than on any other day", Text(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_planner_takes_the_number_from_the_diary_without_saying_it()
    {
        using var visitor = charley.Visit();
        var person = await DiaryAsync(visitor);
        var before = await visitor.Get("/experiments/new");
        await HideAsync(person);

        var after = await visitor.Get("/experiments/new");

        Assert.Matches(@"Your diary says about \d", before.Html.GetElementById("per-week-help")!.TextContent);
        Assert.DoesNotMatch(@"\d", after.Html.GetElementById("per-week-help")!.TextContent);
        Assert.Contains("Your diary knows it", after.Html.GetElementById("per-week-help")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_with_twitches_are_told_that_experiments_count_cramps()
    {
        using var visitor = charley.Visit();
        await charley.SomebodyAsync(visitor);

        Assert.Contains("They do not count twitches yet", (await visitor.Get("/experiments/new")).Html.GetElementById("per-week-help")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A cramp every fourth night for seventy days, and one night with twelve.</summary>
    private async Task<Person> DiaryAsync(Visitor visitor)
    {
        var person = await charley.SomebodyAsync(visitor);
        var (episodes, days) = (Get<EpisodeStore>(), Get<DayStore>());
        var now = Get<PersonStore>().NowFor(person);
        for (var back = 70; back > 0; back--)
        {
            var date = now.Date.PlusDays(-back);
            var cramps = back == 50 ? 12 : back % 4 == 0 ? 1 : 0;
            for (var cramp = 0; cramp < cramps; cramp++)
            {
                await episodes.AddAsync(
                    episodes.NewKey(person.Id),
                    new EpisodeContent(LocalReading.Of(date.At(new LocalTime(3, cramp)).InZoneLeniently(now.Zone)), new EpisodeDetails { Kind = EpisodeKind.Cramp, Site = "calf" }),
                    Cancel);
            }

            await days.SaveAsync(person.Id, date, 0, DayContent.Empty with { NothingHappened = cramps == 0, FluidsMl = 1500 + (back % 3 * 400) }, Cancel);
        }

        return person;
    }

    private Task<bool> HideAsync(Person person) => Get<PersonStore>().HideCountsAsync(person.Id, hides: true, Cancel);

    private T Get<T>()
        where T : notnull => charley.Services.GetRequiredService<T>();

    private static string Text(Seen page) => page.Html.Body!.TextContent;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
