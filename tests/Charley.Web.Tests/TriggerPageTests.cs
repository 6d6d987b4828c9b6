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

        Assert.Equal((first, 60, 3), (reading.First, reading.DaysSoFar, reading.KnownSoFar));
        Assert.Equal([0, null, 1, 2, null], reading.Diary.Counts[..5]);
        Assert.Equal(LookDays.LastAt(60), reading.Diary.Counts.Length);
        Assert.Equal([1.5, 0.9, 2, null], reading.Diary.Exposures.Single(exposure => exposure.Id == "fluids").Values[..4]);
        Assert.DoesNotContain(reading.Diary.Exposures, exposure => exposure.Id.StartsWith("tag:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cramp_after_midnight_counts_for_the_day_before_and_a_quiet_day_needs_the_next_date()
    {
        var first = Today.PlusDays(-60);
        var days = new[] { 0, 1, 2, 4 }.Select(day => Day(first.PlusDays(day), DayContent.Empty with { NothingHappened = true })).ToArray();

        var reading = TriggerReading.Of([Mark(first.PlusDays(3), 3), Mark(first.PlusDays(3), 15)], days, Today, HabitPriors.Neutral);

        Assert.Equal([0, 0, 1, 1, null, null], reading.Diary.Counts[..6]);
    }

    [Fact]
    public void What_follows_a_bad_night_is_not_taken_for_its_trigger()
    {
#pragma warning disable S2245 // Nothing secret is drawn; a failure must repeat.
        var random = new Random(4);
#pragma warning restore S2245
        var first = Today.PlusDays(-200);
        var bad = Enumerable.Range(0, 200).Where(_ => random.NextDouble() < 0.3).ToHashSet();
        var days = Enumerable.Range(0, 200).Select(day => Day(first.PlusDays(day), DayContent.Empty with
        {
            NothingHappened = !bad.Contains(day),
            CaffeineMg = random.NextDouble() < (bad.Contains(day) ? 0.75 : 0.3) ? 270 : 90,
        })).ToArray();

        var reading = TriggerReading.Of([.. bad.Select(day => Mark(first.PlusDays(day), 3))], days, Today, HabitPriors.Neutral);
        var caffeine = TriggerStory.Tell(reading, cancellation: TestContext.Current.CancellationToken).Findings.Single(told => told.Finding.Id == "caffeine");

        Assert.NotEqual(TriggerVerdict.Matters, caffeine.Finding.Verdict);
        Assert.Contains("more than 90 mg", caffeine.Days, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cramp_from_years_ago_does_not_hide_the_diary_that_is_kept_and_a_gap_in_it_does_not_either()
    {
        var first = Today.PlusDays(-100);
        DayRecord[] days = [.. Enumerable.Range(0, 100).Where(day => day is < 20 or > 55).Select(day => Day(first.PlusDays(day), DayContent.Empty with { NothingHappened = true }))];

        var reading = TriggerReading.Of([Mark(Today.PlusDays(-700), 15), Mark(Today.PlusDays(-690), 15)], days, Today, HabitPriors.Neutral);

        Assert.Equal((first, 100, 64), (reading.First, reading.DaysSoFar, reading.KnownSoFar));
    }

    [Fact]
    public void Before_the_first_look_the_days_told_are_those_that_are_known()
    {
        static TriggerStory Told(int count) => TriggerStory.Tell(
            TriggerReading.Of(
                [],
                [.. Enumerable.Range(1, count).Select(ago => Day(Today.PlusDays(-ago), DayContent.Empty with { NothingHappened = true, FluidsMl = 1000 + ago }))],
                Today,
                HabitPriors.Neutral),
            cancellation: TestContext.Current.CancellationToken);

        var (few, more) = (Told(20), Told(40));

        Assert.Contains("knows of 20 days", few.Headline, StringComparison.Ordinal);
        Assert.DoesNotContain("knows of", more.Headline, StringComparison.Ordinal);
        Assert.Contains("in 5 days", more.Looks, StringComparison.Ordinal);
        Assert.Empty(few.Notes);
    }

    [Fact]
    public void Many_twitches_do_not_hide_what_brings_on_cramps()
    {
#pragma warning disable S2245 // Nothing secret is drawn; a failure must repeat.
        var random = new Random(5);
#pragma warning restore S2245
        var first = Today.PlusDays(-275);
        var dry = Enumerable.Range(0, 275).Select(_ => random.NextDouble() < 0.35).ToArray();
        var days = dry.Select((isDry, day) => Day(first.PlusDays(day), DayContent.Empty with { FluidsMl = isDry ? 900 : 2000, NothingHappened = true })).ToArray();
        EpisodeMark[] marks =
        [
            .. Enumerable.Range(0, 275).Where(_ => random.NextDouble() < 0.75).Select(day => Mark(first.PlusDays(day), 15, EpisodeKind.Twitch)),
            .. Enumerable.Range(0, 275).Where(day => random.NextDouble() < (dry[day] ? 0.3 : 0.08)).Select(day => Mark(first.PlusDays(day), 15)),
        ];

        TriggerVerdict Verdict(CountedKind counted) => TriggerStory
            .Tell(TriggerReading.Of(marks, days, Today, HabitPriors.Neutral, counted), cancellation: TestContext.Current.CancellationToken)
            .Findings.Single(told => told.Finding.Id == "fluids").Finding.Verdict;

        Assert.Equal(TriggerVerdict.Matters, Verdict(CountedKind.Usual));
        Assert.NotEqual(TriggerVerdict.Matters, Verdict(CountedKind.Twitches));
        Assert.Equal(EpisodeKind.Cramp, TriggerReading.Of(marks, days, Today, HabitPriors.Neutral).Kind);
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

    private static EpisodeMark Mark(LocalDate date, int hour = 15, EpisodeKind kind = EpisodeKind.Cramp) =>
        new(date.At(new LocalTime(hour, 0)), kind, "calf", null, null);
}
