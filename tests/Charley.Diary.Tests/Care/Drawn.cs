using Charley.Diary.Days;
using Charley.Diary.Episodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Charley.Diary.Tests.Care;

/// <summary>People with diaries, drawn at random from all that a diary may hold.</summary>
internal static class Drawn
{
    private static readonly string[] Words = ["magnesium 300 mg", "👩🏽‍⚕️", "شد عضلي", "<script>", "a\r\nb", "\"quoted\\\"", "e\u0301", "'; --", "line\u2028break"];

    private static readonly Gen<string> Word = Gen.Elements(Words);

    private static readonly Gen<EpisodeDetails> Details =
        from kind in Gen.Elements(Enum.GetValues<EpisodeKind>())
        from site in Gen.Elements("calf", "foot-toes", "eyelid-face")
        from side in OrNull(Gen.Elements(Enum.GetValues<Side>()))
        from duration in OrNull(Gen.Choose(0, 2_592_000))
        from intensity in OrNull(Gen.Choose(0, 10))
        from woke in OrNull(Gen.Elements(true, false))
        from activity in OrNull(Gen.Elements(Enum.GetValues<Activity>()))
        from tried in Gen.ListOf(Word.SelectMany(word => OrNull(Gen.Elements(true, false)), (word, helped) => new Attempt(word, helped)))
        from note in Gen.ListOf(Word)
        select new EpisodeDetails
        {
            Kind = kind,
            Site = site,
            Side = side,
            DurationSeconds = duration,
            Intensity = intensity,
            WokeMe = woke,
            Activity = activity,
            Tried = [.. tried.Take(20)],
            Note = note.Count > 0 ? string.Concat(note.Take(50)) : null,
        };

    private static readonly Gen<LocalReading> Reading =
        from seconds in Gen.Choose(0, 1_700_000_000)
        from zone in Gen.Elements("Europe/Berlin", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns", "UTC")
        select LocalReading.Of(Instant.FromUnixTimeSeconds(seconds).InZone(DateTimeZoneProviders.Tzdb[zone]));

    private static readonly Gen<EpisodeContent> Episode = Reading.SelectMany(_ => Details, (reading, details) => new EpisodeContent(reading, details));

    private static readonly Gen<(LocalDate Date, DayContent Content)> Day =
        from day in Gen.Choose(0, 60)
        from numbers in Gen.ArrayOf(OrNull(Gen.Choose(1, 3)), Exposures.All.Length)
        from taken in OrNull(Gen.Choose(0, 2))
        from tags in Gen.ListOf(Word)
        from nothing in Gen.Elements(true, false)
        from period in OrNull(Gen.Elements(true, false))
        select (new LocalDate(2024, 2, 1).PlusDays(day), Numbered(numbers) with
        {
            Taken = taken is { } count ? [.. Words.Take(count)] : null,
            Tags = [.. tags.Distinct(StringComparer.Ordinal).Take(20)],
            NothingHappened = nothing,
            Period = period,
        });

    /// <summary>One to three people.</summary>
    public static Gen<List<(string Name, List<EpisodeContent> Episodes, List<(LocalDate Date, DayContent Content)> Days)>> People { get; } =
        from count in Gen.Choose(1, 3)
        from people in Gen.ArrayOf(
            from name in Word
            from episodes in Gen.ListOf(Episode)
            from days in Gen.ListOf(Day)
            select (name, episodes.ToList(), days.DistinctBy(day => day.Date).ToList()),
            count)
        select people.ToList();

    private static DayContent Numbered(int?[] numbers) =>
        Exposures.All.Zip(numbers).Aggregate(DayContent.Empty, (day, pair) => pair.First.With(day, (pair.First.Least + pair.Second) * pair.First.PerUnit));

    private static Gen<T?> OrNull<T>(Gen<T> gen)
        where T : struct => Gen.OneOf(Gen.Constant((T?)null), gen.Select(value => (T?)value));
}
