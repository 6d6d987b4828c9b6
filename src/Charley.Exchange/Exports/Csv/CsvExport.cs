using System.IO.Compression;
using System.Text;
using Charley.Exchange.Reports;
using Charley.Knowledge;

namespace Charley.Exchange.Exports.Csv;

/// <summary>
/// Six tables in a zip: episodes (one row each), days (one row each), observations (one row for each single thing that was
/// written down), and of the latest interview findings, results of tests and causes (one row each). Spreadsheets must never take a person's words for a formula: a cell that would begin one gets an
/// apostrophe in front.
/// </summary>
public static class CsvExport
{
    /// <summary>The names of the tables inside the zip.</summary>
    public const string Episodes = "episodes.csv", Days = "days.csv", Observations = "observations.csv", Findings = "findings.csv",
        Results = "results.csv", Causes = "causes.csv";

    /// <summary>Writes the zip.</summary>
    /// <param name="material">Whose diary, and which days.</param>
    /// <param name="knowledge">Names.</param>
    /// <param name="output">Where to write; stays open.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task WriteAsync(ReportMaterial material, KnowledgeBase knowledge, Stream output, CancellationToken cancellation = default)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await AddAsync(zip, Episodes, EpisodeTable.Columns, material.Episodes.Select(EpisodeTable.Row), cancellation);
        await AddAsync(zip, Days, DayTable.Columns, material.Records.Select(DayTable.Row), cancellation);
        await AddAsync(zip, Observations, ObservationTable.Columns, ObservationTable.Rows(material), cancellation);
        await AddAsync(zip, Findings, ToldTables.FindingColumns, ToldTables.Findings(material.Told, knowledge), cancellation);
        await AddAsync(zip, Results, ToldTables.ResultColumns, ToldTables.Results(material.Told, knowledge), cancellation);
        await AddAsync(zip, Causes, ToldTables.CauseColumns, ToldTables.Causes(material.Told), cancellation);
    }

    private static async Task AddAsync(
        ZipArchive zip, string name, IEnumerable<string> columns, IEnumerable<IEnumerable<string?>> rows, CancellationToken cancellation)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellation);

        // Spreadsheets know UTF-8 by its mark only.
        await using var text = new StreamWriter(entry, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        foreach (var row in rows.Prepend(columns))
        {
            cancellation.ThrowIfCancellationRequested();
            await text.WriteAsync(CsvText.Line(row));
        }
    }
}
