using System.Globalization;
using Charley.Assessment.Evaluation;
using Spectre.Console;

namespace Charley.Output;

/// <summary>Writes an evaluation as a table and its shortfalls as lines.</summary>
internal static class EvaluationText
{
    public static void Write(EvaluationReport report, TextWriter output)
    {
        var console = Consoles.Plain(output);
        var table = new Table().Border(TableBorder.Markdown).AddColumns(string.Empty, Texts.ByInterview, Texts.AllFacts);
        Row(table, Texts.Cases, report, scores => scores.Cases.ToString(CultureInfo.InvariantCulture));
        Row(table, Texts.Top1, report, scores => Percent(scores.Top1));
        Row(table, Texts.Top3, report, scores => Percent(scores.Top3));
        Row(table, Texts.Top5, report, scores => Percent(scores.Top5));
        Row(table, Texts.UrgencySafe, report, scores => scores.Urgency.Safe.ToString(CultureInfo.InvariantCulture));
        Row(table, Texts.UrgencyExact, report, scores => scores.Urgency.Exact.ToString(CultureInfo.InvariantCulture));
        Row(table, Texts.UrgencyOver, report, scores => scores.Urgency.Over.ToString(CultureInfo.InvariantCulture));
        Row(table, Texts.UrgencyUnder, report, scores => scores.Urgency.Under.Length.ToString(CultureInfo.InvariantCulture));
        Row(table, Texts.Questions, report, scores => Questions(scores.QuestionsAsked));
        Row(table, Texts.Brier, report, scores => scores.Brier.ToString("0.000", CultureInfo.InvariantCulture));
        console.Write(table);
        Failures(Texts.ByInterview, report.Interview, output);
        Failures(Texts.AllFacts, report.AllFacts, output);
    }

    private static void Row(Table table, string name, EvaluationReport report, Func<EvaluationScores, string> value) =>
        table.AddRow(name, value(report.Interview), value(report.AllFacts));

    private static string Questions(QuestionCounts? counts) =>
        counts is null
            ? "-"
            : string.Create(CultureInfo.InvariantCulture, $"{counts.Median} / {counts.P90} / {counts.EmergencyMedian}");

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static void Failures(string heading, EvaluationScores scores, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Texts.Shortfalls(heading, scores.Failures.Length));
        foreach (var failure in scores.Failures)
        {
            output.WriteLine("  " + Texts.Shortfall(failure.Case, failure.Expected, failure.Got));
        }
    }
}
