using System.Collections.Immutable;

namespace Charley.Learning.Trials;

/// <summary>Recorded nights of one pair that are alike in what was done.</summary>
/// <param name="Pair">The pair, from 0.</param>
/// <param name="IsWith">Whether the remedy is in it.</param>
/// <param name="Time">The middle of its nights, from -0.5 at the start to 0.5 at the planned end.</param>
/// <param name="Counts">Cramps of each night, at least one night.</param>
internal sealed record RateCell(int Pair, bool IsWith, double Time, ImmutableArray<int> Counts)
{
    public int Nights => Counts.Length;

    public int Episodes { get; } = Counts.Sum();
}

/// <summary>Sorts the nights of an experiment into what is compared.</summary>
internal static class RateCells
{
    /// <summary>More cramps than this in one night nobody counts well, and one such night must not outweigh a year.</summary>
    private const int MostOfANight = 20;

    /// <summary>By what was assigned, whatever was done: nights of washout are left out.</summary>
    public static ImmutableArray<RateCell> Assigned(TrialSchedule schedule, IReadOnlyList<Night> nights) =>
        Group(schedule, nights, night => schedule.Design.Counts(night) ? schedule.ArmOf(night) == Arm.With : null);

    /// <summary>
    /// By what was really done. A night without counts only if the nights of washout before it were without too, so that what
    /// is left of an earlier night does not count as nothing.
    /// </summary>
    public static ImmutableArray<RateCell> Done(TrialSchedule schedule, IReadOnlyList<Night> nights) =>
        Group(schedule, nights, night =>
            nights[night].DidIt is true ? true
            : IsClean(schedule.Design, nights, night) ? false
            : null);

    private static bool IsClean(TrialDesign design, IReadOnlyList<Night> nights, int night) =>
        night >= design.WashoutNights
        && Enumerable.Range(night - design.WashoutNights, design.WashoutNights + 1).All(index => nights[index].DidIt is false);

    private static ImmutableArray<RateCell> Group(TrialSchedule schedule, IReadOnlyList<Night> nights, Func<int, bool?> side)
    {
        var design = schedule.Design;
        return
        [
            .. Enumerable.Range(0, Math.Min(nights.Count, design.Nights))
                .Where(night => nights[night].Episodes is not null)
                .Select(night => (Night: night, Side: side(night)))
                .Where(sorted => sorted.Side is not null)
                .GroupBy(sorted => (Pair: design.PairOf(sorted.Night), IsWith: sorted.Side!.Value))
                .OrderBy(group => group.Key.Pair)
                .Select(group => new RateCell(
                    group.Key.Pair,
                    group.Key.IsWith,
                    ((group.Average(sorted => sorted.Night) + 0.5) / design.Nights) - 0.5,
                    [.. group.Select(sorted => Math.Min(nights[sorted.Night].Episodes!.Value, MostOfANight))])),
        ];
    }
}
