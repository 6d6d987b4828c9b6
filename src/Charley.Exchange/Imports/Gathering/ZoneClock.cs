using NodaTime;

namespace Charley.Exchange.Imports.Gathering;

/// <summary>Tells days by a person's clock from seconds since 1970, quickly, because neighbouring records share an offset and a day.</summary>
internal sealed class ZoneClock(DateTimeZone zone)
{
    public const int SecondsOfDay = 86_400;
    private const int SecondsOfHour = 3600;
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private long from = long.MaxValue;
    private long to = long.MinValue;
    private long offset;
    private (int Day, int Hour) lastStart = (int.MinValue, 0);
    private long lastStartSeconds;

    /// <summary>The day, counted from 1970, that began at the given hour of the clock.</summary>
    public int DayOf(long seconds, int hour = 0)
    {
        if (seconds < from || seconds >= to)
        {
            var interval = zone.GetZoneInterval(Instant.FromUnixTimeSeconds(seconds));
            from = interval.HasStart ? interval.Start.ToUnixTimeSeconds() : long.MinValue;
            to = interval.HasEnd ? interval.End.ToUnixTimeSeconds() : long.MaxValue;
            offset = interval.WallOffset.Seconds;
        }

        return (int)Math.Floor((seconds + offset - (hour * SecondsOfHour)) / (double)SecondsOfDay);
    }

    /// <summary>When a day begins at the given hour of the clock; an hour that is left out is the one after.</summary>
    public long StartOf(int day, int hour = 0)
    {
        if (lastStart != (day, hour))
        {
            lastStart = (day, hour);
            lastStartSeconds = zone.AtLeniently(DateOf(day).At(new LocalTime(hour, 0))).ToInstant().ToUnixTimeSeconds();
        }

        return lastStartSeconds;
    }

    public static LocalDate DateOf(int day) => Epoch.PlusDays(day);

    public static int DayOf(LocalDate date) => Period.DaysBetween(Epoch, date);

    /// <summary>Seconds since 1970 of a reading of this clock; of an hour that comes twice the first.</summary>
    public long SecondsOf(LocalDateTime local) => zone.AtLeniently(local).ToInstant().ToUnixTimeSeconds();
}
