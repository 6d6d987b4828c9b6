using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Diary.Entry;

/// <summary>From a clock reading to a moment, by the rules of the person's time zone.</summary>
internal static class EpisodeTime
{
    /// <summary>Clocks of phone and server differ a little; what a phone calls now must not be refused as the future.</summary>
    private static readonly Duration ClockDifference = Duration.FromMinutes(3);

    /// <summary>
    /// The moment at which the clock showed this. In the hour that comes twice when the clocks go back, the first of the
    /// two is meant. An hour that was left out is a mistake, and so is the future.
    /// </summary>
    /// <param name="local">The clock reading.</param>
    /// <param name="now">The present in the person's zone.</param>
    /// <param name="field">The field's name in mistakes.</param>
    /// <param name="mistakes">Where to add what is wrong.</param>
    public static LocalReading? Resolve(LocalDateTime local, ZonedDateTime now, string field, ICollection<Mistake> mistakes)
    {
        if (local.Date < DiaryDates.Earliest)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.WhenTooOld, DiaryDates.Earliest.ToDateTimeUnspecified()));
            return null;
        }

        var mapping = now.Zone.MapLocal(local);
        if (mapping.Count == 0)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.WhenSkipped, local.TimeOfDay.ToString("HH:mm", null), local.Date.ToDateTimeUnspecified()));
            return null;
        }

        var instant = mapping.First().ToInstant();
        if (instant > now.ToInstant() + ClockDifference)
        {
            mistakes.Add(Mistake.At(field, EntryTexts.WhenFuture));
            return null;
        }

        return new LocalReading(instant, local, now.Zone.Id);
    }
}
