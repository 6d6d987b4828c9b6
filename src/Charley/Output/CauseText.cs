using System.Globalization;
using Charley.Knowledge;
using Spectre.Console;

namespace Charley.Output;

/// <summary>Writes a cause with its numbers, their intervals, populations and certainty.</summary>
internal static class CauseText
{
    public static void Write(Cause cause, KnowledgeBase knowledge, TextWriter output)
    {
        output.WriteLine(cause.MedicalName is null ? cause.Name : $"{cause.Name} ({cause.MedicalName})");
        output.WriteLine(cause.Summary.Text);
        var table = new Table()
            .Border(TableBorder.Markdown)
            .AddColumns(Texts.NumberColumn, Texts.ValueColumn, Texts.IntervalColumn, Texts.BasisColumn);
        Row(table, Texts.Prevalence, cause.Prevalence, knowledge);
        foreach (var raise in cause.RaisedBy)
        {
            Row(table, Texts.RaisedBy(raise.Id), (raise.Ratio ?? raise.Link)!, knowledge);
        }

        foreach (var link in cause.Findings)
        {
            Row(table, Texts.Brings(link.Finding), link.Chance, knowledge);
        }

        Consoles.Plain(output).Write(table);
    }

    private static void Row(Table table, string name, Quantity quantity, KnowledgeBase knowledge) =>
        table.AddRow(
            Markup.Escape(name),
            Value(quantity),
            quantity.Interval is { } interval ? string.Create(CultureInfo.InvariantCulture, $"{interval.Low:G4} - {interval.High:G4}") : "-",
            Markup.Escape(Basis(quantity.Basis, knowledge)));

    private static string Value(Quantity quantity) =>
        quantity.ByAge.IsEmpty
            ? quantity.Value.ToString("G4", CultureInfo.InvariantCulture)
            : string.Join("; ", quantity.ByAge.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.FromAge}+: {step.Value:G4}")));

    private static string Basis(Basis basis, KnowledgeBase knowledge)
    {
        var records = basis.Evidence
            .Select(id => knowledge.Evidence[id])
            .Select(record => $"{record.Id} ({record.Population ?? "-"}; {record.Certainty ?? "-"})");
        return string.Join("; ", basis.Judgement is null ? records : records.Append(Texts.Judgement(basis.Judgement)));
    }
}
