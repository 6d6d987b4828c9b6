using Charley.Diary.Days;
using NodaTime;

namespace Charley.Diary.Imports;

/// <summary>What one import told that was not known before, about one day. The diary's days are worked out from these.</summary>
public sealed record ImportedDay
{
    /// <summary>Whose day.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Which import.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>The day by the person's clock.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The values; null where the import says nothing new.</summary>
    public required DayContent Content { get; init; }
}
