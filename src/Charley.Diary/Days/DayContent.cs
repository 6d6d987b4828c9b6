using System.Collections.Immutable;

namespace Charley.Diary.Days;

/// <summary>
/// What a person says about a day. Null means not recorded, which is different from zero; all units are whole, so that what
/// is stored, exported and read back is the same to the last digit.
/// </summary>
public sealed record DayContent
{
    /// <summary>A day about which nothing was said.</summary>
    public static DayContent Empty { get; } = new();

    /// <summary>Drunk in all, in millilitres.</summary>
    public int? FluidsMl { get; init; }

    /// <summary>Caffeine, in milligrams.</summary>
    public int? CaffeineMg { get; init; }

    /// <summary>Pure alcohol, in grams; a standard drink of the WHO has 10.</summary>
    public int? AlcoholGrams { get; init; }

    /// <summary>Sleep of the night before, in minutes.</summary>
    public int? SleepMinutes { get; init; }

    /// <summary>Sport or hard work, in minutes.</summary>
    public int? ExerciseMinutes { get; init; }

    /// <summary>How hard it was: 0 to 10, as on Borg's CR10 scale.</summary>
    public int? Effort { get; init; }

    /// <summary>Sitting, in minutes.</summary>
    public int? SittingMinutes { get; init; }

    /// <summary>Standing, in minutes.</summary>
    public int? StandingMinutes { get; init; }

    /// <summary>Stress, 0 to 10.</summary>
    public int? Stress { get; init; }

    /// <summary>Heat: 0 cool, 1 warm, 2 hot, 3 very hot.</summary>
    public int? Heat { get; init; }

    /// <summary>Week of pregnancy, 1 to 45.</summary>
    public int? PregnancyWeek { get; init; }

    /// <summary>Steps, as a phone or watch counts them.</summary>
    public int? Steps { get; init; }

    /// <summary>Body weight, in grams.</summary>
    public int? WeightGrams { get; init; }

    /// <summary>The highest body temperature of the day, in hundredths of a degree Celsius.</summary>
    public int? TemperatureCentidegrees { get; init; }

    /// <summary>Whether it was a day of the period.</summary>
    public bool? Period { get; init; }

    /// <summary>Medicines and supplements taken, in the person's words; empty means none; null means not recorded.</summary>
    public ImmutableArray<string>? Taken { get; init; }

    /// <summary>The person's own words for the day.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>
    /// The person says that there was neither cramp nor twitch. An episode logged later speaks louder; see
    /// <see cref="DayRecord.IsQuiet"/>.
    /// </summary>
    public bool NothingHappened { get; init; }

    /// <summary>Whether the two say the same, whoever built the collections.</summary>
    public bool Equals(DayContent? other) =>
        other is not null
        && Exposures.All.All(exposure => exposure.Get(this) == exposure.Get(other))
        && (Period, NothingHappened) == (other.Period, other.NothingHappened)
        && Taken.HasValue == other.Taken.HasValue
        && (Taken ?? []).SequenceEqual(other.Taken ?? [])
        && Tags.SequenceEqual(other.Tags);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FluidsMl, CaffeineMg, SleepMinutes, ExerciseMinutes, NothingHappened, Tags.Length);
}
