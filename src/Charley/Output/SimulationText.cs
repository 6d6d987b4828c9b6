using System.Globalization;
using Charley.Assessment.Simulation;
using Spectre.Console;

namespace Charley.Output;

/// <summary>One line of the comparison with published shares.</summary>
/// <param name="Id">Id of the published share.</param>
/// <param name="Says">What was published.</param>
/// <param name="Model">The model's share.</param>
/// <param name="StandardError">Doubt from drawing; 0 where calculated.</param>
/// <param name="Published">The published share.</param>
/// <param name="Low">Lower end of its range.</param>
/// <param name="High">Upper end of its range.</param>
/// <param name="Agrees">Whether the model lies in the range.</param>
/// <param name="DiffersBecause">The reason given where it does not.</param>
/// <param name="Evidence">Ids of the records.</param>
internal sealed record SimulationRow(
    string Id,
    string Says,
    double Model,
    double StandardError,
    double Published,
    double Low,
    double High,
    bool Agrees,
    string? DiffersBecause,
    IReadOnlyList<string> Evidence);

/// <summary>Writes the comparison with published shares as a table.</summary>
internal static class SimulationText
{
    public static IReadOnlyList<SimulationRow> Rows(IEnumerable<AggregateResult> results) =>
    [
        .. results.Select(result => new SimulationRow(
            result.Aggregate.Id,
            result.Aggregate.Says,
            result.Model,
            result.StandardError,
            result.Aggregate.Published,
            result.Aggregate.Range.Low,
            result.Aggregate.Range.High,
            result.Agrees,
            result.Agrees ? null : result.Aggregate.DiffersBecause,
            result.Aggregate.Basis.Evidence)),
    ];

    public static void Write(IReadOnlyList<AggregateResult> results, TextWriter output)
    {
        var rows = Rows(results);
        var table = new Table().Border(TableBorder.Markdown)
            .AddColumns(Texts.SimulationCheck, Texts.SimulationModel, Texts.SimulationPublished, Texts.SimulationRange, Texts.SimulationVerdict);
        foreach (var row in rows)
        {
            table.AddRow(row.Id, Number(row.Model), Number(row.Published), $"{Number(row.Low)} - {Number(row.High)}", Verdict(row));
        }

        Consoles.Plain(output).Write(table);
        output.WriteLine(Texts.SimulationReasons);
        foreach (var row in rows.Where(row => row.DiffersBecause is not null))
        {
            output.WriteLine($"- {row.Id}: {row.DiffersBecause}");
        }

        output.WriteLine(Texts.SimulationSummary(
            rows.Count(row => row.Agrees),
            rows.Count,
            rows.Count(row => !row.Agrees && row.DiffersBecause is not null),
            rows.Count(row => !row.Agrees && row.DiffersBecause is null)));
    }

    private static string Verdict(SimulationRow row) => row switch
    {
        { Agrees: true } => Texts.SimulationAgrees,
        { DiffersBecause: not null } => Texts.SimulationDiffers,
        _ => Texts.SimulationUnexplained,
    };

    private static string Number(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
