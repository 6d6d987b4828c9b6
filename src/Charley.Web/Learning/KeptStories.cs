using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace Charley.Web.Learning;

/// <summary>
/// The last analyses, kept by what they were made of, so that a page that is looked at again need not calculate again.
/// Nothing depends on it: another server, or this one after a start, calculates the same.
/// </summary>
internal sealed class KeptStories
{
    /// <summary>A family or a small practice; beyond, all are forgotten and made anew.</summary>
    private const int Most = 32;

    private readonly ConcurrentDictionary<string, TriggerStory> stories = new(StringComparer.Ordinal);

    /// <summary>The story of a reading, from memory or made now.</summary>
    /// <param name="reading">What it is made of.</param>
    /// <param name="make">Makes it.</param>
    public TriggerStory Find(TriggerReading reading, Func<TriggerStory> make)
    {
        var key = KeyOf(reading);
        if (stories.TryGetValue(key, out var there))
        {
            return there;
        }

        if (stories.Count >= Most)
        {
            stories.Clear();
        }

        return stories[key] = make();
    }

    /// <summary>A hash of everything that the story depends on.</summary>
    private static string KeyOf(TriggerReading reading) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            First = NodaTime.Text.LocalDatePattern.Iso.Format(reading.First),
            reading.DaysSoFar,
            reading.Diary.FirstWeekday,
            reading.Diary.Counts,
            reading.Diary.Exposures,
            reading.Labels,
        })));
}
