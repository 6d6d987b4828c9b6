using System.Globalization;
using Charley.Diary.Entry;
using NodaTime;
using NodaTime.Text;

namespace Charley.Diary.Tests.Episodes;

public sealed class WhenGrammarTests
{
    // A Sunday.
    private static readonly LocalDateTime Now = new(2026, 11, 22, 6, 30);

    [Theory]
    [InlineData("now", "2026-11-22T06:30:00")]
    [InlineData("yesterday 23:40", "2026-11-21T23:40:00")]
    [InlineData("Yesterday at 11:40 PM", "2026-11-21T23:40:00")]
    [InlineData("23:40 yesterday", "2026-11-21T23:40:00")]
    [InlineData("today 3am", "2026-11-22T03:00:00")]
    [InlineData("3am", "2026-11-22T03:00:00")]
    [InlineData("3 am", "2026-11-22T03:00:00")]
    [InlineData("12am", "2026-11-22T00:00:00")]
    [InlineData("12:05pm", "2026-11-21T12:05:00")]
    [InlineData("23:40", "2026-11-21T23:40:00")]
    [InlineData("at 6:29", "2026-11-22T06:29:00")]
    [InlineData("last night 3am", "2026-11-22T03:00:00")]
    [InlineData("last night 23:40", "2026-11-21T23:40:00")]
    [InlineData("last night at midnight", "2026-11-22T00:00:00")]
    [InlineData("saturday noon", "2026-11-21T12:00:00")]
    [InlineData("sun 5:00", "2026-11-22T05:00:00")]
    [InlineData("sunday 20:00", "2026-11-15T20:00:00")]
    [InlineData("last sunday 5:00", "2026-11-15T05:00:00")]
    [InlineData("on monday, 7:15", "2026-11-16T07:15:00")]
    [InlineData("thurs 7:15:59", "2026-11-19T07:15:59")]
    [InlineData("3 days ago 1:00", "2026-11-19T01:00:00")]
    [InlineData("2024-02-29 3:00", "2024-02-29T03:00:00")]
    [InlineData("2026-11-21T23:40", "2026-11-21T23:40:00")]
    [InlineData("2026-1-2 4pm", "2026-01-02T16:00:00")]
    public void Times_are_read_as_people_write_them(string words, string expected)
    {
        var mistakes = new List<Mistake>();

        var read = WhenGrammar.Read(words, Now, "when", mistakes);

        Assert.Empty(mistakes);
        Assert.Equal(LocalDateTimePattern.GeneralIso.Parse(expected).Value, read);
    }

    [Theory]
    [InlineData("last night 3am", "2026-11-21T03:00:00")]
    [InlineData("last night 23:40", "2026-11-21T23:40:00")]
    [InlineData("1:10", "2026-11-21T01:10:00")]
    public void Soon_after_midnight_last_night_is_the_night_that_is_or_was(string words, string expected)
    {
        var mistakes = new List<Mistake>();

        var read = WhenGrammar.Read(words, new LocalDateTime(2026, 11, 22, 0, 30), "when", mistakes);

        Assert.Equal(LocalDateTimePattern.GeneralIso.Parse(expected).Value, read);
    }

    [Theory]
    [InlineData("", "Please say when")]
    [InlineData("   ", "Please say when")]
    [InlineData("yesterday", "time of day too")]
    [InlineData("2026-11-21", "time of day too")]
    [InlineData("soon", "does not understand")]
    [InlineData("t 5:00", "does not understand")]
    [InlineData("5:00 6:00", "does not understand")]
    [InlineData("2026-02-29 3:00", "no such day as 2026-02-29")]
    [InlineData("2026-13-01 3:00", "no such day as 2026-13-01")]
    [InlineData("2100-02-29 3:00", "no such day as 2100-02-29")]
    [InlineData("0000-01-01 3:00", "no such day as 0000-01-01")]
    [InlineData("yesterday 24:00", "no such time of day as 24:00")]
    [InlineData("yesterday 3:60", "no such time of day as 3:60")]
    [InlineData("13pm", "no such time of day as 13pm")]
    [InlineData("0am", "no such time of day as 0am")]
    public void What_is_no_time_is_said_with_what_to_write(string words, string message)
    {
        var mistakes = new List<Mistake>();

        Assert.Null(WhenGrammar.Read(words, Now, "when", mistakes));
        Assert.Equal("when", Assert.Single(mistakes).Field);
        Assert.Contains(message, mistakes[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("today", 22)]
    [InlineData("yesterday", 21)]
    [InlineData("sunday", 22)]
    [InlineData("last sunday", 15)]
    [InlineData("monday", 16)]
    [InlineData("10 days ago", 12)]
    [InlineData("2026-11-03", 3)]
    public void Days_are_read_as_people_write_them(string words, int day)
    {
        var mistakes = new List<Mistake>();

        Assert.Equal(new LocalDate(2026, 11, day), WhenGrammar.ReadDay(words, Now, "date", mistakes));
        Assert.Empty(mistakes);
    }

    [Fact]
    public void Every_minute_of_a_year_is_read_back_from_its_iso_form()
    {
        var mistakes = new List<Mistake>();
        for (var time = new LocalDateTime(2024, 1, 1, 0, 0); time.Year == 2024; time = time.PlusMinutes(97))
        {
            Assert.Equal(time, WhenGrammar.Read(time.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture), Now, "when", mistakes));
        }
    }
}
