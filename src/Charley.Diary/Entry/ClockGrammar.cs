using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Charley.Diary.Entry;

/// <summary>Reads a time of day: 23:40, 7:05, 11:40pm, 3am, 3 am, noon, midnight.</summary>
internal static partial class ClockGrammar
{
    private const int HoursOfHalfDay = 12;
    private const int HoursOfDay = 24;
    private const int SixtyParts = 60;

    /// <summary>The time, or null if there is no such time.</summary>
    public static LocalTime? Read(string words)
    {
        if (words is "noon")
        {
            return LocalTime.Noon;
        }

        if (words is "midnight")
        {
            return LocalTime.Midnight;
        }

        var match = Clock().Match(words);
        if (!match.Success)
        {
            return null;
        }

        var half = match.Groups["half"].Value;
        var hour = Number(match, "hour");
        var (minute, second) = (Number(match, "minute"), Number(match, "second"));
        if (half.Length > 0)
        {
            if (hour is < 1 or > HoursOfHalfDay)
            {
                return null;
            }

            hour = (hour % HoursOfHalfDay) + (half is "pm" ? HoursOfHalfDay : 0);
        }

        return hour < HoursOfDay && minute < SixtyParts && second < SixtyParts ? new LocalTime(hour, minute, second) : null;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<hour>\d{1,2})(:(?<minute>\d{2}))?(:(?<second>\d{2}))? ?(?<half>[ap]m)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Clock();
}
