using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Charley.Diary.Entry;
using NodaTime;

namespace Charley.Diary.Episodes;

/// <summary>Checks at the boundary what a person says about an episode; behind it everything is valid.</summary>
public static partial class EpisodeReader
{
    /// <summary>Names of the fields in mistakes.</summary>
    public const string Kind = "kind", Site = "site", Side = "side", When = "when", Duration = "duration", Intensity = "intensity",
        Woke = "woke", Sore = "sore", Activity = "activity", Tried = "tried", Note = "note";

    /// <summary>The strongest.</summary>
    public const int MostIntensity = 10;

    /// <summary>The longest note.</summary>
    public const int LongestNote = FreeText.LongestNote;

    /// <summary>Twitches can go on for weeks; longer is better told as many episodes.</summary>
    private const int LongestDays = 30;
    private const int MostTried = 20;
    private const int SecondsOfMinute = 60;
    private const int SecondsOfHour = 3600;
    private const int SecondsOfDay = 86_400;

    /// <summary>Reads an episode.</summary>
    /// <param name="input">What was said.</param>
    /// <param name="now">The present in the person's zone; nothing is said about the future.</param>
    /// <param name="sites">The places there are.</param>
    /// <param name="before">
    /// The episode that is changed, if one is: where its clock reading is left as it was, its moment stays too, even in an
    /// hour that came twice or after a journey.
    /// </param>
    public static Checked<EpisodeContent> Read(EpisodeInput input, ZonedDateTime now, BodySites sites, LocalReading? before = null)
    {
        var mistakes = new List<Mistake>();
        var kind = ReadWord<EpisodeKind>(Kind, input.Kind, EntryTexts.KindUnknown, mistakes);
        if (kind is null && string.IsNullOrWhiteSpace(input.Kind))
        {
            mistakes.Add(Mistake.At(Kind, EntryTexts.KindUnknown));
        }

        var site = ReadSite(input.Site, sites, mistakes);
        var when = ReadWhen(input.When, now, before, mistakes);
        var side = ReadWord<Side>(Side, input.Side, EntryTexts.SideUnknown, mistakes);
        var duration = ReadDuration(input.Duration, mistakes);
        var intensity = ReadIntensity(input.Intensity, mistakes);
        var woke = YesNo.Read(Woke, input.Woke, mistakes);
        var sore = YesNo.Read(Sore, input.Sore, mistakes);
        var activity = ReadWord<Activity>(
            Activity, input.Activity, EntryTexts.ActivityUnknown, mistakes, string.Join(", ", Choices.WordsOf<Activity>()));
        var tried = ReadTried(input.Tried, mistakes);
        var note = FreeText.Read(Note, input.Note, LongestNote, mistakes);
        return Checked<EpisodeContent>.Of(
            () => new EpisodeContent(when!.Value, new EpisodeDetails
            {
                Kind = kind!.Value,
                Site = site!,
                Side = side,
                DurationSeconds = duration,
                Intensity = intensity,
                WokeMe = woke,
                SoreAfter = sore,
                Activity = activity,
                Tried = tried,
                Note = note,
            }),
            mistakes);
    }

    private static string? ReadSite(string? text, BodySites sites, List<Mistake> mistakes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            mistakes.Add(Mistake.At(Site, EntryTexts.SiteMissing));
            return null;
        }

        var site = sites.Find(text);
        if (site is null)
        {
            mistakes.Add(Mistake.At(Site, EntryTexts.SiteUnknown, text.Trim(), string.Join(", ", sites.All.Select(known => known.Id))));
        }

        return site;
    }

    private static LocalReading? ReadWhen(string? text, ZonedDateTime now, LocalReading? before, List<Mistake> mistakes)
    {
        if (AgoGrammar.Read(text) is { } ago)
        {
            return LocalReading.Of(now - ago);
        }

        if (WhenGrammar.Read(text, now.LocalDateTime, When, mistakes) is not { } local)
        {
            return null;
        }

        if (text!.Trim().EndsWith("now", StringComparison.OrdinalIgnoreCase))
        {
            return LocalReading.Of(now);
        }

        // Forms show minutes; the seconds of an untouched time are kept.
        return before is { } old && local == old.Local.Date + new LocalTime(old.Local.Hour, old.Local.Minute)
            ? old
            : EpisodeTime.Resolve(local, now, When, mistakes);
    }

    private static T? ReadWord<T>(string field, string? text, string message, List<Mistake> mistakes, params object[] values)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var value = Choices.Find<T>(text);
        if (value is null)
        {
            mistakes.Add(Mistake.At(field, message, values));
        }

        return value;
    }

    private static int? ReadIntensity(string? text, List<Mistake> mistakes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var intensity) && intensity <= MostIntensity)
        {
            return intensity;
        }

        mistakes.Add(Mistake.At(Intensity, EntryTexts.IntensityRange));
        return null;
    }

    private static int? ReadDuration(string? text, List<Mistake> mistakes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var match = Length().Match(text.Trim().ToLowerInvariant());
        if (!match.Success)
        {
            mistakes.Add(Mistake.At(Duration, EntryTexts.DurationNotRead));
            return null;
        }

        var unit = match.Groups["unit"].Value switch
        {
            "s" => 1,
            "h" => SecondsOfHour,
            "d" => SecondsOfDay,
            _ => SecondsOfMinute,
        };
        var seconds = decimal.Parse(match.Groups["number"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) * unit;
        if (seconds <= LongestDays * SecondsOfDay)
        {
            return (int)Math.Round(seconds, MidpointRounding.AwayFromZero);
        }

        mistakes.Add(Mistake.At(Duration, EntryTexts.DurationRange, LongestDays));
        return null;
    }

    private static ImmutableArray<Attempt> ReadTried(ImmutableArray<(string Remedy, string? Helped)> tried, List<Mistake> mistakes)
    {
        if (tried.Length > MostTried)
        {
            mistakes.Add(Mistake.At(Tried, EntryTexts.TriedTooMany, MostTried));
            return [];
        }

        return
        [
            .. tried
                .Select(attempt => (Remedy: FreeText.Read(Tried, attempt.Remedy, FreeText.LongestName, mistakes), Helped: YesNo.Read(Tried, attempt.Helped, mistakes)))
                .Where(attempt => attempt.Remedy is not null)
                .Select(attempt => new Attempt(attempt.Remedy!, attempt.Helped)),
        ];
    }

    [GeneratedRegex(@"^(?<number>\d{1,6}([.,]\d{1,3})?) ?((?<unit>[smhd])(ec|in|ins|inutes?|econds?|ours?|ays?)?)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Length();
}
