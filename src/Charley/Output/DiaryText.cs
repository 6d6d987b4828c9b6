using System.Globalization;
using Charley.Commands;
using Charley.Diary.Days;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using NodaTime;
using Spectre.Console;

namespace Charley.Output;

/// <summary>Writes the diary as lines and tables.</summary>
internal static class DiaryText
{
    /// <summary>Letters of an id that are shown; its end is drawn at random, so that these tell episodes apart.</summary>
    private const int IdLetters = 8;
    private const double SecondsOfMinute = 60;

    public static string ShortId(Episode episode) => episode.Id.ToString()[^IdLetters..];

    /// <summary>An episode in one line.</summary>
    public static string Line(Episode episode, BodySites sites) =>
        string.Join(", ", Moment(episode), What(episode, sites), ShortId(episode));

    public static void Write(
        IReadOnlyList<Episode> episodes, IReadOnlyList<DayRecord> days, DateInterval range, BodySites sites, TextWriter output)
    {
        if (episodes.Count == 0 && days.Count == 0)
        {
            output.WriteLine(Fill.In(DiaryTexts.ListEmpty, Iso(range.Start), Iso(range.End)));
            return;
        }

        if (episodes.Count > 0)
        {
            Consoles.Plain(output).Write(EpisodeTable(episodes, sites));
        }

        if (days.Count > 0)
        {
            Consoles.Plain(output).Write(DayTable(days, episodes));
        }
    }

    /// <summary>Without control characters, by which a note could steer the terminal.</summary>
    public static string Plain(string? text) =>
        string.Concat((text ?? string.Empty).Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static Table EpisodeTable(IReadOnlyList<Episode> episodes, BodySites sites)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns(
            DiaryTexts.ColumnId, DiaryTexts.ColumnWhen, DiaryTexts.ColumnWhat, DiaryTexts.ColumnIntensity, DiaryTexts.ColumnLasted, DiaryTexts.ColumnNote);
        foreach (var episode in episodes)
        {
            table.AddRow(
                ShortId(episode),
                Moment(episode),
                Markup.Escape(What(episode, sites)),
                episode.Details.Intensity?.ToString(CultureInfo.CurrentCulture) ?? string.Empty,
                (episode.Details.DurationSeconds / SecondsOfMinute)?.ToString("0.#", CultureInfo.CurrentCulture) ?? string.Empty,
                Markup.Escape(Plain(episode.Details.Note)));
        }

        return table;
    }

    private static Table DayTable(IReadOnlyList<DayRecord> days, IReadOnlyList<Episode> episodes)
    {
        var counts = episodes.CountBy(episode => episode.Date).ToDictionary();
        var table = new Table().Border(TableBorder.Markdown).AddColumns(DiaryTexts.DayColumn, DiaryTexts.DaySays);
        foreach (var day in days)
        {
            IEnumerable<string> quiet = day.IsQuiet(counts.GetValueOrDefault(day.Date)) ? [DiaryTexts.DayNothing] : [];
            var numbers = Exposures.All
                .Where(exposure => exposure.Get(day.Content) is not null)
                .Select(exposure => string.Create(CultureInfo.CurrentCulture, $"{exposure.Id} {exposure.InUnits(day.Content):0.##}"));
            table.AddRow(
                Iso(day.Date),
                Markup.Escape(string.Join(", ", [.. quiet, .. numbers, .. (day.Content.Taken ?? []).Select(Plain), .. day.Content.Tags.Select(tag => "#" + Plain(tag))])));
        }

        return table;
    }

    private static string Moment(Episode episode) => episode.LocalStart.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string What(Episode episode, BodySites sites) =>
        string.Join(
            ", ",
            new[] { Words.ForPeople(episode.Details.Kind), sites.NameOf(episode.Details.Site), episode.Details.Side is { } side ? Words.ForPeople(side) : null }
                .Where(word => word is not null));

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
