using System.Globalization;
using Charley.Knowledge;
using Spectre.Console;

namespace Charley.Output;

/// <summary>Writes a cause with its numbers, their intervals, populations and certainty.</summary>
internal static class CauseText
{
    /// <summary>The general format writes smaller numbers as powers of ten.</summary>
    private const double SmallestGeneral = 1e-4;

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
        Sources(cause, knowledge, output);
    }

    /// <summary>Every record named above, with where it was published.</summary>
    private static void Sources(Cause cause, KnowledgeBase knowledge, TextWriter output)
    {
        var cited = cause.RaisedBy.Select(raise => (raise.Ratio ?? raise.Link)!)
            .Concat(cause.Findings.Select(link => link.Chance))
            .Prepend(cause.Prevalence)
            .SelectMany(quantity => quantity.Basis.Evidence)
            .Distinct(StringComparer.Ordinal)
            .Select(id => knowledge.Evidence[id])
            .Where(record => record.Source is not null)
            .ToList();
        if (cited.Count > 0)
        {
            output.WriteLine(Texts.Sources);
        }

        foreach (var record in cited)
        {
            output.WriteLine($"{record.Id}: {SourceText.Of(record.Source!)}");
        }
    }

    private static void Row(Table table, string name, Quantity quantity, KnowledgeBase knowledge) =>
        table.AddRow(
            Markup.Escape(name),
            Value(quantity),
            quantity.Interval is { } interval ? $"{Number(interval.Low)} - {Number(interval.High)}" : "-",
            Markup.Escape(Basis(quantity.Basis, knowledge)));

    private static string Value(Quantity quantity) => string.Join("; ", Values(quantity));

    private static IEnumerable<string> Values(Quantity quantity)
    {
        var plain = quantity.ByAge.IsEmpty
            ? [Number(quantity.Value)]
            : quantity.ByAge.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.FromAge}+: {Number(step.Value)}"));
        foreach (var value in plain)
        {
            yield return value;
        }

        if (quantity.DiffersBySex)
        {
            yield return Texts.BySex(Number(quantity.FemaleFactor), Number(quantity.MaleFactor));
        }

        if (quantity.WhenPregnant is { } pregnant)
        {
            yield return Texts.WhenPregnant(Number(pregnant));
        }
    }

    /// <summary>Four digits, and never a power of ten, which few people read.</summary>
    private static string Number(double value) => value.ToString(value < SmallestGeneral ? "0.########" : "G4", CultureInfo.InvariantCulture);

    private static string Basis(Basis basis, KnowledgeBase knowledge)
    {
        var records = basis.Evidence
            .Select(id => knowledge.Evidence[id])
            .Select(record => $"{record.Id} ({record.Population ?? "-"}; {record.Certainty ?? "-"})");
        return string.Join("; ", basis.Judgement is null ? records : records.Append(Texts.Judgement(basis.Judgement)));
    }
}
