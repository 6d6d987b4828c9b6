using NodaTime;

namespace Charley.Diary.Imports;

/// <summary>How a person's tables with the same headings are read; remembered, so that it is said once.</summary>
public sealed record ColumnMapping
{
    /// <summary>Whose tables.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Stands for the headings.</summary>
    public required string Signature { get; init; }

    /// <summary>The mapping as JSON.</summary>
    public required string Mapping { get; init; }

    /// <summary>When it was last confirmed.</summary>
    public required Instant UpdatedAt { get; init; }
}
