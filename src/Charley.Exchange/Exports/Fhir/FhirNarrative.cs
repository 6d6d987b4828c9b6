using Charley.Exchange.Reports;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>The document in a few sentences, for programs that show nothing else.</summary>
internal static class FhirNarrative
{
    public static IEnumerable<string> Of(FhirContext context)
    {
        var diary = DiaryFigures.Of(context.Material.Days, context.Material.Episodes, context.Material.Records);
        yield return ExportTexts.NarrativeDiary.In(
            FhirJson.Day(context.Material.Days.Start), FhirJson.Day(context.Material.Days.End), diary.Cramps, diary.Episodes - diary.Cramps, diary.AtNight.Count);
        if (context.Material.Told is not { } told)
        {
            yield break;
        }

        yield return ExportTexts.NarrativeAdvice.In(FhirAdvice.Level(told.Result));
        yield return ExportTexts.NarrativeCauses.In(string.Join("; ", told.Result.Causes.Select(cause => $"{cause.Name} ({cause.Frequency})")));
    }
}
