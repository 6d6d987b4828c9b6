using System.Collections.Immutable;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using Charley.Learning.Triggers;
using NodaTime;

namespace Charley.Web.Learning;

/// <summary>How an exposure of the analysis is named to people.</summary>
/// <param name="Name">Its name; the person's own word for a tag or a medicine.</param>
/// <param name="Unit">The unit of its numbers; null for yes or no.</param>
public sealed record ExposureLabel(string Name, string? Unit);

/// <summary>A diary as the analysis of triggers reads it, and what its exposures are called.</summary>
/// <param name="Diary">The diary, up to the last look that it has reached; no days before the first look.</param>
/// <param name="First">Its first day.</param>
/// <param name="DaysSoFar">Days of diary until yesterday.</param>
/// <param name="KnownSoFar">Those of which it is known what happened.</param>
/// <param name="Labels">The exposures' names by their ids.</param>
public sealed record TriggerReading(
    TriggerDiary Diary, LocalDate First, int DaysSoFar, int KnownSoFar, ImmutableDictionary<string, ExposureLabel> Labels)
{
    private const string Period = "period";

    /// <summary>A week of pregnancy goes only up: it is a course, not a trigger.</summary>
    private const string Pregnancy = "pregnancy-week";

    /// <summary>Words of a person's own that are looked at: the most frequent; more would only make each harder to see.</summary>
    private const int MostOwnWords = 20;

    private const int FewestDays = 4;

    /// <summary>With fewer days of a kind little can be said about it alone, and its few episodes hardly change what is said about all.</summary>
    private const int FewestDaysOfEach = 8;

    /// <summary>The episodes counted; null for all.</summary>
    public EpisodeKind? Kind { get; init; }

    /// <summary>Whether there are enough cramps and enough twitches to look at each alone.</summary>
    public bool HasBothKinds { get; init; }

    /// <summary>
    /// Reads a diary. A day is known if episodes are logged on it, or if the person said that nothing happened; any other day
    /// is missing. Today is not over and is left out.
    /// </summary>
    /// <remarks>
    /// An episode in the hours after midnight counts for the day before its date: what was drunk or done on its date came later,
    /// and a bad night must not look as if it came from the coffee that it called for. So somebody who has such episodes had none
    /// of a day for sure only if the date after it is known too.
    /// </remarks>
    /// <param name="marks">The episodes.</param>
    /// <param name="days">What is recorded about the days.</param>
    /// <param name="today">The day by the person's clock.</param>
    /// <param name="priors">What is thought about habits beforehand.</param>
    /// <param name="counted">Which episodes are counted. Any kind makes its day known.</param>
    public static TriggerReading Of(
        IReadOnlyList<EpisodeMark> marks, IReadOnlyList<DayRecord> days, LocalDate today, HabitPriors priors, CountedKind counted = CountedKind.Usual)
    {
        var records = days.ToDictionary(day => day.Date, day => day.Content);
        HashSet<LocalDate> told = [.. marks.Select(mark => mark.Date), .. days.Where(day => day.Content.NothingHappened).Select(day => day.Date)];
        var hasBoth = marks.Select(mark => (mark.Kind, mark.DayBehind)).Distinct().CountBy(day => day.Kind).Count(kinds => kinds.Value >= FewestDaysOfEach) > 1;
        var kind = CountedKinds.Counted(counted, hasBoth);
        var counts = marks.Where(mark => kind is null || mark.Kind == kind).CountBy(mark => mark.DayBehind).ToDictionary();
        var needsNextDate = marks.Any(mark => mark.DayBehind != mark.Date);
        var dates = DiaryStart.Of(told.Where(date => date < today)) is { } start
            ? Enumerable.Range(0, NodaTime.Period.DaysBetween(start, today)).Select(start.PlusDays).ToArray()
            : [];
        int?[] known = [.. dates.Select(CountOf)];
        var looked = dates[..LookDays.LastAt(dates.Length)];
        var series = SeriesOf([.. looked.Select(date => records.GetValueOrDefault(date))]);
        var thought = priors.Of([.. series.Select(one => one.Id)]);
        var first = dates.Length > 0 ? dates[0] : today;
        return new TriggerReading(
            new TriggerDiary
            {
                FirstWeekday = (int)first.DayOfWeek - 1,
                Counts = [.. known[..looked.Length]],
                Exposures = [.. series.Zip(thought, (one, prior) => new CandidateExposure(one.Id, one.Kind, one.Values, prior))],
            },
            first,
            dates.Length,
            known.Count(count => count is not null),
            series.ToImmutableDictionary(one => one.Id, one => one.Label, StringComparer.Ordinal))
        {
            Kind = kind,
            HasBothKinds = hasBoth,
        };

        int? CountOf(LocalDate date) =>
            counts.TryGetValue(date, out var count) ? count
            : told.Contains(date) && (!needsNextDate || told.Contains(date.PlusDays(1))) ? 0
            : null;
    }

    private static ImmutableArray<Series> SeriesOf(DayContent?[] days) =>
    [
        .. Exposures.All.Where(exposure => exposure.Id != Pregnancy).Select(exposure => new Series(
            exposure.Id,
            ExposureKind.Graded,
            [.. days.Select(day => day is null ? null : (double?)exposure.InUnits(day))],
            new ExposureLabel(exposure.Name, exposure.Unit))),
        new Series(Period, ExposureKind.YesNo, [.. days.Select(day => Mark(day?.Period))], new ExposureLabel(TriggerTexts.Period, null)),
        .. OwnWords(days, "taken", day => day.Taken),
        .. OwnWords(days, "tag", day => day.Tags),
    ];

    private static IEnumerable<Series> OwnWords(DayContent?[] days, string kind, Func<DayContent, ImmutableArray<string>?> words) =>
        days.SelectMany(day => day is null ? [] : words(day) ?? [])
            .CountBy(word => word, StringComparer.OrdinalIgnoreCase)
            .Where(pair => pair.Value >= FewestDays)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .Take(MostOwnWords)
            .Select(pair => new Series(
                $"{kind}:{pair.Key}",
                ExposureKind.YesNo,
                [.. days.Select(day => Mark(day is null ? null : words(day)?.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))],
                new ExposureLabel(pair.Key, null)));

    private static double? Mark(bool? there) => there is { } known ? known ? 1 : 0 : null;

    private sealed record Series(string Id, ExposureKind Kind, ImmutableArray<double?> Values, ExposureLabel Label);
}
