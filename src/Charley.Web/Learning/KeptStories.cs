using System.Security.Cryptography;
using System.Text.Json;

namespace Charley.Web.Learning;

/// <summary>The last analyses, so that a page that is looked at again need not calculate again.</summary>
internal sealed class KeptStories
{
    /// <summary>A family or a small practice.</summary>
    private const int Most = 32;

    private readonly Kept<string, TriggerStory> stories = new(Most);

    /// <summary>The story of a reading, from memory or made now.</summary>
    /// <param name="reading">What it is made of.</param>
    /// <param name="make">Makes it.</param>
    public TriggerStory Find(TriggerReading reading, Func<TriggerStory> make) => stories.Find(KeyOf(reading), make);

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
            Language = System.Globalization.CultureInfo.CurrentUICulture.Name,
        })));
}
