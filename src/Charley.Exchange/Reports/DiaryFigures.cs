using System.Collections.Immutable;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using NodaTime;

namespace Charley.Exchange.Reports;

/// <summary>So many of so many.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many about which it is known.</param>
public sealed record Share(int Count, int Of);

/// <summary>Where numbers lie.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="Middle">The median; the lower of the two in the middle where their number is even.</param>
/// <param name="High">The highest.</param>
/// <param name="Count">How many numbers.</param>
public sealed record Spread(int Low, int Middle, int High, int Count)
{
    /// <summary>The spread of some numbers; null if there are none.</summary>
    public static Spread? Of(IEnumerable<int?> values)
    {
        var sorted = values.OfType<int>().Order().ToList();
        return sorted.Count == 0 ? null : new Spread(sorted[0], sorted[(sorted.Count - 1) / 2], sorted[^1], sorted.Count);
    }
}

/// <summary>A week of the plots.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Count">Episodes.</param>
/// <param name="Strength">Strength of these, 0 to 10; null where none was said.</param>
public sealed record WeekFigure(LocalDate Monday, int Count, Spread? Strength);

/// <summary>A number about days, as far as it was written down.</summary>
/// <param name="Exposure">What it is.</param>
/// <param name="Days">Its spread over days, as stored.</param>
public sealed record HabitFigure(Exposure Exposure, Spread Days);

/// <summary>What the diary says, counted.</summary>
public sealed record DiaryFigures
{
    private const int DaysOfWeek = 7;

    /// <summary>Episodes.</summary>
    public required int Episodes { get; init; }

    /// <summary>Of these, cramps; the others are bouts of twitching.</summary>
    public required int Cramps { get; init; }

    /// <summary>The first day about which anything is written; null if the diary is empty.</summary>
    public required LocalDate? Since { get; init; }

    /// <summary>Days from the first entry on about which anything is written, of all these days.</summary>
    public required Share DaysWritten { get; init; }

    /// <summary>Episodes a week since the first entry.</summary>
    public required double PerWeek { get; init; }

    /// <summary>The last four full weeks beside the four before.</summary>
    public required (Course Course, int Before, int After) Trend { get; init; }

    /// <summary>Episodes that began in the night.</summary>
    public required Share AtNight { get; init; }

    /// <summary>Episodes that woke the person.</summary>
    public required Share Woke { get; init; }

    /// <summary>Episodes after which the muscle stayed sore.</summary>
    public required Share SoreAfter { get; init; }

    /// <summary>Strength, 0 to 10; null where none was said.</summary>
    public required Spread? Strength { get; init; }

    /// <summary>How long they lasted, in seconds; null where it was never said.</summary>
    public required Spread? Seconds { get; init; }

    /// <summary>Week by week from the first entry on.</summary>
    public required ImmutableArray<WeekFigure> Weeks { get; init; }

    /// <summary>Counts per place, the most frequent first.</summary>
    public required ImmutableArray<PlaceCount> Places { get; init; }

    /// <summary>What was tried, the most tried first.</summary>
    public required ImmutableArray<ReliefCount> Relief { get; init; }

    /// <summary>What the person was doing, the most frequent first.</summary>
    public required ImmutableArray<(Activity Activity, int Count)> Doing { get; init; }

    /// <summary>Habits that were written down.</summary>
    public required ImmutableArray<HabitFigure> Habits { get; init; }

    /// <summary>Counts the diary of a range of days.</summary>
    /// <param name="days">The days.</param>
    /// <param name="episodes">Their episodes.</param>
    /// <param name="records">What is recorded about them.</param>
    public static DiaryFigures Of(DateInterval days, IReadOnlyList<Episode> episodes, IReadOnlyList<DayRecord> records)
    {
        var written = episodes.Select(episode => episode.Date).Concat(records.Select(record => record.Date)).ToHashSet();
        LocalDate? since = written.Count == 0 ? null : written.Min();
        var length = since is { } first ? new DateInterval(first, days.End).Length : 0;
        var weeks = since is { } begun ? Weekly(begun, days.End, episodes) : [];
        return new DiaryFigures
        {
            Episodes = episodes.Count,
            Cramps = episodes.Count(episode => episode.Details.Kind == EpisodeKind.Cramp),
            Since = since,
            DaysWritten = new Share(written.Count, length),
            PerWeek = length == 0 ? 0 : (double)episodes.Count * DaysOfWeek / length,
            Trend = DiaryOverview.Trend(FullWeeks(weeks, days.End)),
            AtNight = new Share(episodes.Count(episode => episode.IsAtNight), episodes.Count),
            Woke = Said(episodes, details => details.WokeMe),
            SoreAfter = Said(episodes, details => details.SoreAfter),
            Strength = Spread.Of(episodes.Select(episode => episode.Details.Intensity)),
            Seconds = Spread.Of(episodes.Select(episode => episode.Details.DurationSeconds)),
            Weeks = weeks,
            Places = DiaryOverview.Places(episodes.CountBy(episode => (episode.Details.Site, episode.Details.Side)).Select(place => new PlaceCount(place.Key.Site, place.Key.Side, place.Value))),
            Relief = DiaryOverview.Relief(episodes.Select(episode => new TriedCount(episode.Details.Tried, 1))),
            Doing =
            [
                .. episodes.Select(episode => episode.Details.Activity).OfType<Activity>()
                    .CountBy(activity => activity)
                    .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                    .Select(pair => (pair.Key, pair.Value)),
            ],
            Habits =
            [
                .. Exposures.All
                    .Select(exposure => (Exposure: exposure, Days: Spread.Of(records.Select(record => exposure.Get(record.Content)))))
                    .Where(habit => habit.Days is not null)
                    .Select(habit => new HabitFigure(habit.Exposure, habit.Days!)),
            ],
        };
    }

    private static Share Said(IReadOnlyList<Episode> episodes, Func<EpisodeDetails, bool?> ask) =>
        new(episodes.Count(episode => ask(episode.Details) == true), episodes.Count(episode => ask(episode.Details) is not null));

    private static ImmutableArray<WeekFigure> Weekly(LocalDate first, LocalDate last, IReadOnlyList<Episode> episodes)
    {
        var byWeek = episodes.ToLookup(episode => DiaryOverview.MondayOf(episode.Date));
        var weeks = ImmutableArray.CreateBuilder<WeekFigure>();
        for (var monday = DiaryOverview.MondayOf(first); monday <= last; monday = monday.PlusWeeks(1))
        {
            var those = byWeek[monday].ToList();
            weeks.Add(new WeekFigure(monday, those.Count, Spread.Of(those.Select(episode => episode.Details.Intensity))));
        }

        return weeks.ToImmutable();
    }

    /// <summary>A week that is not over yet would look like a good one.</summary>
    private static List<WeekCount> FullWeeks(ImmutableArray<WeekFigure> weeks, LocalDate last) =>
        [.. weeks.Where(week => week.Monday.PlusDays(DaysOfWeek - 1) <= last).Select(week => new WeekCount(week.Monday, week.Count))];
}
