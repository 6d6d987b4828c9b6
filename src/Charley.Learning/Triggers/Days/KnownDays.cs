using System.Collections.Immutable;

namespace Charley.Learning.Triggers.Days;

/// <summary>The days whose count is known, with counts that one extraordinary day can't rule.</summary>
internal sealed class KnownDays
{
    /// <summary>A count is out of the ordinary above this many times the largest but one, plus <see cref="OrdinaryMargin"/>.</summary>
    private const int OrdinaryFactor = 2;

    private const int OrdinaryMargin = 3;

    private KnownDays(int[] index, int[] counts, ImmutableArray<OutlierDay> outliers) =>
        (Index, Counts, Outliers) = (index, counts, outliers);

    /// <summary>The place of each known day in the diary, from 0.</summary>
    public int[] Index { get; }

    /// <summary>Its episodes; an extraordinary count is lowered to the largest ordinary one.</summary>
    public int[] Counts { get; }

    /// <summary>The days whose count was lowered.</summary>
    public ImmutableArray<OutlierDay> Outliers { get; }

    /// <summary>How many.</summary>
    public int Length => Index.Length;

    /// <summary>Reads the known days of a diary.</summary>
    public static KnownDays Of(TriggerDiary diary)
    {
        var index = Enumerable.Range(0, diary.Counts.Length).Where(day => diary.Counts[day] is not null).ToArray();
        var counts = index.Select(day => diary.Counts[day]!.Value).ToArray();
        var most = MostOrdinary(counts);
        var outliers = ImmutableArray.CreateBuilder<OutlierDay>();
        for (var place = 0; place < counts.Length; place++)
        {
            if (counts[place] > most)
            {
                outliers.Add(new OutlierDay(index[place], counts[place], most));
                counts[place] = most;
            }
        }

        return new KnownDays(index, counts, outliers.ToImmutable());
    }

    /// <summary>Goes up the counts until one leaps away from all below it: the last one before the leap.</summary>
    private static int MostOrdinary(int[] counts)
    {
        var before = 0;
        foreach (var count in counts.Where(count => count > 0).Order())
        {
            if (before > 0 && count > (OrdinaryFactor * before) + OrdinaryMargin)
            {
                return before;
            }

            before = count;
        }

        return int.MaxValue;
    }
}
