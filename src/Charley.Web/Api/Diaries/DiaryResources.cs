using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Charley.Diary.Days;
using Charley.Diary.Episodes;

namespace Charley.Web.Api.Diaries;

/// <summary>What was tried.</summary>
/// <param name="Remedy">Id of a remedy, or own words.</param>
/// <param name="Helped">Whether it helped: yes or no; left out if the person could not tell.</param>
internal sealed record AttemptBody(string Remedy, string? Helped);

/// <summary>An episode as programs write and read it, in the words of the forms and commands.</summary>
/// <param name="Kind">cramp or twitch.</param>
/// <param name="Site">Where: a finding's id, such as calf.</param>
/// <param name="Side">left, right or both.</param>
/// <param name="When">When it began by the person's clock, such as 2026-11-21 23:40 or yesterday 23:40.</param>
/// <param name="Duration">A number with s, m, h or d; without, minutes.</param>
/// <param name="Intensity">How strong, 0 to 10.</param>
/// <param name="Woke">Whether it woke the person: yes or no.</param>
/// <param name="Sore">Whether it was sore after: yes or no.</param>
/// <param name="Activity">What the person was doing.</param>
/// <param name="Tried">What was tried.</param>
/// <param name="Note">Anything.</param>
internal sealed record EpisodeBody(
    string? Kind,
    string? Site,
    string? Side,
    string? When,
    string? Duration,
    string? Intensity,
    string? Woke,
    string? Sore,
    string? Activity,
    ImmutableArray<AttemptBody> Tried,
    string? Note);

/// <summary>An episode.</summary>
/// <param name="Id">Unique for the person.</param>
/// <param name="Version">Counts the changes; the same number stands in the ETag.</param>
/// <param name="Start">When it began, in UTC.</param>
/// <param name="Zone">The time zone of the person's clock then.</param>
/// <param name="Episode">What the person said; may be sent back changed.</param>
internal sealed record EpisodeResource(Guid Id, int Version, string Start, string Zone, EpisodeBody Episode);

/// <summary>A day as programs write and read it.</summary>
/// <param name="Numbers">Numbers by the id of the exposure, in the units of the forms.</param>
/// <param name="Period">Whether it was a day of the period: yes or no.</param>
/// <param name="Taken">Medicines and supplements taken; an empty list says none, left out says nothing.</param>
/// <param name="Tags">Own words.</param>
/// <param name="Nothing">Whether nothing happened that day.</param>
internal sealed record DayBody(
    ImmutableSortedDictionary<string, decimal> Numbers, string? Period, ImmutableArray<string>? Taken, ImmutableArray<string> Tags, bool Nothing);

/// <summary>A day.</summary>
/// <param name="Date">The day by the person's clock.</param>
/// <param name="Version">Counts the changes; the same number stands in the ETag.</param>
/// <param name="Day">What the person said; may be sent back changed.</param>
internal sealed record DayResource(string Date, int Version, DayBody Day);

/// <summary>Turns what is stored into what programs read.</summary>
internal static class DiaryResources
{
    /// <summary>How they are written.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static EpisodeResource Of(Episode episode)
    {
        var said = EpisodeInput.From(episode.Content);
        return new EpisodeResource(
            episode.Id,
            episode.Version,
            episode.Start.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            episode.ZoneId,
            new EpisodeBody(
                said.Kind,
                said.Site,
                said.Side,
                said.When,
                said.Duration,
                said.Intensity,
                said.Woke,
                said.Sore,
                said.Activity,
                [.. said.Tried.Select(attempt => new AttemptBody(attempt.Remedy, attempt.Helped))],
                said.Note));
    }

    public static DayResource Of(DayRecord day) => new(
        day.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        day.Version,
        new DayBody(
            Exposures.All
                .Where(exposure => exposure.Get(day.Content) is not null)
                .ToImmutableSortedDictionary(exposure => exposure.Id, exposure => exposure.InUnits(day.Content)!.Value, StringComparer.Ordinal),
            DayInput.From(day.Content).Period,
            day.Content.Taken,
            day.Content.Tags,
            day.Content.NothingHappened));
}
