using System.Runtime.InteropServices;
using NodaTime;

namespace Charley.Diary.Episodes;

/// <summary>Names one episode of one person.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Id">Which of that person's episodes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EpisodeKey(Guid PersonId, Guid Id);

/// <summary>What a person says about an episode.</summary>
/// <param name="When">When it began.</param>
/// <param name="Details">Everything else.</param>
public sealed record EpisodeContent(LocalReading When, EpisodeDetails Details);

/// <summary>One cramp or bout of twitching, as it stands at one <see cref="Version"/>.</summary>
public sealed record Episode
{
    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Unique for the person.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began.</summary>
    public required Instant Start { get; init; }

    /// <summary>What the person's clock showed when it began.</summary>
    public required LocalDateTime LocalStart { get; init; }

    /// <summary>The time zone of that clock.</summary>
    public required string ZoneId { get; init; }

    /// <summary>Everything but the time.</summary>
    public required EpisodeDetails Details { get; init; }

    /// <summary>When it was first written down.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When it was last changed, deleted or restored.</summary>
    public required Instant UpdatedAt { get; init; }

    /// <summary>When it was deleted. Only an episode that can still be restored has a value here.</summary>
    public Instant? DeletedAt { get; init; }

    /// <summary>Counts the changes, from 1. Whoever saves says on which version the change is based.</summary>
    public required int Version { get; init; }

    /// <summary>What stood before the last change; null if it never was changed.</summary>
    public Former<EpisodeContent>? Former { get; init; }

    /// <summary>Whether the last thing that happened to it is a change that can be undone.</summary>
    public bool CanUndo => Former?.Version == Version;

    /// <summary>The key.</summary>
    public EpisodeKey Key => new(PersonId, Id);

    /// <summary>When it began, with the clock reading.</summary>
    public LocalReading When => new(Start, LocalStart, ZoneId);

    /// <summary>What the person said.</summary>
    public EpisodeContent Content => new(When, Details);

    /// <summary>The day in the diary: that of the person's clock.</summary>
    public LocalDate Date => LocalStart.Date;

    /// <summary>Whether it began in the night by the person's clock.</summary>
    public bool IsAtNight => LocalReading.IsNight(LocalStart.TimeOfDay);

    internal Episode With(EpisodeContent content) => this with
    {
        Start = content.When.Instant,
        LocalStart = content.When.Local,
        ZoneId = content.When.ZoneId,
        Details = content.Details,
    };
}
