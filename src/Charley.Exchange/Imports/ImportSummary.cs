using System.Collections.Immutable;
using Charley.Diary.Imports;
using NodaTime;

namespace Charley.Exchange.Imports;

/// <summary>What an import did, or would do, in numbers.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Source">What kind of thing it is.</param>
/// <param name="Records">Records read; the sum of the next three.</param>
/// <param name="Used">Records that are in a value of a day.</param>
/// <param name="Merged">Records that say what another says too.</param>
/// <param name="Skipped">Records that are not used; <paramref name="Counts"/> says why.</param>
/// <param name="Counts">What became of the records of each kind.</param>
/// <param name="From">The first day that the file tells of; null if of none.</param>
/// <param name="To">The last.</param>
/// <param name="Days">How many days it tells of.</param>
/// <param name="Values">What becomes of the values of the days.</param>
/// <param name="ImportId">By this the import is taken back; null for a preview, and if nothing was new.</param>
public sealed record ImportSummary(
    string File,
    string Source,
    long Records,
    long Used,
    long Merged,
    long Skipped,
    ImmutableArray<RecordCount> Counts,
    LocalDate? From,
    LocalDate? To,
    int Days,
    ImmutableArray<ValueCounts> Values,
    Guid? ImportId)
{
    /// <summary>How many values are new to the diary.</summary>
    public int News => Values.Sum(value => value.New + value.Changed + value.Merged);

    /// <summary>Puts together what is known about an import.</summary>
    public static ImportSummary Of(string file, ImportReading reading, ImportPlan plan, Guid? importId = null) => new(
        file,
        reading.Source,
        reading.Read,
        reading.CountOf(RecordFate.Used),
        reading.CountOf(RecordFate.Merged),
        reading.CountOf(RecordFate.Skipped),
        reading.Counts,
        plan.Days.IsEmpty ? null : plan.Days.Keys.First(),
        plan.Days.IsEmpty ? null : plan.Days.Keys.Last(),
        plan.Days.Count,
        [.. DayField.All.Select(field => ValueCounts.Of(field, plan)).Where(counts => !counts.IsEmpty)],
        importId);
}

/// <summary>What becomes of the values of one field.</summary>
/// <param name="Field">Id of the field.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="New">Nothing was known.</param>
/// <param name="Changed">The same source told something else before.</param>
/// <param name="Merged">Another source tells it too.</param>
/// <param name="Known">Known already.</param>
/// <param name="KeptByHand">Written by hand, and kept.</param>
public sealed record ValueCounts(string Field, string Name, int New, int Changed, int Merged, int Known, int KeptByHand)
{
    internal bool IsEmpty => New + Changed + Merged + Known + KeptByHand == 0;

    internal static ValueCounts Of(DayField field, ImportPlan plan)
    {
        int Count(ValueFate fate) => plan.Counts.GetValueOrDefault((field.Id, fate));
        return new ValueCounts(
            field.Id, field.Name, Count(ValueFate.New), Count(ValueFate.Changed), Count(ValueFate.Merged), Count(ValueFate.Known), Count(ValueFate.KeptByHand));
    }
}
