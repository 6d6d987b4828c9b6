using System.Globalization;
using System.Text;
using NodaTime;

namespace Charley.Web.Pages.Diaries.Reminders;

/// <summary>Something to be reminded of every day.</summary>
/// <param name="Id">The same for the same reminder, so that a calendar that loads it again replaces it.</param>
/// <param name="Title">What the calendar shows.</param>
/// <param name="Text">What it says when opened.</param>
/// <param name="Time">When, by the clock of the phone.</param>
public sealed record Reminder(string Id, string Title, string Text, LocalTime Time)
{
    /// <summary>The first day; null for the day on which the file is made.</summary>
    public LocalDate? From { get; init; }

    /// <summary>On how many days; null for ever.</summary>
    public int? Times { get; init; }
}

/// <summary>
/// Writes daily reminders as a calendar that any calendar app reads. Times have no zone ("floating"), so that they follow
/// the phone on journeys. Source: RFC 5545, sections 3.1 (folding), 3.3.5 (form 1), 3.3.11 (escaping), 3.6.6 (alarms).
/// </summary>
internal static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string Break = "\r\n";

    /// <summary>Octets of a line without its break, the first of a folded line's rest being its space.</summary>
    private const int LongestLine = 75;

    /// <summary>The calendar as text.</summary>
    /// <param name="name">The calendar's name.</param>
    /// <param name="reminders">The reminders.</param>
    /// <param name="today">The first day.</param>
    /// <param name="now">When the file is made.</param>
    public static string Write(string name, IEnumerable<Reminder> reminders, LocalDate today, Instant now)
    {
        var file = new StringBuilder();
        Add(file, "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Charley//Reminders//EN", "CALSCALE:GREGORIAN", "X-WR-CALNAME:" + Escape(name));
        foreach (var reminder in reminders)
        {
            Add(
                file,
                "BEGIN:VEVENT",
                $"UID:{reminder.Id}@charley",
                "DTSTAMP:" + now.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
                "DTSTART:" + ((reminder.From ?? today) + reminder.Time).ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture),
                "DURATION:PT5M",
                "RRULE:FREQ=DAILY" + (reminder.Times is { } times ? string.Create(CultureInfo.InvariantCulture, $";COUNT={times}") : string.Empty),
                "TRANSP:TRANSPARENT",
                "SUMMARY:" + Escape(reminder.Title),
                "DESCRIPTION:" + Escape(reminder.Text),
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:PT0M",
                "DESCRIPTION:" + Escape(reminder.Title),
                "END:VALARM",
                "END:VEVENT");
        }

        Add(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Add(StringBuilder file, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            AddFolded(file, line);
        }
    }

    /// <summary>Folds between characters, never inside one.</summary>
    private static void AddFolded(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append(Break).Append(' ');
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append(Break);
    }

    private static string Escape(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal)
        .ReplaceLineEndings(@"\n");
}
