using System.Globalization;
using Charley.Diary.Imports;
using Charley.Exchange.Imports;
using Charley.Exchange.Imports.Csv;
using Charley.Exchange.Imports.Fhir;
using Spectre.Console;

namespace Charley.Output;

/// <summary>Writes what an import did as lines and tables.</summary>
internal static class ImportText
{
    public static void Write(ImportSummary summary, bool isPreview, TextWriter output)
    {
        output.WriteLine(Commands.Fill.In(ImportTexts.RecordsLine, DiaryText.Plain(summary.File), summary.Records, summary.Used, summary.Merged, summary.Skipped));
        var records = new Table().Border(TableBorder.Markdown).AddColumns(ImportTexts.KindColumn, ImportTexts.FateColumn, ImportTexts.CountColumn);
        foreach (var count in summary.Counts)
        {
            records.AddRow(Markup.Escape(DiaryText.Plain(count.Kind)), RecordNotes.TextOf(count.Note), Number(count.Count));
        }

        Consoles.Plain(output).Write(records);
        if (summary.From is not { } from || summary.To is not { } to)
        {
            output.WriteLine(ImportTexts.NoDays);
            return;
        }

        output.WriteLine(Commands.Fill.In(ImportTexts.DaysLine, summary.Days, Iso(from), Iso(to)));
        var values = new Table().Border(TableBorder.Markdown).AddColumns(
            ImportTexts.FieldColumn, ImportTexts.NewColumn, ImportTexts.ChangedColumn, ImportTexts.MergedColumn, ImportTexts.KnownColumn, ImportTexts.ByHandColumn);
        foreach (var value in summary.Values)
        {
            values.AddRow(value.Name, Number(value.New), Number(value.Changed), Number(value.Merged), Number(value.Known), Number(value.KeptByHand));
        }

        Consoles.Plain(output).Write(values);
        output.WriteLine(isPreview ? ImportTexts.PreviewOnly : summary.ImportId is null ? ImportTexts.NothingNew : Commands.Fill.In(ImportTexts.Saved, summary.News));
    }

    /// <summary>How the columns of a table are read, or would be.</summary>
    public static void WriteTable(TableProposal table, TextWriter output)
    {
        var columns = new Table().Border(TableBorder.Markdown).AddColumns(ImportTexts.HeadingColumn, ImportTexts.MeaningColumn, ImportTexts.UnitColumn, ImportTexts.SampleColumn);
        foreach (var rule in table.Mapping.Columns)
        {
            columns.AddRow(
                Markup.Escape(DiaryText.Plain(rule.Header)),
                rule.Target,
                Markup.Escape(rule.Unit ?? string.Empty),
                Markup.Escape(DiaryText.Plain(string.Join(" | ", table.Samples.GetValueOrDefault(rule.Header, [])))));
        }

        Consoles.Plain(output).Write(columns);
        output.WriteLine(Commands.Fill.In(ImportTexts.OrderLine, table.Mapping.DateOrder is { } order ? Diary.Entry.Choices.WordOf(order) : ImportTexts.OrderUnknown));
        if (table.Problem is { } problem)
        {
            output.WriteLine(problem);
        }
    }

    /// <summary>What a clinic's record says that matters for cramps and twitches.</summary>
    public static void WriteProposals(IReadOnlyCollection<RecordProposal> proposals, TextWriter output)
    {
        if (proposals.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Markdown).AddColumns(ImportTexts.RecordColumn, ImportTexts.TakenForColumn, ImportTexts.NoteColumn);
        foreach (var proposal in proposals)
        {
            table.AddRow(
                Markup.Escape(DiaryText.Plain(proposal.Text)),
                Markup.Escape(proposal.Result is { } result ? Commands.Fill.In(ImportTexts.ResultLine, proposal.Name, result.Value, result.Unit) : proposal.Name),
                Markup.Escape(proposal.MayCramp ? Commands.Fill.In(ImportTexts.MayCramp, proposal.Note ?? string.Empty).TrimEnd() : string.Empty));
        }

        output.WriteLine(ImportTexts.ProposalsLine);
        Consoles.Plain(output).Write(table);
    }

    /// <summary>An import in one line.</summary>
    public static string Line(ImportRecord import) => Commands.Fill.In(
        ImportTexts.ListLine, import.ImportedAt.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture), DiaryText.Plain(import.FileName), import.Source, import.Values);

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Iso(NodaTime.LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
