using System.Collections.Immutable;
using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Diary.Overview;

/// <summary>Episodes of a week.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Count">How many episodes.</param>
public sealed record WeekCount(LocalDate Monday, int Count);

/// <summary>Episodes of a place.</summary>
/// <param name="Site">Where.</param>
/// <param name="Side">On which side; null if not said.</param>
/// <param name="Count">How many episodes.</param>
public sealed record PlaceCount(string Site, Side? Side, int Count);

/// <summary>What became of a remedy that was tried.</summary>
/// <param name="Remedy">Id of a remedy in knowledge/, or the person's own words.</param>
/// <param name="Tried">How often.</param>
/// <param name="Helped">How often it helped.</param>
/// <param name="Unsure">How often the person could not tell.</param>
public sealed record ReliefCount(string Remedy, int Tried, int Helped, int Unsure);

/// <summary>Whether episodes get more or fewer.</summary>
public enum Course
{
    /// <summary>Too few weeks or episodes to say.</summary>
    TooEarly,

    /// <summary>Fewer than before.</summary>
    Fewer,

    /// <summary>About as many.</summary>
    Same,

    /// <summary>More than before.</summary>
    More,
}

/// <summary>Counts what the diary holds. No statistics beyond counting: what brings episodes on is for Charley.Learning.</summary>
public static class DiaryOverview
{
    /// <summary>Weeks of each of the two spans that are compared.</summary>
    public const int WeeksCompared = 4;

    private const int DaysOfWeek = 7;

    /// <summary>
    /// A difference of two counts smaller than this many of its standard deviations (the root of their sum, as for counts of
    /// rare events) is called "about as many".
    /// </summary>
    private const double NotableDeviations = 1.64;

    /// <summary>With fewer episodes in both spans together, chance alone makes any picture.</summary>
    private const int LeastEpisodes = 5;

    /// <summary>The Monday on or before a day.</summary>
    public static LocalDate MondayOf(LocalDate day) => day.PlusDays(-((int)day.DayOfWeek - 1));

    /// <summary>Counts per week, the earliest first, weeks without any included.</summary>
    /// <param name="days">The days on which episodes began, one for each.</param>
    /// <param name="today">The last week is the one with this day in it.</param>
    /// <param name="weeks">How many weeks.</param>
    public static ImmutableArray<WeekCount> Weeks(IEnumerable<LocalDate> days, LocalDate today, int weeks)
    {
        var counts = days.CountBy(MondayOf).ToDictionary();
        var last = MondayOf(today);
        return
        [
            .. Enumerable.Range(0, weeks)
                .Select(index => last.PlusDays(DaysOfWeek * (index - weeks + 1)))
                .Select(monday => new WeekCount(monday, counts.GetValueOrDefault(monday))),
        ];
    }

    /// <summary>
    /// Compares the last four full weeks with the four before. It looks only at counts; a week in which nothing was written
    /// down looks like a good one, so callers pass the weeks since the diary began.
    /// </summary>
    /// <param name="fullWeeks">Full weeks, the earliest first.</param>
    public static (Course Course, int Before, int After) Trend(IReadOnlyList<WeekCount> fullWeeks)
    {
        if (fullWeeks.Count < 2 * WeeksCompared)
        {
            return (Course.TooEarly, 0, 0);
        }

        var after = fullWeeks.TakeLast(WeeksCompared).Sum(week => week.Count);
        var before = fullWeeks.SkipLast(WeeksCompared).TakeLast(WeeksCompared).Sum(week => week.Count);
        var notable = NotableDeviations * Math.Sqrt(before + after);
        var course = before + after < LeastEpisodes ? Course.TooEarly
            : after - before > notable ? Course.More
            : before - after > notable ? Course.Fewer
            : Course.Same;
        return (course, before, after);
    }

    /// <summary>Places and sides, the most frequent first.</summary>
    public static ImmutableArray<PlaceCount> Places(IEnumerable<PlaceCount> places) =>
    [
        .. places
            .OrderByDescending(place => place.Count)
            .ThenBy(place => place.Site, StringComparer.Ordinal)
            .ThenBy(place => place.Side),
    ];

    /// <summary>What was tried and how often it helped, the most tried first.</summary>
    public static ImmutableArray<ReliefCount> Relief(IEnumerable<TriedCount> tried) =>
    [
        .. tried.SelectMany(group => group.Tried.Select(attempt => (attempt.Remedy, attempt.Helped, group.Count)))
            .GroupBy(attempt => attempt.Remedy, StringComparer.Ordinal)
            .Select(remedy => new ReliefCount(
                remedy.Key,
                remedy.Sum(attempt => attempt.Count),
                remedy.Where(attempt => attempt.Helped == true).Sum(attempt => attempt.Count),
                remedy.Where(attempt => attempt.Helped is null).Sum(attempt => attempt.Count)))
            .OrderByDescending(remedy => remedy.Tried)
            .ThenBy(remedy => remedy.Remedy, StringComparer.Ordinal),
    ];
}
