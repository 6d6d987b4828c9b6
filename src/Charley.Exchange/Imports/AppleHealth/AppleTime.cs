namespace Charley.Exchange.Imports.AppleHealth;

/// <summary>Reads Apple's moments: 2026-11-22 07:30:00 +0100. The offset is that of the phone when it exported, so only the instant counts.</summary>
internal static class AppleTime
{
    private const int Length = 25;
    private const int DaysOfEra = 146_097;
    private const int DaysToEpoch = 719_468;
    private const int SecondsOfDay = 86_400;

    /// <summary>Seconds since 1970; null if it is no moment.</summary>
    public static long? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length != Length || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':' || text[16] != ':' || text[19] != ' ')
        {
            return null;
        }

        var sign = text[20] switch { (byte)'+' => 1, (byte)'-' => -1, _ => 0 };
        var (year, month, day) = ((Two(text, 0) * 100) + Two(text, 2), Two(text, 5), Two(text, 8));
        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        var (offsetHours, offsetMinutes) = (Two(text, 21), Two(text, 23));
        if (sign == 0 || (Two(text, 0) | Two(text, 2) | month | day | hour | minute | second | offsetHours | offsetMinutes) < 0
            || year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59 || offsetHours > 15 || offsetMinutes > 59)
        {
            return null;
        }

        var clock = ((hour * 60L) + minute) * 60 + second;
        return (DaysSinceEpoch(year, month, day) * SecondsOfDay) + clock - (sign * (((offsetHours * 60L) + offsetMinutes) * 60));
    }

    /// <summary>Counts days in years that begin in March, so that a leap day comes last.</summary>
    private static long DaysSinceEpoch(int year, int month, int day)
    {
        var shifted = month <= 2 ? year - 1 : year;
        var era = shifted / 400;
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = ((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5 + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return ((long)era * DaysOfEra) + dayOfEra - DaysToEpoch;
    }

    /// <summary>Two digits; negative if they are none.</summary>
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        return (uint)tens <= 9 && (uint)ones <= 9 ? (tens * 10) + ones : int.MinValue;
    }
}
