using System.Runtime.InteropServices;
using NodaTime;

namespace Charley.Diary.Episodes;

/// <summary>
/// A moment together with what the person's clock showed. Both are kept: an hour of the night stays one after a journey
/// or a change of the clocks, and the order of things stays right too.
/// </summary>
/// <param name="Instant">The moment.</param>
/// <param name="Local">What the clock showed.</param>
/// <param name="ZoneId">The time zone of that clock, such as Europe/Berlin.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LocalReading(Instant Instant, LocalDateTime Local, string ZoneId)
{
    private static readonly LocalTime NightBegins = new(22, 0);
    private static readonly LocalTime NightEnds = new(7, 0);

    /// <summary>Whether a clock that shows this time shows an hour of the night: from 22:00 to before 7:00.</summary>
    public static bool IsNight(LocalTime time) => time >= NightBegins || time < NightEnds;

    /// <summary>
    /// The day that somebody had behind them at this time of the clock: what begins after midnight and before the night ends comes
    /// after the day that the date before names, and before anything that is done on its own date.
    /// </summary>
    public static LocalDate DayBehind(LocalDateTime local) => local.TimeOfDay < NightEnds ? local.Date.PlusDays(-1) : local.Date;

    /// <summary>A moment as a clock in its zone shows it.</summary>
    public static LocalReading Of(ZonedDateTime moment) => new(moment.ToInstant(), moment.LocalDateTime, moment.Zone.Id);
}
