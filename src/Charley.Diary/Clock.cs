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
}
