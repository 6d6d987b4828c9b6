using System.Text.Json.Nodes;
using Charley.Exchange.Reports;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>Medicines as they were told, and a warning for each that may bring cramps.</summary>
internal static class MedicinePart
{
    private const string Atc = "http://www.whocc.no/atc";

    public static IEnumerable<JsonObject> Statements(FhirContext context) =>
        Medicines.Of(context.Material, context.Knowledge).Select(line => FhirContext.Resource(
            "MedicationStatement",
            IdOf(line, context),
            ("status", line.DaysTaken is null ? "active" : "unknown"),
            ("medicationCodeableConcept", FhirJson.Concept(line.Name, Atc, Medicines.Named(line.Name, context.Knowledge)?.Atc)),
            ("subject", context.Patient),
            ("effectivePeriod", line.DaysTaken is null ? null : FhirJson.Of(("start", FhirJson.Day(context.Material.Days.Start)), ("end", FhirJson.Day(context.Material.Days.End)))),
            ("dateAsserted", context.Now),
            ("informationSource", context.Patient),
            ("note", line.DaysTaken is { } days ? FhirJson.List(FhirJson.Of(("text", ExportTexts.TakenOnDays.In(days)))) : null)));

    public static IEnumerable<JsonObject> Issues(FhirContext context) =>
        Medicines.Of(context.Material, context.Knowledge).Where(line => line.MayCauseCramps).Select(line => FhirContext.Resource(
            "DetectedIssue",
            context.Id("issue " + line.Name),
            ("status", "preliminary"),
            ("code", FhirJson.Concept(ExportTexts.IssueCode)),
            ("patient", context.Patient),
            ("identifiedDateTime", context.Now),
            ("author", context.Device),
            ("implicated", FhirJson.List(FhirJson.Reference(FhirIds.Address(IdOf(line, context))))),
            ("detail", FhirJson.Text(ExportTexts.IssueDetail.In(line.Name)))));

    private static string IdOf(MedicineLine line, FhirContext context) => context.Id((line.DaysTaken is null ? "medicine told " : "medicine taken ") + line.Name);
}
