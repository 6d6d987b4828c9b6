using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Charley.Diary.Entry;

/// <summary>
/// Reads how long ago it was: "20 minutes ago", "2 hours ago", "an hour ago", "half an hour ago". This is time that has really
/// passed: it is taken from the moment, not from the clock, which may have been put forward or back in between.
/// </summary>
internal static partial class AgoGrammar
{
    private const int MinutesOfHalfHour = 30;

    /// <summary>How long ago, or null if the words do not say that.</summary>
    public static Duration? Read(string? text)
    {
        var match = Ago().Match((text ?? string.Empty).Trim().ToLowerInvariant());
        if (!match.Success)
        {
            return null;
        }

        if (match.Groups["half"].Success)
        {
            return Duration.FromMinutes(MinutesOfHalfHour);
        }

        var number = match.Groups["number"];
        var count = number.Success ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 1;
        return match.Groups["hours"].Success ? Duration.FromHours(count) : Duration.FromMinutes(count);
    }

    [GeneratedRegex(
        @"^((?<half>(a )?half( an?)? hour)|((?<number>[0-9]{1,4}) ?|an? )((?<hours>h|hrs?|hours?)|m|mins?|minutes?)) ago$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ago();
}
