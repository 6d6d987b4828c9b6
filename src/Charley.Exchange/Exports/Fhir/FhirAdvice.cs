using System.Text.Json.Nodes;
using Charley.Assessment;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>How soon to be seen, in words. Advice that calms is said with the warning signs that the person was not sure of.</summary>
internal static class FhirAdvice
{
    /// <summary>The level, and what to do.</summary>
    public static JsonNode? Of(AssessmentResult result) => FhirJson.Text(Level(result) + ". " + result.Do);

    /// <summary>The level alone.</summary>
    public static string Level(AssessmentResult result) => result.CalmsOnlyWithoutSigns
        ? ExportTexts.OnlyWithout.In(result.UrgencyName, string.Join("; ", Signs(result)))
        : result.UrgencyName;

    private static IEnumerable<string> Signs(AssessmentResult result) =>
        result.NotRuledOut.Where(signs => signs.AmongChecks).SelectMany(signs => signs.Texts).Distinct(StringComparer.Ordinal).Select(text => text.TrimEnd('.'));
}
