using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Charley.Diary.Entry;

/// <summary>
/// Reads a day and a time as people write them: "yesterday 23:40", "last night 3am", "monday at 7:15", "2026-11-21 23:40",
/// "23:40", "3 days ago noon", "now". The person's clock decides what "yesterday" is. Hours and minutes ago are read by
/// <see cref="AgoGrammar"/>.
/// </summary>
internal static partial class WhenGrammar
{
    /// <summary>Afternoon hours of "last night" lie on the day before, morning hours on the same day.</summary>
    private static readonly LocalTime Noon = LocalTime.Noon;

    /// <summary>Reads a day and a time.</summary>
    /// <param name="text">The words.</param>
    /// <param name="now">What the person's clock shows.</param>
    /// <param name="field">The field's name in mistakes.</param>
    /// <param name="mistakes">Where to add what is wrong.</param>
    /// <returns>The clock reading, or null if there is a mistake.</returns>
    public static LocalDateTime? Read(string? text, LocalDateTime now, string field, ICollection<Mistake> mistakes)
    {
        var words = (text ?? string.Empty).Trim().ToLowerInvariant();
        if (words.Length == 0)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.WhenMissing));
            return null;
        }

        if (words is "now" or "just now")
        {
            return now;
        }

        var split = Split(words);
        if (split is not { } parts || DayGrammar.Kind(parts.Day) is not { } day)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.WhenNotRead, text!.Trim()));
            return null;
        }

        if (parts.Time.Length == 0)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.WhenNoTime, text!.Trim()));
            return null;
        }

        if (ClockGrammar.Read(parts.Time) is not { } time)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.WhenNoSuchTime, parts.Time));
            return null;
        }

        if (day(new DayGrammar.Asked(now, time)) is not { } date)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.WhenNoSuchDay, parts.Day));
            return null;
        }

        return date + time;
    }

    /// <summary>Reads a day alone, for the day's record and for filters.</summary>
    /// <returns>The day, or null if there is a mistake.</returns>
    public static LocalDate? ReadDay(string? text, LocalDateTime now, string field, ICollection<Mistake> mistakes)
    {
        var words = (text ?? string.Empty).Trim().ToLowerInvariant();
        if (words is "last night" || DayGrammar.Kind(words) is not { } day)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.DateNotRead, words, now.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)));
            return null;
        }

        // Midnight has always passed, so a weekday's name means today on that day.
        if (day(new DayGrammar.Asked(now, LocalTime.Midnight)) is { } date)
        {
            return date;
        }

        mistakes.Add(Mistake.At(field, EntryTexts.WhenNoSuchDay, words));
        return null;
    }

    /// <summary>The day's words and the time's, whichever comes first; either may be empty.</summary>
    private static (string Day, string Time)? Split(string words)
    {
        var iso = IsoDateTime().Match(words);
        if (iso.Success)
        {
            return (iso.Groups["day"].Value, iso.Groups["time"].Value);
        }

        var found = TimeOfDay().Matches(words);
        return found.Count switch
        {
            0 => (words, string.Empty),
            1 => (Rest(words, found[0]), found[0].Groups["time"].Value),
            _ => null,
        };
    }

    private static string Rest(string words, Match time) =>
        Joints().Replace(words.Remove(time.Index, time.Length), " ").Trim();

    [GeneratedRegex(@"^(?<day>\d{4}-\d{1,2}-\d{1,2})t(?<time>\d{1,2}:\d{2}(:\d{2})?)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IsoDateTime();

    [GeneratedRegex(@"(?<![\w:.-])(at )?(?<time>\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?|\d{1,2} ?[ap]m|noon|midnight)(?![\w:-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\s+|,", RegexOptions.NonBacktracking)]
    private static partial Regex Joints();

    /// <summary>Finds the calendar day that words mean.</summary>
    private static partial class DayGrammar
    {
        private const int DaysOfWeek = 7;

        private static readonly (string Name, IsoDayOfWeek Day)[] Weekdays =
        [
            .. new[]
            {
                IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday,
                IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday,
            }.Select(day => (day.ToString().ToLowerInvariant(), day)),
        ];

        /// <summary>How to find the day that the words mean, or null if they are no words for a day.</summary>
        public static Func<Asked, LocalDate?>? Kind(string words) => words switch
        {
            "" => static asked => asked.LatestPast(asked.Now.Date),
            "today" or "this morning" or "tonight" => static asked => asked.Now.Date,
            "yesterday" => static asked => asked.Now.Date.PlusDays(-1),
            "last night" => static asked => asked.LatestPast(asked.Time >= Noon ? asked.Now.Date.PlusDays(-1) : asked.Now.Date),
            _ => Ago(words) ?? Weekday(words) ?? Iso(words),
        };

        private static Func<Asked, LocalDate?>? Ago(string words)
        {
            var match = DaysAgo().Match(words);
            return match.Success
                ? asked => asked.Now.Date.PlusDays(-int.Parse(match.Groups["days"].Value, CultureInfo.InvariantCulture))
                : null;
        }

        private static Func<Asked, LocalDate?>? Weekday(string words)
        {
            const string Last = "last ";
            var isLast = words.StartsWith(Last, StringComparison.Ordinal);
            var name = (isLast ? words[Last.Length..] : words.StartsWith("on ", StringComparison.Ordinal) ? words[3..] : words).TrimEnd('.');
            const int ShortestName = 3;
            var fitting = name.Length < ShortestName ? [] : Weekdays.Where(day => day.Name.StartsWith(name, StringComparison.Ordinal)).ToArray();
            return fitting is [var (_, weekday)]
                ? asked =>
                {
                    var back = (asked.Now.DayOfWeek - weekday + DaysOfWeek) % DaysOfWeek;
                    var date = asked.Now.Date.PlusDays(-back);
                    return isLast && back == 0 ? date.PlusDays(-DaysOfWeek)
                        : date + asked.Time > asked.Now ? date.PlusDays(-DaysOfWeek)
                        : date;
                }
            : null;
        }

        private static Func<Asked, LocalDate?>? Iso(string words)
        {
            var match = IsoDate().Match(words);
            return match.Success
                ? _ => Date(Number(match, "year"), Number(match, "month"), Number(match, "day"))
                : null;
        }

        private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

        private static LocalDate? Date(int year, int month, int day) =>
            year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
                ? new LocalDate(year, month, day)
                : null;

        [GeneratedRegex(@"^(?<days>\d{1,4}) days? ago$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
        private static partial Regex DaysAgo();

        [GeneratedRegex(@"^(on )?(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
        private static partial Regex IsoDate();

        /// <summary>What is known when a day is looked for.</summary>
        /// <param name="Now">What the person's clock shows.</param>
        /// <param name="Time">The time of day that was written.</param>
        internal sealed record Asked(LocalDateTime Now, LocalTime Time)
        {
            /// <summary>The day, or the one before where the time has not come yet on it.</summary>
            public LocalDate LatestPast(LocalDate date) => date + Time > Now ? date.PlusDays(-1) : date;
        }
    }
}
