using System.Net;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using Charley.Learning.Triggers;
using Charley.Web.Learning;
using NodaTime;

namespace Charley.Web.Tests;

/// <summary>What the diary says about triggers: how it is read, and how it is told.</summary>
public sealed class TriggerPageTests(RunningCharley charley)
{
    private static readonly LocalDate Today = new(2026, 11, 22);

    [Fact]
    public async Task An_empty_diary_is_told_what_to_do_and_shows_no_chart()
    {
        using var visitor = charley.Visit();
        var people = await visitor.Get("/people");
        await visitor.Send(people, "/people", ("name", "Nobody " + Guid.NewGuid()));
        var page = await visitor.Get("/diary/triggers");

        Assert.Equal(HttpStatusCode.OK, page.Response.StatusCode);
        Assert.Contains("too early", page.Html.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("svg.timeline"));
    }

    [Fact]
    public void A_day_about_which_nothing_is_said_is_missing_and_today_is_not_over()
    {
        var first = Today.PlusDays(-60);
        DayRecord[] days =
        [
            Day(first, DayContent.Empty with { NothingHappened = true, FluidsMl = 1500, Tags = ["wine"] }),
            Day(first.PlusDays(1), DayContent.Empty with { FluidsMl = 900 }),
            Day(first.PlusDays(2), DayContent.Empty with { NothingHappened = true, FluidsMl = 2000 }),
            Day(Today, DayContent.Empty with { NothingHappened = true }),
        ];
        var reading = TriggerReading.Of([Mark(first.PlusDays(2)), Mark(first.PlusDays(3)), Mark(first.PlusDays(3)), Mark(Today)], days, Today, HabitPriors.Neutral);

        Assert.Equal((first, 60), (reading.First, reading.DaysSoFar));
        Assert.Equal([0, null, 1, 2, null], reading.Diary.Counts[..5]);
        Assert.Equal(LookDays.LastAt(60), reading.Diary.Counts.Length);
        Assert.Equal([1.5, 0.9, 2, null], reading.Diary.Exposures.Single(exposure => exposure.Id == "fluids").Values[..4]);
        Assert.DoesNotContain(reading.Diary.Exposures, exposure => exposure.Id.StartsWith("tag:", StringComparison.Ordinal));
    }

    [Fact]
    public void Own_words_are_exposures_whatever_their_case()
    {
        var first = Today.PlusDays(-60);
        var days = Enumerable.Range(0, 50).Select(index => Day(first.PlusDays(index), DayContent.Empty with
        {
            NothingHappened = true,
            Taken = index % 3 == 0 ? ["Magnesium"] : [],
            Tags = index % 4 == 0 ? [index % 8 == 0 ? "wine" : "Wine"] : [],
        })).ToArray();
        var exposures = TriggerReading.Of([], days, Today, HabitPriors.Neutral).Diary.Exposures;

        Assert.Equal([1, 0, 0, 1], exposures.Single(exposure => exposure.Id == "taken:Magnesium").Values[..4]);
        Assert.Equal([1, 0, 0, 0, 1], exposures.Single(exposure => exposure.Id == "tag:wine").Values[..5]);
    }

    private static DayRecord Day(LocalDate date, DayContent content) =>
        new() { PersonId = Guid.Empty, Date = date, Content = content, UpdatedAt = Instant.MinValue, Version = 1 };

    private static EpisodeMark Mark(LocalDate date) => new(date.At(new LocalTime(3, 0)), EpisodeKind.Cramp, "calf", null, null);
}
