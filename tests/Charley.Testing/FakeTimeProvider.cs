namespace Charley.Testing;

/// <summary>A clock that stands still until it is told to go on. Timers run on real time.</summary>
/// <param name="start">The time to begin with.</param>
public sealed class FakeTimeProvider(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    /// <summary>Begins on an evening in November, with a fraction of a second finer than a database keeps.</summary>
    public FakeTimeProvider()
        : this(new DateTimeOffset(2026, 11, 20, 21, 40, 13, TimeSpan.Zero).AddTicks(1_234_567))
    {
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => now += by;
}
