using System.Collections.Immutable;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Trials;
using NodaTime;

namespace Charley.Diary.Demo;

/// <summary>
/// The experiment that the made-up person runs: stretching before bed in some weeks and not in others. In this world it helps;
/// docs/diary.md says by how much. It says nothing about medicine.
/// </summary>
internal static class DemoExperiment
{
    /// <summary>
    /// Nights of the experiment that are over: seven pairs and a few. With so few of 13 pairs no fall of the coins passes the
    /// stop rule, so the experiment runs whatever the day on which it is drawn.
    /// </summary>
    public const int NightsSoFar = 101;

    /// <summary>
    /// Share of the episodes that do not happen in weeks with stretching. Those that a trigger brings on happen all the same, so
    /// that the triggers stay as plain as they are.
    /// </summary>
    public const double SparedShare = 0.7;

    private const string Remedy = "stretching-bedtime-calf-hamstring";
    private const int BlockNights = 7;
    private const int WashoutNights = 2;
    private const int HalfDay = 12;

    /// <summary>Half a year in weeks, as a coin once fell.</summary>
    private const string Order = "ABBABAABABBAABBABAABABABBA";

    private const double CheckedInShare = 0.95;
    private const double DoneShare = 0.85;

    /// <summary>The remedy's prior, as studies let one expect it: a ratio of 0.8; a test holds it against the knowledge.</summary>
    private static readonly (double Mean, double Spread) Prior = (Math.Log(0.8), 0.33);

    /// <summary>Takes away the episodes that stretching spares in the made-up year, and notes the days that are quiet now.</summary>
    public static (ImmutableArray<EpisodeContent> Episodes, ImmutableArray<(LocalDate Date, DayContent Content)> Days) Spare(
        ImmutableArray<EpisodeContent> episodes, ImmutableArray<(LocalDate Date, DayContent Content)> days, LocalDate today, Chance chance)
    {
        var start = StartBefore(today);
        var triggered = days.Where(day => DemoModel.RatioOf(day.Content) > 1).Select(day => day.Date).ToHashSet();
        ImmutableArray<EpisodeContent> left =
        [
            .. episodes.Where(episode => triggered.Contains(LocalReading.DayBehind(episode.When.Local))
                || !IsWith(Period.DaysBetween(start, NightOf(episode.When.Local)))
                || !chance.Happens(SparedShare)),
        ];
        var bad = left.Select(episode => episode.When.Local.Date).ToHashSet();
        return (left, [.. days.Select(day => (day.Date, day.Content with { NothingHappened = !bad.Contains(day.Date) }))]);
    }

    /// <summary>The experiment, checked in on most mornings; what was said about last night is left to the visitor.</summary>
    public static Trial Of(Guid personId, Guid id, LocalDate today, Instant now, Chance chance) => new()
    {
        PersonId = personId,
        Id = id,
        Kind = TrialKind.Prevention,
        Remedy = Remedy,
        Start = StartBefore(today),
        BlockNights = BlockNights,
        WashoutNights = WashoutNights,
        Order = Order,
        PriorMean = Prior.Mean,
        PriorSpread = Prior.Spread,
        Nights =
        [
            .. Enumerable.Range(0, NightsSoFar - 1)
                .Where(_ => chance.Happens(CheckedInShare))
                .Select(night => new TrialNight(night, IsWith(night) && chance.Happens(DoneShare), null)),
        ],
        CreatedAt = now,
        UpdatedAt = now,
        Version = 1,
    };

    private static LocalDate StartBefore(LocalDate today) => today.PlusDays(-NightsSoFar);

    private static LocalDate NightOf(LocalDateTime moment) => moment.Hour < HalfDay ? moment.Date.PlusDays(-1) : moment.Date;

    private static bool IsWith(int night) => night is >= 0 and < NightsSoFar && Order[night / BlockNights] == 'A';
}
