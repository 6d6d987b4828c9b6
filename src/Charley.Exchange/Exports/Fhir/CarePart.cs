using System.Text.Json.Nodes;
using Charley.Assessment;
using Charley.Exchange.Reports;
using Charley.Knowledge;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>What the software makes of the answers: causes and plan, both marked as computed.</summary>
internal static class CarePart
{
    private const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";

    /// <summary>FHIR writes probabilities in per cent.</summary>
    private const int PerCent = 100;
    private const int Digits = 2;

    public static JsonObject Risk(FhirContext context, ToldCase told) => FhirContext.Resource(
        "RiskAssessment",
        context.Id("causes"),
        ("status", "final"),
        ("method", FhirJson.Concept(ExportTexts.Method)),
        ("code", FhirJson.Concept(ExportTexts.RiskCode)),
        ("subject", context.Patient),
        ("occurrenceDateTime", FhirJson.Day(told.On)),
        ("performer", context.Device),
        ("basis", FhirJson.List(context.Answers)),
        ("prediction", FhirJson.List(told.Result.Causes.Select(cause => FhirJson.Of(
            ("outcome", FhirJson.Concept(cause.Name, Icd10Cm, context.Knowledge.Causes[cause.Id].Icd10Cm)),
            ("probabilityDecimal", Math.Round((decimal)(cause.Probability * PerCent), Digits)),
            ("rationale", FhirJson.Text(Rationale(cause))))))),
        ("note", FhirJson.List(FhirJson.Of(("text", ExportTexts.RiskNote)), FhirJson.Of(("text", FhirAdvice.Of(told.Result))))));

    public static JsonObject Plan(FhirContext context, ToldCase told) => FhirContext.Resource(
        "CarePlan",
        context.Id("plan"),
        ("status", "draft"),
        ("intent", "proposal"),
        ("title", ExportTexts.PlanTitle),
        ("description", FhirAdvice.Of(told.Result)),
        ("subject", context.Patient),
        ("created", FhirJson.Day(told.On)),
        ("author", context.Device),
        ("activity", FhirJson.List(told.Result.Plan.Select(remedy => FhirJson.Of(("detail", FhirJson.Of(
            ("code", FhirJson.Concept(remedy.Name)),
            ("status", "not-started"),
            ("doNotPerform", remedy.Kind == RemedyKind.NotAdvised ? true : null),
            ("description", FhirJson.Text(string.Join(" ", remedy.Steps.Prepend(remedy.Says.Text)))))))))),
        ("note", FhirJson.List(FhirJson.Of(("text", ExportTexts.PlanNote)))));

    private static string Rationale(CauseResult cause) =>
        ExportTexts.Rationale.In(Sentences(cause.For), Sentences(cause.Against));

    private static string Sentences(IEnumerable<AnswerWeight> weights)
    {
        var said = string.Join(" ", weights.Select(weight => weight.Text));
        return said.Length == 0 ? ExportTexts.Nobody : said;
    }
}
