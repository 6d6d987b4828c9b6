using System.Text.Json.Nodes;
using Charley.Knowledge;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>The person and the program.</summary>
internal static class PeoplePart
{
    private const string AgeUnit = "a";

    public static JsonObject Patient(FhirContext context) => FhirContext.Resource(
        "Patient",
        context.Id("patient"),
        ("name", context.Material.Person.Name is { } name ? FhirJson.List(FhirJson.Of(("text", FhirJson.Text(name)))) : null),
        ("gender", context.Material.Told?.Case.Person.Sex switch { Sex.Female => "female", Sex.Male => "male", _ => null }));

    public static JsonObject Device(FhirContext context) => FhirContext.Resource(
        "Device",
        context.Id("device"),
        ("deviceName", FhirJson.List(FhirJson.Of(("name", "Charley"), ("type", "user-friendly-name")))),
        ("version", FhirJson.List(FhirJson.Of(("value", typeof(PeoplePart).Assembly.GetName().Version!.ToString(3))))),
        ("note", FhirJson.List(FhirJson.Of(("text", ExportTexts.DeviceNote)))));

    /// <summary>Age and pregnancy as they were told: the day of birth is not asked.</summary>
    public static IEnumerable<JsonObject> About(FhirContext context)
    {
        if (context.Material.Told is not { } told)
        {
            yield break;
        }

        yield return Observation(context, "age", ExportTexts.Age, ("valueQuantity", FhirJson.Quantity(told.Case.Person.Age, ExportTexts.Years, AgeUnit)));
        yield return Observation(context, "pregnant", ExportTexts.Pregnant, ("valueBoolean", told.Case.Person.Pregnant));
    }

    private static JsonObject Observation(FhirContext context, string name, string text, (string Name, JsonNode? Value) value) => FhirContext.Resource(
        "Observation",
        context.Id(name),
        ("status", "final"),
        ("category", ObservationPart.Survey()),
        ("code", FhirJson.Concept(text)),
        ("subject", context.Patient),
        ("effectiveDateTime", FhirJson.Day(context.Material.Told!.On)),
        value);
}
