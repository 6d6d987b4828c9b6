using System.Collections.Immutable;
using Charley.Diary.Days;
using Charley.Diary.Overview;
using Charley.Diary.Trials;
using Charley.Learning.Trials;
using NodaTime;
using NightRate = Charley.Learning.Trials.OwnRate;

namespace Charley.Web.Experiments;

/// <summary>
/// The nights of an experiment as the statistics see them. A night runs from noon to noon by the person's clock and has the
/// date of its evening, so that a cramp at three in the morning belongs to what was done the evening before.
/// </summary>
public static class ExperimentNights
{
    /// <summary>The night of a moment.</summary>
    public static LocalDate Of(LocalDateTime moment) => moment.Hour < NodaConstants.HoursPerDay / 2 ? moment.Date.PlusDays(-1) : moment.Date;

    /// <summary>The days of the diary that a run of nights touches.</summary>
    /// <param name="first">The first night.</param>
    /// <param name="count">How many nights, 1 or more.</param>
    public static DateInterval Days(LocalDate first, int count) => new(first, first.PlusDays(count));

    /// <summary>Cramps of each night: what the diary holds, or what was said if that is more; null where neither says anything.</summary>
    /// <param name="trial">The experiment.</param>
    /// <param name="count">Nights so far.</param>
    /// <param name="marks">Episodes of the diary in <see cref="Days"/>.</param>
    /// <param name="days">Days of the diary.</param>
    public static ImmutableArray<Night> For(Trial trial, int count, IEnumerable<EpisodeMark> marks, IEnumerable<DayRecord> days)
    {
        var logged = Count(marks);
        var quiet = days.Where(day => day.Content.NothingHappened).Select(day => day.Date).ToHashSet();
        var said = trial.Nights.ToDictionary(night => night.Night);
        return
        [
            .. Enumerable.Range(0, count).Select(night =>
            {
                var date = trial.Start.PlusDays(night);
                var found = logged.GetValueOrDefault(date);
                var told = said.GetValueOrDefault(night);

                // The night is mostly in the morning's day; "nothing happened" there is said about it.
                int? episodes = told?.Episodes is { } counted ? Math.Max(counted, found)
                    : found > 0 || quiet.Contains(date.PlusDays(1)) ? found
                    : null;
                return new Night(episodes, told?.DidIt);
            }),
        ];
    }

    /// <summary>
    /// The person's own rate, from the last nights before today; null if the diary says too little. Where days are kept, those
    /// that are kept count; where only cramps are logged, a night without one counts as quiet, which is good enough to plan by.
    /// </summary>
    public static OwnRate? OwnRate(IReadOnlyCollection<EpisodeMark> marks, IReadOnlyCollection<DayRecord> days, LocalDate today)
    {
        var logged = Count(marks);
        if (logged.Count == 0)
        {
            return null;
        }

        var kept = days.Select(day => day.Date.PlusDays(-1)).Concat(logged.Keys).Where(night => night < today).ToHashSet();
        var nights = days.Count >= NightRate.FewestNights
            ? kept
            : Enumerable.Range(0, Period.DaysBetween(logged.Keys.Min(), today)).Select(back => today.PlusDays(-1 - back)).ToHashSet();
        return NightRate.From([.. nights.Select(night => logged.GetValueOrDefault(night))]);
    }

    private static Dictionary<LocalDate, int> Count(IEnumerable<EpisodeMark> marks) =>
        marks.Where(mark => mark.Kind == Diary.Episodes.EpisodeKind.Cramp).CountBy(mark => Of(mark.LocalStart)).ToDictionary();
}
