using System.Collections.Immutable;
using Charley.Diary.Days;

namespace Charley.Diary.Imports;

/// <summary>One thing that an import can say about a day.</summary>
public abstract class DayField
{
    private const string PeriodId = "period";
    private const string TakenId = "taken";

    private DayField(string id) => Id = id;

    /// <summary>All of them: the numbers, the period and what was taken.</summary>
    public static ImmutableArray<DayField> All { get; } =
        [.. Exposures.All.Select(DayField (exposure) => new NumberField(exposure)), new PeriodField(), new TakenField()];

    /// <summary>The id of the exposure, or period or taken.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the day says something about it.</summary>
    public abstract bool IsSet(DayContent day);

    /// <summary>Whether two days say the same about it.</summary>
    public abstract bool IsSame(DayContent left, DayContent right);

    /// <summary>The day with what another says about it.</summary>
    public abstract DayContent Copy(DayContent from, DayContent into);

    /// <summary>
    /// The day with what two sources say about it together. They may have seen the same thing, so nothing is added up: of two
    /// numbers the higher one counts, yes counts before no, and what was taken is what either names.
    /// </summary>
    public abstract DayContent Join(DayContent from, DayContent into);

    private sealed class NumberField(Exposure exposure) : DayField(exposure.Id)
    {
        public override string Name => exposure.Name;

        public override bool IsSet(DayContent day) => exposure.Get(day) is not null;

        public override bool IsSame(DayContent left, DayContent right) => exposure.Get(left) == exposure.Get(right);

        public override DayContent Copy(DayContent from, DayContent into) => exposure.With(into, exposure.Get(from));

        public override DayContent Join(DayContent from, DayContent into) =>
            exposure.Get(from) is { } value && !(exposure.Get(into) >= value) ? exposure.With(into, value) : into;
    }

    private sealed class PeriodField() : DayField(PeriodId)
    {
        public override string Name => WordTexts.Period;

        public override bool IsSet(DayContent day) => day.Period is not null;

        public override bool IsSame(DayContent left, DayContent right) => left.Period == right.Period;

        public override DayContent Copy(DayContent from, DayContent into) => into with { Period = from.Period };

        public override DayContent Join(DayContent from, DayContent into) =>
            from.Period is { } value ? into with { Period = value || into.Period == true } : into;
    }

    private sealed class TakenField() : DayField(TakenId)
    {
        public override string Name => WordTexts.Taken;

        public override bool IsSet(DayContent day) => day.Taken is not null;

        public override bool IsSame(DayContent left, DayContent right) =>
            left.Taken.HasValue == right.Taken.HasValue && (left.Taken ?? []).SequenceEqual(right.Taken ?? []);

        public override DayContent Copy(DayContent from, DayContent into) => into with { Taken = from.Taken };

        public override DayContent Join(DayContent from, DayContent into) =>
            from.Taken is { } taken ? into with { Taken = [.. (into.Taken ?? []).Union(taken, StringComparer.OrdinalIgnoreCase)] } : into;
    }
}
