using System.Collections.Immutable;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Diary.Demo;

/// <summary>
/// The rules by which the made-up year is drawn; docs/diary.md tells them in words. They are invented for showing the
/// program and say nothing about medicine. Two triggers are real in this world: little drunk, and long standing. Everything
/// else is noise, among it caffeine, which people often blame.
/// </summary>
internal static class DemoModel
{
    /// <summary>Days of a diary.</summary>
    public const int Days = 365;

    /// <summary>Expected episodes of a day on which nothing brings them on.</summary>
    public const double BaseRate = 0.22;

    /// <summary>At or below this, in millilitres, a day counts as one with little drunk.</summary>
    public const int LittleFluids = 1200;

    /// <summary>By this the rate is multiplied on a day with little drunk.</summary>
    public const double FluidsRatio = 2.4;

    /// <summary>At or above this, in minutes, a day counts as one with long standing.</summary>
    public const int LongStanding = 360;

    /// <summary>By this the rate is multiplied on a day with long standing.</summary>
    public const double StandingRatio = 1.8;

    /// <summary>Share of episodes in the night.</summary>
    public const double NightShare = 0.75;

    /// <summary>Share of days on which the person writes something down.</summary>
    public const double RecordedShare = 0.9;

    /// <summary>
    /// The day for which the year is drawn. Whenever it is shown, its days are moved and not drawn anew: what the demo shows
    /// must not depend on the day of the week on which somebody opens it.
    /// </summary>
    private static readonly LocalDate DrawnFor = new(2026, 11, 22);

    private const int MinutesOfDay = 24 * 60;

    /// <summary>Ten in the evening.</summary>
    private const int LastMinutes = 22 * 60;

    private const double StretchHelps = 0.7;
    private const double RubbingHelps = 0.4;

    private static readonly (string Site, Side Side, double Share)[] Places =
    [
        ("calf", Side.Left, 0.45), ("calf", Side.Right, 0.25), ("foot-toes", Side.Left, 0.15), ("foot-toes", Side.Right, 0.1), ("back-thigh", Side.Left, 0.05),
    ];

    /// <summary>Draws the days before a day; the same seed draws the same year. Which of them were quiet is left open.</summary>
    public static (ImmutableArray<EpisodeContent> Episodes, ImmutableArray<(LocalDate Date, DayContent Content)> Days) Draw(
        int seed, LocalDate today, DateTimeZone zone)
    {
#pragma warning disable S2245 // Nothing secret is drawn here.
        var chance = new Chance(new Random(seed));
#pragma warning restore S2245
        var episodes = ImmutableArray.CreateBuilder<EpisodeContent>();
        var days = ImmutableArray.CreateBuilder<(LocalDate, DayContent)>();
        for (var ago = Days; ago > 0; ago--)
        {
            var date = today.PlusDays(-ago);
            var day = DayOf(DrawnFor.PlusDays(-ago), chance);
            var count = chance.Poisson(BaseRate * RatioOf(day));
            for (var index = 0; index < count; index++)
            {
                episodes.Add(EpisodeOf(date, ago == 1, zone, chance));
            }

            if (chance.Happens(RecordedShare))
            {
                days.Add((date, day));
            }
        }

        return (episodes.ToImmutable(), days.ToImmutable());
    }

    /// <summary>By how much a day's exposures multiply its rate.</summary>
    public static double RatioOf(DayContent day) =>
        (day.FluidsMl <= LittleFluids ? FluidsRatio : 1) * (day.StandingMinutes >= LongStanding ? StandingRatio : 1);

    private static DayContent DayOf(LocalDate date, Chance chance)
    {
        var works = date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        var exercises = date.DayOfWeek is IsoDayOfWeek.Tuesday or IsoDayOfWeek.Saturday && chance.Happens(0.8);
        var warm = date.Month is >= 6 and <= 8;
        return DayContent.Empty with
        {
            FluidsMl = chance.Near(1700, 450, 600, 3500, 100),
            SleepMinutes = chance.Near(430, 50, 240, 600, 15),
            CaffeineMg = chance.Near(180, 80, 0, 450, 45),
            AlcoholGrams = works ? 0 : chance.Near(10, 10, 0, 40, 10),
            ExerciseMinutes = exercises ? chance.Near(50, 15, 20, 120, 5) : 0,
            Effort = exercises ? chance.Near(6, 1.5, 2, 10, 1) : null,
            SittingMinutes = chance.Near(works ? 360 : 240, 70, 60, 720, 30),
            StandingMinutes = chance.Near(works ? 280 : 150, 110, 30, 720, 30),
            Stress = chance.Near(works ? 5 : 3, 2, 0, 10, 1),
            Heat = warm ? chance.Near(2, 0.7, 0, 3, 1) : 0,
            Taken = date.Day % 3 == 0 ? ["magnesium 300 mg"] : [],
        };
    }

    private static EpisodeContent EpisodeOf(LocalDate date, bool isYesterday, DateTimeZone zone, Chance chance)
    {
        // The night that follows the day. That of yesterday may not be over, so its episodes are moved to before midnight.
        var atNight = chance.Happens(NightShare);
        var afterMidnight = chance.Near(180, 90, 0, 410, 1);
        var minutes = !atNight ? chance.Near(960, 200, 430, 1310, 1) : isYesterday ? LastMinutes + (afterMidnight / 4) : MinutesOfDay + afterMidnight;
        var place = chance.Pick(Places.Select(place => (place, place.Share)));
        var start = date.AtMidnight().PlusMinutes(minutes).InZoneLeniently(zone);
        var tried = ImmutableArray.CreateBuilder<Attempt>();
        if (chance.Happens(0.8))
        {
            tried.Add(new Attempt("stretching-acute", chance.Happens(StretchHelps)));
        }

        if (chance.Happens(0.4))
        {
            tried.Add(new Attempt("massage", chance.Happens(RubbingHelps)));
        }

        return new EpisodeContent(LocalReading.Of(start), new EpisodeDetails
        {
            Kind = chance.Happens(0.93) ? EpisodeKind.Cramp : EpisodeKind.Twitch,
            Site = place.Site,
            Side = place.Side,
            DurationSeconds = chance.Near(150, 90, 20, 600, 10),
            Intensity = chance.Near(6, 1.8, 1, 10, 1),
            WokeMe = atNight && chance.Happens(0.9),
            SoreAfter = chance.Happens(0.35),
            Activity = atNight ? Activity.InBed : chance.Happens(0.5) ? Activity.Sitting : Activity.AfterExercise,
            Tried = tried.ToImmutable(),
        });
    }
}
