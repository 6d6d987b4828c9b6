using NodaTime;

namespace Charley.Diary.Imports;

/// <summary>A file whose values were taken into the diary.</summary>
public sealed record ImportRecord
{
    /// <summary>Whose diary.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>A version 7 identifier: later imports sort after earlier ones.</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// What kind of thing told the values, such as apple-health: of two files of the same source the later one is right, while
    /// two sources may both have seen the same thing.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>The file's name as the person knows it.</summary>
    public required string FileName { get; init; }

    /// <summary>When it was imported.</summary>
    public required Instant ImportedAt { get; init; }

    /// <summary>When it was taken back; null while it counts.</summary>
    public Instant? UndoneAt { get; init; }

    /// <summary>How many values were new or changed.</summary>
    public required int Values { get; init; }
}
