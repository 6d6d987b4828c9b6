using System.Collections.Immutable;
using System.Globalization;
using Charley.Diary.Entry;

namespace Charley.Diary.Episodes;

/// <summary>An episode as a form, a command or a file words it: nothing is checked yet. Empty means not said.</summary>
public sealed record EpisodeInput
{
    /// <summary>cramp or twitch.</summary>
    public string? Kind { get; init; }

    /// <summary>A place, as <see cref="BodySites.Find"/> understands it.</summary>
    public string? Site { get; init; }

    /// <summary>left, right or both.</summary>
    public string? Side { get; init; }

    /// <summary>A day and a time, such as "yesterday 23:40" or "2026-11-21 23:40".</summary>
    public string? When { get; init; }

    /// <summary>Minutes, or a number with s, m or h.</summary>
    public string? Duration { get; init; }

    /// <summary>0 to 10.</summary>
    public string? Intensity { get; init; }

    /// <summary>yes or no.</summary>
    public string? Woke { get; init; }

    /// <summary>yes or no.</summary>
    public string? Sore { get; init; }

    /// <summary>A word for <see cref="Episodes.Activity"/>.</summary>
    public string? Activity { get; init; }

    /// <summary>What was tried, with yes, no or nothing for whether it helped.</summary>
    public ImmutableArray<(string Remedy, string? Helped)> Tried { get; init; } = [];

    /// <summary>Anything.</summary>
    public string? Note { get; init; }

    /// <summary>An episode as a form would word it, to begin a change with.</summary>
    public static EpisodeInput From(EpisodeContent episode) => new()
    {
        Kind = Choices.WordOf(episode.Details.Kind),
        Site = episode.Details.Site,
        Side = Words.Of(episode.Details.Side),
        When = episode.When.Local.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Duration = episode.Details.DurationSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds}s") : null,
        Intensity = episode.Details.Intensity?.ToString(CultureInfo.InvariantCulture),
        Woke = Words.YesNo(episode.Details.WokeMe),
        Sore = Words.YesNo(episode.Details.SoreAfter),
        Activity = Words.Of(episode.Details.Activity),
        Tried = [.. episode.Details.Tried.Select(attempt => (attempt.Remedy, Words.YesNo(attempt.Helped)))],
        Note = episode.Details.Note,
    };
}
