using System.Collections.Immutable;

namespace Charley.Learning.Triggers;

/// <summary>One exposure, day by day.</summary>
/// <param name="Id">Names it in the result.</param>
/// <param name="Kind">How it is measured.</param>
/// <param name="Values">One number a day, in the order of the days; null or not finite is missing.</param>
/// <param name="Prior">What is thought about it beforehand.</param>
public sealed record CandidateExposure(string Id, ExposureKind Kind, ImmutableArray<double?> Values, ExposurePrior Prior);

/// <summary>A diary as the analysis of triggers reads it: consecutive days, the earliest first.</summary>
public sealed record TriggerDiary
{
    /// <summary>The weekday of the first day: 0 is Monday, 6 is Sunday.</summary>
    public required int FirstWeekday { get; init; }

    /// <summary>Episodes of each day; null where it is not known whether there were any. None is negative.</summary>
    public required ImmutableArray<int?> Counts { get; init; }

    /// <summary>What may matter.</summary>
    public required ImmutableArray<CandidateExposure> Exposures { get; init; }

    /// <summary>The diary of the first days only.</summary>
    /// <param name="days">How many; at most all.</param>
    public TriggerDiary First(int days) => days >= Counts.Length ? this : this with
    {
        Counts = Counts[..days],
        Exposures = [.. Exposures.Select(exposure => exposure with { Values = exposure.Values[..days] })],
    };

    /// <summary>What is wrong with the diary; null if nothing is.</summary>
    internal string? Mistake =>
        FirstWeekday is < 0 or > 6 ? "The weekday must be 0 to 6."
        : Counts.Any(count => count < 0) ? "No count may be negative."
        : Exposures.Any(exposure => exposure.Values.Length != Counts.Length) ? "Every exposure needs one value a day."
        : Exposures.Select(exposure => exposure.Id).Distinct(StringComparer.Ordinal).Count() != Exposures.Length ? "Every exposure needs a name of its own."
        : Exposures.Any(exposure => !exposure.Prior.IsSound) ? "Chances of a prior must lie between 0 and 1, and its lag weights add up to one."
        : null;
}
