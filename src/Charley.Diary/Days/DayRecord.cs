using NodaTime;

namespace Charley.Diary.Days;

/// <summary>What is recorded about one day of one person, as it stands at one <see cref="Version"/>.</summary>
public sealed record DayRecord
{
    /// <summary>Whose day it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The day by the person's clock.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>What the person said.</summary>
    public required DayContent Content { get; init; }

    /// <summary>When it was last changed.</summary>
    public required Instant UpdatedAt { get; init; }

    /// <summary>Counts the changes, from 1. Whoever saves says on which version the change is based.</summary>
    public required int Version { get; init; }

    /// <summary>What stood before the last change by hand; null after an import.</summary>
    public Former<DayContent>? Former { get; init; }

    /// <summary>Whether the last thing that happened to it is a change that can be undone.</summary>
    public bool CanUndo => Former?.Version == Version;

    /// <summary>Whether the day is known to have been without cramp or twitch.</summary>
    /// <param name="episodes">How many episodes of that day are logged.</param>
    public bool IsQuiet(int episodes) => Content.NothingHappened && episodes == 0;
}
