using System.Collections.Immutable;

namespace Charley.Diary.Episodes;

/// <summary>What an episode was.</summary>
public enum EpisodeKind
{
    /// <summary>A muscle that suddenly goes hard and hurts.</summary>
    Cramp,

    /// <summary>A bout of small flickers under the skin.</summary>
    Twitch,
}

/// <summary>The person's own side.</summary>
public enum Side
{
    /// <summary>Left.</summary>
    Left,

    /// <summary>Right.</summary>
    Right,

    /// <summary>Both at once.</summary>
    Both,
}

/// <summary>What the person was doing when it began.</summary>
public enum Activity
{
    /// <summary>Lying or asleep.</summary>
    InBed,

    /// <summary>Sitting.</summary>
    Sitting,

    /// <summary>Standing.</summary>
    Standing,

    /// <summary>Walking.</summary>
    Walking,

    /// <summary>During sport or hard work.</summary>
    Exercising,

    /// <summary>Within hours after sport or hard work.</summary>
    AfterExercise,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Something tried against an episode.</summary>
/// <param name="Remedy">Id of a remedy in knowledge/, or the person's own words.</param>
/// <param name="Helped">Whether it helped; null if the person can't tell.</param>
public sealed record Attempt(string Remedy, bool? Helped);

/// <summary>An episode without its time. Only kind and site are always known; null means not said.</summary>
public sealed record EpisodeDetails
{
    /// <summary>What it was.</summary>
    public required EpisodeKind Kind { get; init; }

    /// <summary>Where, as <see cref="BodySites"/> names it, such as calf.</summary>
    public required string Site { get; init; }

    /// <summary>On which side.</summary>
    public Side? Side { get; init; }

    /// <summary>How long it lasted, in seconds.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>How strong it was: 0 (nothing) to 10 (the worst there is).</summary>
    public int? Intensity { get; init; }

    /// <summary>Whether it woke the person.</summary>
    public bool? WokeMe { get; init; }

    /// <summary>Whether the muscle stayed sore.</summary>
    public bool? SoreAfter { get; init; }

    /// <summary>What the person was doing.</summary>
    public Activity? Activity { get; init; }

    /// <summary>What was tried, in the order it was written.</summary>
    public ImmutableArray<Attempt> Tried { get; init; } = [];

    /// <summary>A note, letter by letter as written; up to 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the two say the same, whoever built the collections.</summary>
    public bool Equals(EpisodeDetails? other) =>
        other is not null
        && (Kind, Site, Side, DurationSeconds, Intensity, Activity) == (other.Kind, other.Site, other.Side, other.DurationSeconds, other.Intensity, other.Activity)
        && (WokeMe, SoreAfter, Note) == (other.WokeMe, other.SoreAfter, other.Note)
        && Tried.SequenceEqual(other.Tried);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Site, Side, DurationSeconds, Intensity, Note, Tried.Length);
}
