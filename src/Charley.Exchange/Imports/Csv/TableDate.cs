using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Text;

namespace Charley.Exchange.Imports.Csv;

/// <summary>A date in a table, with the time and offset if they stand there too.</summary>
/// <param name="Date">The date.</param>
/// <param name="Time">The time of day.</param>
/// <param name="IsExact">Whether the offset is written, so that <see cref="Moment"/> is the instant meant.</param>
/// <param name="Moment">The instant, where the offset is written.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TableDate(LocalDate Date, LocalTime? Time, bool IsExact, Instant Moment)
{
    private const int MonthLetters = 3;
    private const int Century = 2000;

    private static readonly OffsetDateTimePattern Exact = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFFo<G>");

    /// <summary>First three letters of months in English and German, where they differ.</summary>
    private static readonly string[] Months = ["jan", "feb", "mar|mär", "apr", "may|mai", "jun", "jul", "aug", "sep", "oct|okt", "nov", "dec|dez"];

    /// <summary>Reads a date as tables write it; null if it is none.</summary>
    public static TableDate? Parse(string text, DateOrder order)
    {
        text = text.Trim();
        if (text.Length is 0 or > 60)
        {
            return null;
        }

        if (Exact.Parse(text.Length > 10 && text[10] == ' ' ? text.Remove(10, 1).Insert(10, "T") : text).TryGetValue(default, out var exact))
        {
            return new TableDate(exact.Date, exact.TimeOfDay, true, exact.ToInstant());
        }

        var parts = Parts(text);
        return DateOf(parts, order) is { } date ? new TableDate(date, TimeOf(text), false, default) : null;
    }

    /// <summary>The order that the dates of a column show; null if they fit both.</summary>
    public static (DateOrder? Order, bool HasDates) OrderOf(IEnumerable<string> cells)
    {
        var (seen, dayFirst, monthFirst) = (false, false, false);
        foreach (var cell in cells.Where(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            var parts = Parts(cell.Trim());
            if (Parse(cell, DateOrder.YearFirst) is not null)
            {
                // Written without doubt: year first, or with the month's name.
                seen = true;
            }
            else if (parts.Count >= 3 && (Parse(cell, DateOrder.DayFirst) ?? Parse(cell, DateOrder.MonthFirst)) is not null)
            {
                seen = true;
                dayFirst |= parts[0].Number > 12 || cell.Trim().IndexOf('.', StringComparison.Ordinal) is 1 or 2;
                monthFirst |= parts[1].Number > 12;
            }
        }

        return !seen ? (null, false)
            : dayFirst ? (DateOrder.DayFirst, true)
            : monthFirst ? (DateOrder.MonthFirst, true)
            : cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).All(cell => Parse(cell, DateOrder.YearFirst) is not null || !IsDate(cell)) ? (DateOrder.YearFirst, true)
            : (null, true);
    }

    private static bool IsDate(string cell) => Parse(cell, DateOrder.DayFirst) is not null || Parse(cell, DateOrder.MonthFirst) is not null;

    private static LocalDate? DateOf(List<(int Number, int Month, int Digits)> parts, DateOrder order)
    {
        if (parts.Count < 3)
        {
            return null;
        }

        var named = parts.FindIndex(0, 3, part => part.Month > 0);
        var (year, month, day) = parts[0].Digits == 4 ? (parts[0].Number, named >= 0 ? parts[named].Month : parts[1].Number, parts[2].Number)
            : named == 0 ? (parts[2].Number, parts[0].Month, parts[1].Number)
            : named == 1 ? (parts[2].Number, parts[1].Month, parts[0].Number)
            : order == DateOrder.DayFirst ? (parts[2].Number, parts[1].Number, parts[0].Number)
            : order == DateOrder.MonthFirst ? (parts[2].Number, parts[0].Number, parts[1].Number)
            : (-1, 0, 0);
        var isShort = parts[0].Digits != 4 && parts[2].Digits == 2;
        year = isShort ? year + Century : year;
        return year is >= 1000 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
    }

    private static LocalTime? TimeOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon + 2 >= text.Length)
        {
            return null;
        }

        var start = colon > 1 && char.IsAsciiDigit(text[colon - 2]) ? colon - 2 : colon - 1;
        if (!int.TryParse(text.AsSpan(start, colon - start), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(text.AsSpan(colon + 1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minute))
        {
            return null;
        }

        hour = text.Contains("pm", StringComparison.OrdinalIgnoreCase) && hour < 12 ? hour + 12
            : text.Contains("am", StringComparison.OrdinalIgnoreCase) && hour == 12 ? 0
            : hour;
        return hour <= 23 && minute <= 59 ? new LocalTime(hour, minute) : null;
    }

    /// <summary>Numbers and names of months in the text, up to where the time begins; other letters (a weekday, "22nd") are passed over.</summary>
    private static List<(int Number, int Month, int Digits)> Parts(string text)
    {
        var parts = new List<(int, int, int)>();
        for (var at = 0; at < text.Length && parts.Count < 3;)
        {
            var end = at;
            if (char.IsAsciiDigit(text[at]))
            {
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                {
                    end++;
                }

                if (end - at > 4)
                {
                    return [];
                }

                parts.Add((int.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture), 0, end - at));
            }
            else if (char.IsLetter(text[at]))
            {
                while (end < text.Length && char.IsLetter(text[end]))
                {
                    end++;
                }

                if (MonthOf(text[at..end]) is > 0 and var month)
                {
                    parts.Add((0, month, 0));
                }
            }
            else
            {
                end++;
            }

            at = end;
        }

        return parts;
    }

    private static int MonthOf(string word)
    {
        if (word.Length < MonthLetters)
        {
            return 0;
        }

        var start = word[..MonthLetters].ToLowerInvariant();
        return Array.FindIndex(Months, month => month.Split('|').Contains(start, StringComparer.Ordinal)) + 1;
    }
}
