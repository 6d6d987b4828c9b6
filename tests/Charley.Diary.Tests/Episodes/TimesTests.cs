using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Diary.Tests.Episodes;

/// <summary>Changes of the clocks, journeys and leap days.</summary>
public sealed class TimesTests
{
    private static readonly EpisodeInput Input = new() { Kind = "cramp", Site = "calf" };

    [Fact]
    public void In_the_hour_that_comes_twice_the_first_is_meant()
    {
        var read = Read("2026-10-25 2:30", In("Europe/Berlin", 2026, 10, 25, 12, 0));

        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), read.Instant);
    }

    [Fact]
    public void The_second_of_two_equal_hours_stays_the_second_when_something_else_is_changed()
    {
        var second = LocalReading.Of(Instant.FromUtc(2026, 10, 25, 1, 30, 17).InZone(Examples.Berlin));

        var read = EpisodeReader.Read(Input with { When = "2026-10-25 02:30" }, In("Europe/Berlin", 2026, 10, 25, 12, 0), Examples.Sites, second);

        Assert.Equal(second, read.Value!.When);
    }

    [Fact]
    public void Now_in_the_hour_that_comes_twice_is_the_hour_that_it_is()
    {
        var now = Instant.FromUtc(2026, 10, 25, 1, 30).InZone(Examples.Berlin);

        Assert.Equal(now.ToInstant(), Read("now", now).Instant);
    }

    [Theory]
    [InlineData("20 minutes ago", 20)]
    [InlineData(" 20 Minutes  ago", null)]
    [InlineData("1 minute ago", 1)]
    [InlineData("5 min ago", 5)]
    [InlineData("90m ago", 90)]
    [InlineData("a minute ago", 1)]
    [InlineData("2 Hours ago ", 120)]
    [InlineData("3h ago", 180)]
    [InlineData("an hour ago", 60)]
    [InlineData("half an hour ago", 30)]
    [InlineData("9999 hours ago", 599_940)]
    [InlineData("99999 hours ago", null)]
    [InlineData("-2 hours ago", null)]
    [InlineData("2 hours", null)]
    [InlineData("yesterday 2 hours ago", null)]
    public void Hours_and_minutes_ago_are_read_as_people_write_them(string words, int? minutes)
    {
        var now = In("Europe/Berlin", 2026, 11, 22, 0, 10);

        var read = EpisodeReader.Read(Input with { When = words }, now, Examples.Sites);

        Assert.Equal(minutes is { } ago ? LocalReading.Of(now - Duration.FromMinutes(ago)) : null, read.Value?.When);
        Assert.Equal(minutes is null, read.Mistakes.Any(mistake => mistake.Field == "when"));
    }

    [Theory]
    [InlineData("2 hours ago", 2026, 3, 29, 4, 0, 1, 0)]
    [InlineData("half an hour ago", 2026, 3, 29, 3, 10, 1, 40)]
    [InlineData("2 hours ago", 2026, 10, 25, 3, 0, 2, 0)]
    [InlineData("3 hours ago", 2026, 10, 25, 3, 0, 1, 0)]
    public void Hours_ago_are_time_that_has_passed_where_the_clocks_have_changed(
        string words, int year, int month, int day, int hour, int minute, int hourThen, int minuteThen)
    {
        var now = In("Europe/Berlin", year, month, day, hour, minute);

        var read = Read(words, now);

        Assert.Equal(new LocalDateTime(year, month, day, hourThen, minuteThen), read.Local);
        Assert.Equal(read, LocalReading.Of(read.Instant.InZone(Examples.Berlin)));
    }

    [Fact]
    public void An_hour_ago_in_the_hour_that_comes_twice_is_the_first_of_the_two()
    {
        var now = Instant.FromUtc(2026, 10, 25, 1, 30).InZone(Examples.Berlin);

        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), Read("an hour ago", now).Instant);
        Assert.Equal(now.LocalDateTime, Read("an hour ago", now).Local);
    }

    [Fact]
    public void An_hour_that_was_left_out_is_refused_with_the_reason()
    {
        var read = EpisodeReader.Read(Input with { When = "2026-03-08 2:30" }, In("America/New_York", 2026, 3, 9, 8, 0), Examples.Sites);

        Assert.Equal("There was no 02:30 on 8 March 2026: the clocks went forward then. Write a time before or after it.", Assert.Single(read.Mistakes).Message);
    }

    [Fact]
    public void A_day_that_a_country_left_out_is_refused()
    {
        // Samoa went over the date line: there was no 30 December 2011.
        var read = EpisodeReader.Read(Input with { When = "2011-12-30 12:00" }, In("Pacific/Apia", 2012, 1, 2, 8, 0), Examples.Sites);

        Assert.Equal("when", Assert.Single(read.Mistakes).Field);
    }

    [Fact]
    public void A_night_cramp_stays_one_after_a_journey()
    {
        var inTokyo = Read("3am", In("Asia/Tokyo", 2026, 5, 4, 8, 0));

        var editedAtHome = EpisodeReader.Read(Input with { When = "2026-05-04 03:00" }, In("America/New_York", 2026, 5, 10, 8, 0), Examples.Sites, inTokyo);

        Assert.Equal(inTokyo, editedAtHome.Value!.When);
        Assert.True(LocalReading.IsNight(editedAtHome.Value.When.Local.TimeOfDay));
        Assert.Equal("Asia/Tokyo", editedAtHome.Value.When.ZoneId);
    }

    [Fact]
    public void A_leap_day_is_a_day()
    {
        Assert.Equal(new LocalDateTime(2024, 2, 29, 23, 59), Read("yesterday 23:59", In("Europe/Berlin", 2024, 3, 1, 8, 0)).Local);
        Assert.NotEmpty(EpisodeReader.Read(Input with { When = "2025-02-29 3:00" }, In("Europe/Berlin", 2026, 3, 1, 8, 0), Examples.Sites).Mistakes);
    }

    [Theory]
    [InlineData(21, 59, false)]
    [InlineData(22, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(6, 59, true)]
    [InlineData(7, 0, false)]
    public void Night_is_from_ten_to_seven_by_the_persons_clock(int hour, int minute, bool isNight) =>
        Assert.Equal(isNight, LocalReading.IsNight(new LocalTime(hour, minute)));

    private static LocalReading Read(string when, ZonedDateTime now)
    {
        var read = EpisodeReader.Read(Input with { When = when }, now, Examples.Sites);
        Assert.Empty(read.Mistakes);
        return read.Value!.When;
    }

    private static ZonedDateTime In(string zone, int year, int month, int day, int hour, int minute) =>
        new LocalDateTime(year, month, day, hour, minute).InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]);
}
