using System.Collections.Immutable;
using System.Globalization;
using Charley.Assessment.Model;
using Charley.Assessment.Sensitivity;
using Charley.Knowledge.Loading;
using Spectre.Console;

namespace Charley.Output;

/// <summary>One change of an answer.</summary>
/// <param name="Number">The number and where it stands.</param>
/// <param name="Factor">By what it was multiplied: 0.5 or 2.</param>
/// <param name="Urgency">The urgency then.</param>
/// <param name="FirstCause">The first cause then.</param>
/// <param name="Judgement">Whether the number rests on judgement alone.</param>
internal sealed record SensitivityChange(string Number, double Factor, string Urgency, string FirstCause, bool Judgement);

/// <summary>One case.</summary>
/// <param name="Case">Its name.</param>
/// <param name="Urgency">Its urgency.</param>
/// <param name="FirstCause">Its first cause.</param>
/// <param name="Tried">Numbers halved and doubled.</param>
/// <param name="Changing">How many halvings and doublings change the answer.</param>
/// <param name="Changes">The first ten of them.</param>
internal sealed record SensitivityRow(string Case, string Urgency, string FirstCause, int Tried, int Changing, IReadOnlyList<SensitivityChange> Changes);

/// <summary>Writes on which numbers answers hang: the numbers first, then case by case.</summary>
internal static class SensitivityText
{
    private const int MostChanges = 10;

    /// <summary>Numbers listed of each kind; the rest change few cases.</summary>
    private const int MostNumbers = 30;

    public static IReadOnlyList<SensitivityRow> Rows(IEnumerable<CaseSensitivity> cases) =>
    [
        .. cases.Select(one => new SensitivityRow(
            one.File.Name,
            Vocabulary.Word(one.Answer.Urgency),
            one.Answer.FirstCause,
            one.Tried,
            one.Changes.Length,
            [.. one.Changes.Take(MostChanges).Select(change => new SensitivityChange(
                Name(change.Number), change.Factor, Vocabulary.Word(change.Answer.Urgency), change.Answer.FirstCause, IsJudgement(change.Number)))])),
    ];

    public static void Write(ImmutableArray<CaseSensitivity> cases, TextWriter output)
    {
        var weights = NumberWeight.Rank(cases);
        output.WriteLine(Texts.SensitivityJudgements);
        WriteNumbers([.. weights.Where(weight => IsJudgement(weight.Number)).Take(MostNumbers)], output);
        output.WriteLine(Texts.SensitivityEvidence);
        WriteNumbers([.. weights.Where(weight => !IsJudgement(weight.Number)).Take(MostNumbers)], output);
        output.WriteLine(Texts.SensitivityCases);
        WriteCases(Rows(cases), output);
        output.WriteLine(Texts.SensitivitySummary(
            cases.Count(one => one.Changes.IsEmpty),
            cases.Length,
            cases.Count(one => one.Changes.Any(change => change.Answer.Urgency < one.Answer.Urgency))));
    }

    private static void WriteNumbers(IReadOnlyList<NumberWeight> weights, TextWriter output)
    {
        var table = new Table().Border(TableBorder.Markdown)
            .AddColumns(Texts.SensitivityNumber, Texts.SensitivityValue, Texts.SensitivityUrgencies, Texts.SensitivityFirsts);
        foreach (var weight in weights)
        {
            table.AddRow(
                Name(weight.Number),
                weight.Number.Quantity.Value.ToString("0.######", CultureInfo.InvariantCulture),
                weight.Urgencies.ToString(CultureInfo.InvariantCulture),
                weight.Causes.ToString(CultureInfo.InvariantCulture));
        }

        Consoles.Plain(output).Write(table);
    }

    private static void WriteCases(IReadOnlyList<SensitivityRow> rows, TextWriter output)
    {
        foreach (var row in rows)
        {
            output.WriteLine(Texts.SensitivityCase(row.Case, row.Urgency, row.FirstCause, row.Changing, row.Tried));
            foreach (var change in row.Changes)
            {
                output.WriteLine($"  - {change.Number} x {change.Factor.ToString(CultureInfo.InvariantCulture)}: {Change(row, change)}");
            }
        }
    }

    private static string Change(SensitivityRow row, SensitivityChange change)
    {
        var parts = new List<string>();
        if (!string.Equals(row.Urgency, change.Urgency, StringComparison.Ordinal))
        {
            parts.Add(change.Urgency);
        }

        if (!string.Equals(row.FirstCause, change.FirstCause, StringComparison.Ordinal))
        {
            parts.Add(change.FirstCause);
        }

        return string.Join(", ", parts);
    }

    private static bool IsJudgement(ModelNumber number) => number.Quantity.Basis.Evidence.IsEmpty;

    private static string Name(ModelNumber number) => number.Kind switch
    {
        NumberKind.Prevalence => Texts.NumberPrevalence(number.Of),
        NumberKind.FactorPrevalence => Texts.NumberFactor(number.Of),
        NumberKind.Leak => Texts.NumberLeak(number.Of),
        NumberKind.Link => Texts.NumberLink(number.Of, number.With!),
        NumberKind.Raise => Texts.NumberRaise(number.With!, number.Of),
        _ => throw new ArgumentOutOfRangeException(nameof(number), number.Kind, "Unknown kind of number."),
    };
}
