using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace Charley.Diary.Trials;

/// <summary>What a self-experiment compares.</summary>
public enum TrialKind
{
    /// <summary>Nights with a remedy and nights without.</summary>
    Prevention,

    /// <summary>Two ways to end a cramp, cramp by cramp.</summary>
    Relief,
}

/// <summary>What a self-experiment showed.</summary>
public enum TrialEnding
{
    /// <summary>The remedy helps; of two, the first is better.</summary>
    Helps,

    /// <summary>The remedy makes it worse; of two, the second is better.</summary>
    Worse,

    /// <summary>A difference of a fifth or more is unlikely.</summary>
    LittleDifference,

    /// <summary>No clear answer.</summary>
    Unclear,
}

/// <summary>Names one self-experiment of one person.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Id">Which of that person's.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrialKey(Guid PersonId, Guid Id);

/// <summary>What was said about one night.</summary>
/// <param name="Night">Which, from 0 at the start.</param>
/// <param name="DidIt">Whether the remedy was used; null if not said.</param>
/// <param name="Episodes">How many cramps there were, 0 or more; null if not said.</param>
public sealed record TrialNight(int Night, bool? DidIt, int? Episodes);

/// <summary>What was said about one cramp.</summary>
/// <param name="Seconds">How long it took until it ended, 1 or more; null if not timed.</param>
/// <param name="Ended">Whether it ended then; false if it went on.</param>
/// <param name="Helped">Whether it helped; null if not said.</param>
public sealed record TrialCramp(int? Seconds, bool Ended, bool? Helped);

/// <summary>The answer as it was when the experiment ended; later entries do not change it.</summary>
/// <param name="Ending">What it showed.</param>
/// <param name="Ratio">Median of the ratio, with the remedy to without (of two: time with the first to time with the second); null if there was nothing to compare.</param>
/// <param name="Low">Lower end of its 95% interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="ChanceHelps">The chance that the ratio is below 1, 0..1.</param>
public sealed record TrialOutcome(TrialEnding Ending, double? Ratio, double? Low, double? High, double? ChanceHelps);

/// <summary>A self-experiment, as it stands at one <see cref="Version"/>. Its design is fixed at the start.</summary>
public sealed record Trial
{
    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>A version 7 identifier, unique for the person.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it compares.</summary>
    public required TrialKind Kind { get; init; }

    /// <summary>Id of the remedy in knowledge/, or the person's own words.</summary>
    public required string Remedy { get; init; }

    /// <summary>The other way to end a cramp; null where nights are compared.</summary>
    public string? Against { get; init; }

    /// <summary>The evening of the first night.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Nights of a block; 1 where cramps are compared.</summary>
    public required int BlockNights { get; init; }

    /// <summary>First nights of a block that do not count.</summary>
    public required int WashoutNights { get; init; }

    /// <summary>A letter for each block or cramp: A with the remedy (the first of two), B without (the second).</summary>
    public required string Order { get; init; }

    /// <summary>Mean of what was believed about the logarithm of the ratio before the start.</summary>
    public required double PriorMean { get; init; }

    /// <summary>Its standard deviation, above 0.</summary>
    public required double PriorSpread { get; init; }

    /// <summary>What was said about nights, in their order, each once.</summary>
    public ImmutableArray<TrialNight> Nights { get; init; } = [];

    /// <summary>What was said about cramps, in the order in which they came.</summary>
    public ImmutableArray<TrialCramp> Cramps { get; init; } = [];

    /// <summary>The day on which the person stopped it; null while it runs or if it came to its end.</summary>
    public LocalDate? StoppedOn { get; init; }

    /// <summary>The answer; null while it runs.</summary>
    public TrialOutcome? Outcome { get; init; }

    /// <summary>When it was planned.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When it was last changed, deleted or restored.</summary>
    public required Instant UpdatedAt { get; init; }

    /// <summary>When it was deleted. Only an experiment that can still be restored has a value here.</summary>
    public Instant? DeletedAt { get; init; }

    /// <summary>Counts the changes, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The key.</summary>
    public TrialKey Key => new(PersonId, Id);

    /// <summary>What was said about a night; null if nothing.</summary>
    /// <param name="night">From 0.</param>
    public TrialNight? NightAt(int night) => Nights.FirstOrDefault(said => said.Night == night);

    /// <summary>With what is said about a night in the place of what was said before.</summary>
    public Trial With(TrialNight night) => this with
    {
        Nights = [.. Nights.Where(said => said.Night != night.Night).Append(night).OrderBy(said => said.Night)],
    };
}
