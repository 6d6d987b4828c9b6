using System.Collections.Immutable;
using NodaTime;

namespace Charley.Diary.Imports;

/// <summary>What is told by a file, day by day.</summary>
/// <param name="Source">What kind of thing tells it; see <see cref="ImportRecord.Source"/>.</param>
/// <param name="FileName">The file's name as the person knows it.</param>
/// <param name="Days">The values; each is possible in a diary.</param>
public sealed record ToldDays(string Source, string FileName, ImmutableSortedDictionary<LocalDate, Days.DayContent> Days);

/// <summary>What an import does, or would do, to the diary.</summary>
/// <param name="Days">Every day that the file tells of, the earliest first.</param>
public sealed record ImportPlan(ImmutableSortedDictionary<LocalDate, MergedDay> Days)
{
    /// <summary>How many values have each fate, by the id of their field.</summary>
    public ImmutableDictionary<(string Field, ValueFate Fate), int> Counts { get; } = Days.Values
        .SelectMany(day => day.Fates)
        .CountBy(fate => (fate.Key, fate.Value))
        .ToImmutableDictionary(pair => (Field: pair.Key.Key, Fate: pair.Key.Value), pair => pair.Value);

    /// <summary>How many values the diary did not know.</summary>
    public int News => Counts.Where(pair => pair.Key.Fate is ValueFate.New or ValueFate.Changed or ValueFate.Merged).Sum(pair => pair.Value);

    /// <summary>How many values have a fate.</summary>
    public int CountOf(ValueFate fate) => Counts.Where(pair => pair.Key.Fate == fate).Sum(pair => pair.Value);
}

/// <summary>What was done.</summary>
/// <param name="Plan">Value by value.</param>
/// <param name="Record">The import; null if it told nothing new, so that there is nothing to take back.</param>
public sealed record ImportDone(ImportPlan Plan, ImportRecord? Record);
