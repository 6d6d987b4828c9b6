using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using NodaTime;

namespace Charley.Diary.Tests.Overview;

public sealed class OverviewTests
{
    private static readonly LocalDate Sunday = new(2026, 11, 22);

    [Fact]
    public void Weeks_begin_on_monday_and_empty_ones_are_counted_too()
    {
        var weeks = DiaryOverview.Weeks([Mark(new(2026, 11, 22)), Mark(new(2026, 11, 16)), Mark(new(2026, 11, 2)), Mark(new(2020, 1, 1))], Sunday, 4);

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

    [Fact]
    public void Places_nights_and_what_helped_are_counted()
    {
        EpisodeMark[] marks =
        [
            Mark(Sunday, 3) with { Side = Side.Left, Tried = [new("stretch", true), new("pickle", null)] },
            Mark(Sunday, 12) with { Side = Side.Left, Tried = [new("stretch", false)] },
            Mark(Sunday, 23),
        ];

        Assert.Equal(2, DiaryOverview.AtNight(marks));
        Assert.Equal([new("calf", Side.Left, 2), new PlaceCount("calf", null, 1)], DiaryOverview.Places(marks));
        Assert.Equal([new("stretch", 2, 1, 0), new ReliefCount("pickle", 1, 0, 1)], DiaryOverview.Relief(marks));
    }

    private static EpisodeMark Mark(LocalDate date, int hour = 3) => new(date.At(new LocalTime(hour, 0)), EpisodeKind.Cramp, "calf", null, null, []);
}
