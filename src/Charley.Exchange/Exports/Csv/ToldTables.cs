using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Diary.Entry;
using Charley.Exchange.Reports;
using Charley.Knowledge;
using Charley.Knowledge.Loading;
using NodaTime.Text;

namespace Charley.Exchange.Exports.Csv;

/// <summary>What was told in the latest interview and what the program makes of it; empty tables where there is none.</summary>
internal static class ToldTables
{
    public static readonly string[] FindingColumns = ["told_on", "finding_id", "finding", "kind", "answer", "from"];

    public static readonly string[] ResultColumns = ["told_on", "test_id", "test", "loinc", "value", "unit"];

    public static readonly string[] CauseColumns = ["told_on", "rank", "cause_id", "cause", "chance_0_to_1", "perhaps_from", "perhaps_to", "urgency"];

    private const string Unsure = "unsure";

    /// <summary>One row for each finding with an answer; what was not asked has no row.</summary>
    public static IEnumerable<IEnumerable<string?>> Findings(ToldCase? told, KnowledgeBase knowledge) => told is null
        ? []
        : told.Case.AllAnswers.Select(answer => new[]
        {
            On(told),
            answer.Key,
            knowledge.Findings[answer.Key].Name,
            Vocabulary.Word(knowledge.Findings[answer.Key].Kind),
            answer.Value == Answer.Unknown ? Unsure : Words.YesNo(answer.Value == Answer.Yes),
            told.Case.Results.Answers.Any(result => result.Key == answer.Key) ? "test" : "person",
        });

    /// <summary>One row for each result of a test, as it was told.</summary>
    public static IEnumerable<IEnumerable<string?>> Results(ToldCase? told, KnowledgeBase knowledge) => told is null
        ? []
        : told.Case.Results.Measurements.Select(measurement => new[]
        {
            On(told),
            measurement.Test,
            knowledge.Tests[measurement.Test].Name,
            knowledge.Tests[measurement.Test].Loinc,
            MeasurementWords.Number(measurement.Value),
            measurement.Unit,
        });

    /// <summary>One row for each cause that the program considers, the likeliest first, with the urgency of the whole.</summary>
    public static IEnumerable<IEnumerable<string?>> Causes(ToldCase? told) => told is null
        ? []
        : told.Result.Causes.Index().Select(cause => new[]
        {
            On(told),
            Cells.Number(cause.Index + 1),
            cause.Item.Id,
            cause.Item.Name,
            Chance(cause.Item.Probability),
            Chance(cause.Item.Range?.Low),
            Chance(cause.Item.Range?.High),
            Vocabulary.Word(told.Result.Urgency),
        });

    private static string? Chance(double? chance) => chance?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string On(ToldCase told) => LocalDatePattern.Iso.Format(told.On);
}
