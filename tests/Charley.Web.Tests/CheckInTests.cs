using System.Collections.Immutable;
using System.Globalization;
using Charley.Diary;
using Charley.Diary.Trials;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Charley.Web.Tests;

/// <summary>The mornings of an experiment of nights, with and without counts. Each test has a person of its own.</summary>
public sealed class CheckInTests(RunningCharley charley)
{
    [Fact]
    public async Task Mending_only_whether_it_was_done_keeps_the_cramps_that_are_not_shown()
    {
        using var visitor = charley.Visit();
        var trial = await StartedAsync(visitor, nightsAgo: 5, hidesCounts: true);
        var page = await visitor.Get(PathOf(trial));

        var first = await visitor.Send(page, CheckIn(trial, 4), ("did", "yes"), ("cramps", "4"));
        var second = await visitor.Send(first, CheckIn(trial, 4), ("did", "no"), ("cramps", string.Empty));

        Assert.Null(first.Html.GetElementById("cramps")!.GetAttribute("value"));
        Assert.Contains("Leave it empty to keep that", second.Html.GetElementById("cramps-help")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new TrialNight(4, DidIt: false, Episodes: 4), Assert.Single(await NightsAsync(trial)));
    }

    [Theory]
    [InlineData(true, "4", "", 4)]
    [InlineData(true, "4", "2", 2)]
    [InlineData(true, "", "", null)]
    [InlineData(true, "", "0", 0)]
    [InlineData(false, "4", "", 4)]
    [InlineData(false, "4", "0", 0)]
    [InlineData(false, "", "", 0)]
    public async Task An_empty_field_means_what_the_page_says_about_it(bool hidesCounts, string first, string second, int? cramps)
    {
        using var visitor = charley.Visit();
        var trial = await StartedAsync(visitor, nightsAgo: 5, hidesCounts);
        var page = await visitor.Get(PathOf(trial));

        await visitor.Send(page, CheckIn(trial, 4), ("did", "yes"), ("cramps", first));
        await visitor.Send(page, CheckIn(trial, 4), ("cramps", second));

        Assert.Equal(new TrialNight(4, DidIt: true, cramps), Assert.Single(await NightsAsync(trial)));
    }

    [Fact]
    public async Task Who_sees_no_counts_is_told_to_write_0_for_none()
    {
        using var visitor = charley.Visit();
        var hidden = await StartedAsync(visitor, nightsAgo: 5, hidesCounts: true);
        using var other = charley.Visit();
        var shown = await StartedAsync(other, nightsAgo: 5, hidesCounts: false);

        Assert.Contains("Write 0 if there were none", (await visitor.Get(PathOf(hidden))).Html.GetElementById("cramps-help")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("or if there were none", (await other.Get(PathOf(shown))).Html.GetElementById("cramps-help")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mornings_of_the_last_week_that_were_missed_can_be_said_and_others_mended()
    {
        using var visitor = charley.Visit();
        var trial = await StartedAsync(visitor, nightsAgo: 12, hidesCounts: false, new TrialNight(9, true, 1));
        var page = await visitor.Get(PathOf(trial));

        var offered = page.Html.QuerySelectorAll("#earlier-nights form").Select(form => form.GetAttribute("action"));
        var said = await visitor.Send(page, CheckIn(trial, 10), ("did", "no"), ("cramps", "2"));
        var mended = await visitor.Send(said, CheckIn(trial, 9), ("did", "yes"), ("cramps", "3"));
        var wrong = await visitor.Send(mended, CheckIn(trial, 9), ("cramps", "lots"));

        Assert.Equal(new[] { 10, 9, 8, 7, 6, 5 }.Select(night => CheckIn(trial, night)), offered, StringComparer.Ordinal);
        Assert.Contains("5 still empty", page.Html.QuerySelector("#earlier-nights summary")!.TextContent, StringComparison.Ordinal);
        Assert.False(page.Html.GetElementById("earlier-nights")!.HasAttribute("open"));
        Assert.Contains("4 still empty", mended.Html.QuerySelector("#earlier-nights summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("3", mended.Html.GetElementById("cramps-9")!.GetAttribute("value"));
        Assert.Equal("#cramps-9", wrong.Html.QuerySelector(".mistakes a")!.GetAttribute("href"));
        Assert.True(wrong.Html.GetElementById("earlier-nights")!.HasAttribute("open"));
        Assert.Equal([new TrialNight(9, true, 3), new TrialNight(10, false, 2)], await NightsAsync(trial));
    }

    [Fact]
    public async Task On_the_first_morning_no_earlier_night_is_offered()
    {
        using var visitor = charley.Visit();
        var trial = await StartedAsync(visitor, nightsAgo: 1, hidesCounts: false);

        Assert.Null((await visitor.Get(PathOf(trial))).Html.GetElementById("earlier-nights"));
    }

    private static string PathOf(Trial trial) => "/experiments/" + trial.Id;

    private static string CheckIn(Trial trial, int night) => string.Create(CultureInfo.InvariantCulture, $"{PathOf(trial)}/nights/{night}");

    private async Task<ImmutableArray<TrialNight>> NightsAsync(Trial trial) => (await Get<TrialStore>().FindAsync(trial.Key, Cancel))!.Nights;

    private async Task<Trial> StartedAsync(Visitor visitor, int nightsAgo, bool hidesCounts, params TrialNight[] nights)
    {
        var person = await charley.SomebodyAsync(visitor, hidesCounts);
        var (people, trials) = (Get<PersonStore>(), Get<TrialStore>());
        var now = people.NowFor(person);
        return await trials.AddAsync(
            new Trial
            {
                PersonId = person.Id,
                Id = trials.NewKey(person.Id).Id,
                Kind = TrialKind.Prevention,
                Remedy = "stretching-bedtime-calf-hamstring",
                Start = now.Date.PlusDays(-nightsAgo),
                BlockNights = 7,
                WashoutNights = 2,
                Order = "ABBABAABAB",
                PriorMean = 0,
                PriorSpread = 1,
                Nights = [.. nights],
                CreatedAt = Instant.MinValue,
                UpdatedAt = Instant.MinValue,
                Version = 1,
            },
            Cancel);
    }

    private T Get<T>()
        where T : notnull => charley.Services.GetRequiredService<T>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
