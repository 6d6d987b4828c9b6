using NodaTime;

namespace Charley.Diary;

/// <summary>
/// Someone whose interviews are kept here. One installation may serve a family or a practice; what belongs to one person
/// is always read by that person's id, so that it can never be mixed with another's.
/// </summary>
public sealed record Person
{
    /// <summary>A version 7 identifier: later people sort after earlier ones.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the person likes to be called; null until somebody says.</summary>
    public string? Name { get; init; }

    /// <summary>Whether this is the person meant when nobody is chosen. At most one is.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Time zone of the person's clock, such as Europe/Berlin; null for that of the machine.</summary>
    public string? ZoneId { get; init; }

    /// <summary>Whether the person is made up, with a made-up diary to look around in.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Whether pages leave out how many cramps there were: counting feeds worry in some people.</summary>
    public bool HidesCounts { get; init; }

    /// <summary>When the person was added.</summary>
    public required Instant CreatedAt { get; init; }
}
