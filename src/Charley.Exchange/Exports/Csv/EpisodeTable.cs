using System.Globalization;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using NodaTime.Text;

namespace Charley.Exchange.Exports.Csv;

/// <summary>One row for each episode.</summary>
internal static class EpisodeTable
{
    public static readonly string[] Columns =
    [
        "episode_id", "local_start", "zone", "utc_start", "at_night", "kind", "site", "side", "intensity_0_to_10", "duration_seconds", "woke_me", "sore_after",
        "activity", "tried", "helped", "note",
    ];

    public static IEnumerable<string?> Row(Episode episode)
    {
        var details = episode.Details;
        return
        [
            episode.Id.ToString(),
            LocalDateTimePattern.ExtendedIso.Format(episode.LocalStart),
            episode.ZoneId,
            InstantPattern.ExtendedIso.Format(episode.Start),
            Words.YesNo(episode.IsAtNight),
            Words.Of<EpisodeKind>(details.Kind),
            details.Site,
            Words.Of(details.Side),
            Cells.Number(details.Intensity),
            Cells.Number(details.DurationSeconds),
            Words.YesNo(details.WokeMe),
            Words.YesNo(details.SoreAfter),
            Words.Of(details.Activity),
            Cells.List(details.Tried.Select(attempt => attempt.Remedy)),
            Cells.List(details.Tried.Where(attempt => attempt.Helped == true).Select(attempt => attempt.Remedy)),
            details.Note,
        ];
    }
}

/// <summary>How values stand in cells; what was not said is empty.</summary>
internal static class Cells
{
    public static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static string List(IEnumerable<string> items) => string.Join("; ", items);
}
