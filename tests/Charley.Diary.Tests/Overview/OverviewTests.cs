using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using Charley.Diary.Tests.Episodes;
using NodaTime;

namespace Charley.Diary.Tests.Overview;

public sealed class OverviewTests
{
    private static readonly LocalDate Sunday = new(2026, 11, 22);

    public static TheoryData<Provider> Providers => TestDiary.Providers;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Weeks_begin_on_monday_and_empty_ones_are_counted_too()
    {
        var weeks = DiaryOverview.Weeks([new(2026, 11, 22), new(2026, 11, 16), new(2026, 11, 2), new(2020, 1, 1)], Sunday, 4);

        Assert.Equal([new(new(2026, 10, 26), 0), new(new(2026, 11, 2), 1), new(new(2026, 11, 9), 0), new WeekCount(new(2026, 11, 16), 2)], weeks);
    }

    [Theory]
    [InlineData(new[] { 0, 0, 0, 0, 5, 5, 5, 5 }, Course.More)]
    [InlineData(new[] { 5, 5, 5, 5, 1, 1, 1, 1 }, Course.Fewer)]
    [InlineData(new[] { 3, 3, 3, 3, 3, 2, 3, 3 }, Course.Same)]
    [InlineData(new[] { 3, 3, 3, 3, 4, 3, 4, 3 }, Course.Same)]
    [InlineData(new[] { 0, 0, 0, 1, 0, 0, 2, 1 }, Course.TooEarly)]
    [InlineData(new[] { 9, 9, 9, 9, 0, 0, 0 }, Course.TooEarly)]
    [InlineData(new[] { 50, 50, 1, 1, 1, 1, 2, 2, 2, 1 }, Course.Same)]
    public void The_trend_is_called_a_trend_only_where_counts_allow_it(int[] counts, Course course) =>
        Assert.Equal(course, DiaryOverview.Trend([.. counts.Select((count, index) => new WeekCount(Sunday.PlusWeeks(index), count))]).Course);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Places_nights_and_what_helped_are_counted(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        await LogAsync(diary, person, 20, 3, Examples.CalfCramp with { Tried = [new("stretch", true), new("pickle", null)] });
        await LogAsync(diary, person, 20, 12, Examples.CalfCramp with { Tried = [new("stretch", false)] });
        await LogAsync(diary, person, 21, 23, Examples.CalfCramp with { Side = null });
        await LogAsync(diary, person, 22, 23, Examples.CalfCramp with { Site = "foot-toes" });
        var deleted = await LogAsync(diary, person, 21, 1, Examples.CalfCramp);
        await diary.Episodes.DeleteAsync(deleted.Key, Cancel);

        var counts = await diary.Episodes.CountsAsync(person.Id, new DateInterval(new(2026, 11, 1), new(2026, 11, 21)), Cancel);

        Assert.Equal((3, 2), (counts.Total, counts.AtNight));
        Assert.Equal([new("calf", Side.Left, 2), new PlaceCount("calf", null, 1)], DiaryOverview.Places(counts.Places));
        Assert.Equal([new("stretch", 2, 1, 0), new ReliefCount("pickle", 1, 0, 1)], DiaryOverview.Relief(counts.Tried));
        Assert.Equal(
            [(20, 3), (20, 12), (21, 23)],
            (await diary.Episodes.StartsAsync(person.Id, new DateInterval(new(2026, 11, 1), new(2026, 11, 21)), Cancel)).Order().Select(start => (start.Day, start.Hour)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task All_the_time_counts_every_hour_on_the_right_side_of_the_night(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);
        var other = await diary.People.AddAsync("Other", cancellationToken: Cancel);
        for (var hour = 0; hour < 24; hour++)
        {
            await LogAsync(diary, hour % 2 == 0 ? person : other, 20, hour, Examples.CalfCramp with { Tried = [] });
        }

        var counts = await diary.Episodes.CountsAsync(person.Id, days: null, Cancel);

        // 22, 0, 2, 4 and 6 o'clock.
        Assert.Equal((12, 5), (counts.Total, counts.AtNight));
        Assert.Empty(counts.Tried);
    }

    private static Task<Episode> LogAsync(TestDiary diary, Person person, int day, int hour, EpisodeDetails details) =>
        diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), details.At(2026, 11, day, hour), Cancel);
}
