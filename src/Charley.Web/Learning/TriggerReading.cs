using System.Collections.Immutable;
using Charley.Diary.Days;
using Charley.Diary.Overview;
using Charley.Learning.Triggers;
using NodaTime;

namespace Charley.Web.Learning;

/// <summary>How an exposure of the analysis is named to people.</summary>
/// <param name="Name">Its name; the person's own word for a tag or a medicine.</param>
/// <param name="Unit">The unit of its numbers; null for yes or no.</param>
public sealed record ExposureLabel(string Name, string? Unit);

/// <summary>A diary as the analysis of triggers reads it, and what its exposures are called.</summary>
/// <param name="Diary">The diary, up to the last look that it has reached.</param>
/// <param name="First">Its first day.</param>
/// <param name="DaysSoFar">Days of diary until yesterday.</param>
/// <param name="Labels">The exposures' names by their ids.</param>
public sealed record TriggerReading(TriggerDiary Diary, LocalDate First, int DaysSoFar, ImmutableDictionary<string, ExposureLabel> Labels)
{
    private const string Period = "period";

    /// <summary>A week of pregnancy goes only up: it is a course, not a trigger.</summary>
    private const string Pregnancy = "pregnancy-week";

    /// <summary>Words of a person's own that are looked at: the most frequent; more would only make each harder to see.</summary>
    private const int MostOwnWords = 20;

    private const int FewestDays = 4;

    /// <summary>
    /// Reads a diary. A day is known if episodes are logged on it, or if the person said that nothing happened; any other day
    /// is missing. Today is not over and is left out.
    /// </summary>
    /// <param name="marks">The episodes.</param>
    /// <param name="days">What is recorded about the days.</param>
    /// <param name="today">The day by the person's clock.</param>
    /// <param name="priors">What is thought about habits beforehand.</param>
    public static TriggerReading Of(IReadOnlyList<EpisodeMark> marks, IReadOnlyList<DayRecord> days, LocalDate today, HabitPriors priors)
    {
        var counts = marks.Where(mark => mark.Date < today).CountBy(mark => mark.Date).ToDictionary();
        var records = days.Where(day => day.Date < today).ToDictionary(day => day.Date, day => day.Content);
        LocalDate[] known = [.. counts.Keys, .. records.Where(pair => pair.Value.NothingHappened).Select(pair => pair.Key)];
        if (known.Length == 0)
        {
            return new TriggerReading(
                new TriggerDiary { FirstWeekday = 0, Counts = [], Exposures = [] }, today, 0, ImmutableDictionary<string, ExposureLabel>.Empty);
        }

        var first = known.Min();
        var soFar = NodaTime.Period.DaysBetween(first, today);
        var dates = Enumerable.Range(0, Math.Max(LookDays.LastAt(soFar), 1)).Select(first.PlusDays).ToArray();
        var contents = dates.Select(date => records.GetValueOrDefault(date)).ToArray();
        var series = SeriesOf(contents);
        var thought = priors.Of([.. series.Select(one => one.Id)]);
        return new TriggerReading(
            new TriggerDiary
            {
                FirstWeekday = (int)first.DayOfWeek - 1,
                Counts = [.. dates.Select(date => counts.TryGetValue(date, out var count) ? count : records.GetValueOrDefault(date) is { NothingHappened: true } ? 0 : (int?)null)],
                Exposures = [.. series.Zip(thought, (one, prior) => new CandidateExposure(one.Id, one.Kind, one.Values, prior))],
            },
            first,
            soFar,
            series.ToImmutableDictionary(one => one.Id, one => one.Label, StringComparer.Ordinal));
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
