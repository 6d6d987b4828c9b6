using NodaTime;

namespace Charley.Diary;

/// <summary>The edge between the system's time and the domain's.</summary>
internal static class Clock
{
    /// <summary>PostgreSQL keeps microseconds; what is returned before storing must equal what is read back.</summary>
    private const int TicksPerStoredUnit = (int)TimeSpan.TicksPerMicrosecond;

    public static Instant Now(this TimeProvider time)
    {
        var ticks = time.GetUtcNow().Ticks;
        return Instant.FromDateTimeUtc(new DateTime(ticks - (ticks % TicksPerStoredUnit), DateTimeKind.Utc));
    }

    /// <summary>The zone of the person's clock: the one they chose, or that of the machine.</summary>
    public static DateTimeZone ZoneOf(this TimeProvider time, Person person) =>
        (person.ZoneId is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null) ?? MachineZone(time.LocalTimeZone);

    /// <summary>Windows names zones differently; a zone that nobody knows is better read as UTC than not at all.</summary>
    private static DateTimeZone MachineZone(TimeZoneInfo machine)
    {
        var id = TimeZoneInfo.TryConvertWindowsIdToIanaId(machine.Id, out var iana) ? iana : machine.Id;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZone.Utc;
    }
}
