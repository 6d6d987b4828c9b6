using System.Collections.Immutable;
using Charley.Diary.Days;

namespace Charley.Diary.Imports;

/// <summary>What one import told about a day.</summary>
/// <param name="Source">What kind of thing told it.</param>
/// <param name="Content">The values.</param>
public sealed record ToldDay(string Source, DayContent Content);

/// <summary>What becomes of one value that an import tells.</summary>
public enum ValueFate
{
    /// <summary>Nothing was known.</summary>
    New,

    /// <summary>The same source told something else before.</summary>
    Changed,

    /// <summary>Another source tells it too; the day is worked out from both.</summary>
    Merged,

    /// <summary>It is known already.</summary>
    Known,

    /// <summary>The person wrote, changed or removed it by hand, and that stays.</summary>
    KeptByHand,
}

/// <summary>What an import would do to one day.</summary>
/// <param name="Before">What stands.</param>
/// <param name="After">What will stand.</param>
/// <param name="News">The values that were not known before.</param>
/// <param name="Fates">What becomes of each value that is told, by the id of its field.</param>
public sealed record MergedDay(DayContent Before, DayContent After, DayContent News, ImmutableDictionary<string, ValueFate> Fates);

/// <summary>
/// Rules by which values of several files become one day. Of one source the later import is right; of several sources the
/// higher value counts, because they may have seen the same thing; what a person wrote by hand always stays. So the order
/// in which different sources are imported does not matter, and importing a file again changes nothing.
/// </summary>
public static class DayMerge
{
    /// <summary>What the imports together say about a day.</summary>
    /// <param name="told">What they told, the earliest first.</param>
    public static DayContent Resolve(IEnumerable<ToldDay> told) =>
        told.GroupBy(day => day.Source, StringComparer.Ordinal)
            .Select(source => source.Aggregate(DayContent.Empty, (known, day) => Over(known, day.Content)))
            .Aggregate(DayContent.Empty, (day, source) => DayField.All.Aggregate(day, (into, field) => field.Join(source, into)));

    /// <summary>Works out what an import does to a day.</summary>
    /// <param name="current">What stands in the diary.</param>
    /// <param name="told">What earlier imports told, the earliest first.</param>
    /// <param name="incoming">What the new one tells.</param>
    public static MergedDay Add(DayContent current, IReadOnlyList<ToldDay> told, ToldDay incoming)
    {
        var before = Resolve(told);
        var sameSource = Resolve(told.Where(day => day.Source == incoming.Source));
        var fates = ImmutableDictionary.CreateBuilder<string, ValueFate>(StringComparer.Ordinal);
        var news = DayContent.Empty;
        foreach (var field in DayField.All.Where(field => field.IsSet(incoming.Content)))
        {
            var fate = IsByHand(field, current, before) ? ValueFate.KeptByHand
                : !field.IsSet(before) ? ValueFate.New
                : !field.IsSet(sameSource) ? ValueFate.Merged
                : field.IsSame(sameSource, incoming.Content) ? ValueFate.Known
                : ValueFate.Changed;
            fates.Add(field.Id, fate);
            if (fate is ValueFate.New or ValueFate.Changed or ValueFate.Merged)
            {
                news = field.Copy(incoming.Content, news);
            }
        }

        var after = Resolve([.. told, incoming with { Content = news }]);
        var changed = DayField.All.Where(field => field.IsSet(news)).Aggregate(current, (day, field) => field.Copy(after, day));
        return new MergedDay(current, changed, news, fates.ToImmutable());
    }

    /// <summary>The day without an import: only what it told and what the person left alone falls back.</summary>
    /// <param name="current">What stands in the diary.</param>
    /// <param name="told">What all imports told, this one included.</param>
    /// <param name="others">What the others told.</param>
    /// <param name="removed">What this one told.</param>
    public static DayContent Remove(DayContent current, IReadOnlyList<ToldDay> told, IReadOnlyList<ToldDay> others, DayContent removed)
    {
        var (before, after) = (Resolve(told), Resolve(others));
        return DayField.All
            .Where(field => field.IsSet(removed) && !IsByHand(field, current, before))
            .Aggregate(current, (day, field) => field.Copy(after, day));
    }

    private static bool IsByHand(DayField field, DayContent current, DayContent imported) => !field.IsSame(current, imported);

    private static DayContent Over(DayContent below, DayContent above) =>
        DayField.All.Where(field => field.IsSet(above)).Aggregate(below, (day, field) => field.Copy(above, day));
}
