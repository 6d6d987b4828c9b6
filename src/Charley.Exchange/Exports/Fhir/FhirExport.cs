using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charley.Exchange.Reports;
using Charley.Knowledge;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>
/// Everything about a person as one FHIR R4 document: a Bundle of type document that begins with its Composition. Codes
/// stand only where the knowledge has verified ones; everything else is in words.
/// </summary>
public static class FhirExport
{
    /// <summary>The media type of FHIR as JSON. Source: HL7 FHIR R4, JSON.</summary>
    public const string MediaType = "application/fhir+json";

    private const string Addresses = "urn:ietf:rfc:3986";
    private const string AgentTypes = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static readonly JsonWriterOptions Writing = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the bundle as JSON.</summary>
    /// <param name="material">Whose, and which days.</param>
    /// <param name="knowledge">Names and codes.</param>
    /// <param name="output">Where to write; stays open.</param>
    public static void Write(ReportMaterial material, KnowledgeBase knowledge, Stream output)
    {
        using var writer = new Utf8JsonWriter(output, Writing);
        Bundle(material, knowledge).WriteTo(writer);
    }

    private static JsonObject Bundle(ReportMaterial material, KnowledgeBase knowledge)
    {
        var context = new FhirContext(material, knowledge);
        var parts = Parts(context);
        JsonObject[] resources = [Composition(context, parts), .. parts.SelectMany(part => part.Resources), Provenance(context)];
        return FhirJson.Of(
            ("resourceType", "Bundle"),
            ("identifier", FhirJson.Of(("system", Addresses), ("value", FhirIds.Address(context.Id("bundle " + context.Now))))),
            ("type", "document"),
            ("timestamp", context.Now),
            ("entry", FhirJson.List(resources.Select(resource => FhirJson.Of(
                ("fullUrl", FhirIds.Address(resource["id"]!.GetValue<string>())),
                ("resource", resource))))));
    }

    /// <summary>The sections of the document with their resources; sections without any are left out.</summary>
    private static List<(string Title, List<JsonObject> Resources)> Parts(FhirContext context)
    {
        var told = context.Material.Told;
        (string Title, IEnumerable<JsonObject> Resources)[] parts =
        [
            (ExportTexts.SectionPerson, [PeoplePart.Patient(context), PeoplePart.Device(context), .. PeoplePart.About(context)]),
            (ExportTexts.SectionAnswers, told is null ? [] : [QuestionnairePart.Questionnaire(context), AnswersPart.Answers(context, told)]),
            (ExportTexts.SectionEpisodes, ObservationPart.Episodes(context)),
            (ExportTexts.SectionDays, ObservationPart.Days(context)),
            (ExportTexts.SectionTriggers, LearnedPart.Triggers(context)),
            (ExportTexts.SectionTrials, LearnedPart.Trials(context)),
            (ExportTexts.SectionMedicines, MedicinePart.Statements(context)),
            (ExportTexts.SectionIssues, MedicinePart.Issues(context)),
            (ExportTexts.SectionResults, ObservationPart.Results(context)),
            (ExportTexts.SectionCauses, told is null ? [] : [CarePart.Risk(context, told)]),
            (ExportTexts.SectionPlan, told is null ? [] : [CarePart.Plan(context, told)]),
        ];
        return [.. parts.Select(part => (part.Title, part.Resources.ToList())).Where(part => part.Item2.Count > 0)];
    }

    private static JsonObject Composition(FhirContext context, List<(string Title, List<JsonObject> Resources)> parts) => FhirContext.Resource(
        "Composition",
        context.Id("composition"),
        ("text", FhirJson.Narrative(FhirNarrative.Of(context))),
        ("status", "final"),
        ("type", FhirJson.Concept(ExportTexts.DocumentType)),
        ("subject", context.Patient),
        ("date", context.Now),
        ("author", FhirJson.List(context.Patient)),
        ("title", ExportTexts.DocumentTitle),
        ("section", FhirJson.List(parts.Select(part => FhirJson.Of(
            ("title", part.Title),
            ("entry", FhirJson.List(part.Resources.Select(resource => FhirJson.Reference(FhirIds.Address(resource["id"]!.GetValue<string>()))))))))));

    /// <summary>Who made this: the person said it, the program wrote it down and computed.</summary>
    private static JsonObject Provenance(FhirContext context) => FhirContext.Resource(
        "Provenance",
        context.Id("provenance"),
        ("target", FhirJson.List(FhirJson.Reference(FhirIds.Address(context.Id("composition"))))),
        ("recorded", context.Now),
        ("activity", FhirJson.Concept(ExportTexts.ProvenanceActivity)),
        ("agent", FhirJson.List(
            FhirJson.Of(("type", FhirJson.Coded(AgentTypes, "author", "Author")), ("who", context.Patient)),
            FhirJson.Of(("type", FhirJson.Coded(AgentTypes, "assembler", "Assembler")), ("who", context.Device)))));
}
