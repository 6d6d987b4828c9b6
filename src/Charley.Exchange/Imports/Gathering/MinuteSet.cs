using System.Numerics;

namespace Charley.Exchange.Imports.Gathering;

/// <summary>
/// The minutes around a day that something filled, each counted once however many devices tell of it. Minutes are those that
/// pass, so a night on which the clocks change has as many as it lasts.
/// </summary>
internal sealed class MinuteSet(int day)
{
    /// <summary>Zones lie up to 14 hours before and 12 behind; a day that begins at 18:00 begins up to 20 hours before its UTC midnight.</summary>
    private const int MinutesBefore = 24 * 60;

    private const int Minutes = 60 * 60;
    private const int Bits = 64;
    private const int MinutesOfDay = 1440;
    private const int SecondsOfMinute = 60;

    private readonly ulong[] words = new ulong[(Minutes / Bits) + 1];
    private readonly long origin = ((long)day * MinutesOfDay) - MinutesBefore;

    /// <summary>How many minutes are filled.</summary>
    public int Count => words.Sum(BitOperations.PopCount);

    /// <summary>Fills the time between two moments, in seconds since 1970.</summary>
    public void Fill(long start, long end)
    {
        var first = (int)Math.Clamp((start / SecondsOfMinute) - origin, 0, Minutes);
        var last = (int)Math.Clamp((end / SecondsOfMinute) - origin, 0, Minutes);
        for (var minute = first; minute < last;)
        {
            var bit = minute % Bits;
            var length = Math.Min(Bits - bit, last - minute);
            words[minute / Bits] |= (length == Bits ? ulong.MaxValue : (1UL << length) - 1) << bit;
            minute += length;
        }
    }
}
