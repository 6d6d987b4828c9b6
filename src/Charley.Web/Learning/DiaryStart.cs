using NodaTime;

namespace Charley.Web.Learning;

/// <summary>
/// On which day a diary begins. A single cramp entered from years ago, or a week that was tried once, is not the diary that somebody
/// keeps: with the empty months after it, it would only put off every look at the days that are kept.
/// </summary>
internal static class DiaryStart
{
    /// <summary>After so many days in a row without a word, a few days before them are left out.</summary>
    private const int LongGap = 30;

    /// <summary>So many days of which something is known before a long gap are a diary, and are kept.</summary>
    private const int FewestDays = 14;

    /// <summary>The first day; null where nothing is known of any.</summary>
    /// <param name="known">Days of which something is known, in any order.</param>
    public static LocalDate? Of(IEnumerable<LocalDate> known)
    {
        LocalDate[] days = [.. known.Order()];
        var first = 0;
        for (var place = 1; place < days.Length && place - first < FewestDays; place++)
        {
            if (Period.DaysBetween(days[place - 1], days[place]) > LongGap)
            {
                first = place;
            }
        }

        return days.Length == 0 ? null : days[first];
    }
}
