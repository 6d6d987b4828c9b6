using Charley.Diary.Days;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Exchange.Reports;
using NodaTime.Text;

namespace Charley.Exchange.Exports.Csv;

/// <summary>One row for each single thing that was said: what tools for statistics call tidy or long.</summary>
internal static class ObservationTable
{
    public static readonly string[] Columns = ["date", "time", "about", "episode_id", "variable", "value"];

    public static IEnumerable<IEnumerable<string?>> Rows(ReportMaterial material) =>
        material.Episodes.SelectMany(Of).Concat(material.Records.SelectMany(Of));

    private static IEnumerable<string?[]> Of(Episode episode)
    {
        var details = episode.Details;
        var said = new (string Variable, string? Value)[]
        {
            ("kind", Words.Of<EpisodeKind>(details.Kind)),
            ("site", details.Site),
            ("side", Words.Of(details.Side)),
            ("intensity_0_to_10", Cells.Number(details.Intensity)),
            ("duration_seconds", Cells.Number(details.DurationSeconds)),
            ("woke_me", Words.YesNo(details.WokeMe)),
            ("sore_after", Words.YesNo(details.SoreAfter)),
            ("activity", Words.Of(details.Activity)),
            ("note", details.Note),
        };
        return said
            .Concat(details.Tried.Select(attempt => ("tried: " + attempt.Remedy, (string?)(Words.YesNo(attempt.Helped) ?? "unsure"))))
            .Where(pair => pair.Item2 is not null)
            .Select(pair => new[]
            {
                LocalDatePattern.Iso.Format(episode.Date),
                LocalTimePattern.ExtendedIso.Format(episode.LocalStart.TimeOfDay),
                "episode",
                episode.Id.ToString(),
                pair.Item1,
                pair.Item2,
            });
    }

    private static IEnumerable<string?[]> Of(DayRecord day)
    {
        var said = Exposures.All
            .Select(exposure => (DayTable.NameOf(exposure), Cells.Number(exposure.Get(day.Content))))
            .Append(("period", Words.YesNo(day.Content.Period)))
            .Append(("nothing_happened", Words.YesNo(day.Content.NothingHappened)))
            .Concat((day.Content.Taken ?? []).Select(taken => ("taken", (string?)taken)))
            .Concat(day.Content.Tags.Select(tag => ("tag", (string?)tag)));
        return said
            .Where(pair => pair.Item2 is not null)
            .Select(pair => new[] { LocalDatePattern.Iso.Format(day.Date), null, "day", null, pair.Item1, pair.Item2 });
    }
}
