using System.Text.Json.Nodes;
using Charley.Exchange.Reports;
using Charley.Knowledge;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>What every part of the bundle needs.</summary>
/// <param name="Material">What is exported.</param>
/// <param name="Knowledge">Names and verified codes.</param>
internal sealed record FhirContext(ReportMaterial Material, KnowledgeBase Knowledge)
{
    private readonly FhirIds ids = new(Material.Person.Id);

    /// <summary>Refers to the person.</summary>
    public JsonObject Patient => FhirJson.Reference(FhirIds.Address(Id("patient")));

    /// <summary>Refers to this program.</summary>
    public JsonObject Device => FhirJson.Reference(FhirIds.Address(Id("device")));

    /// <summary>Refers to the answers.</summary>
    public JsonObject Answers => FhirJson.Reference(FhirIds.Address(Id("answers")));

    /// <summary>Where the questionnaire is found: in this bundle.</summary>
    public string QuestionnaireAddress => FhirIds.Address(Id("questionnaire"));

    /// <summary>When the bundle is made.</summary>
    public string Now => FhirJson.Moment(Material.WrittenAt);

    /// <summary>The id of a resource of this person.</summary>
    public string Id(string name) => ids.For(name);

    /// <summary>A resource with its id.</summary>
    public static JsonObject Resource(string type, string id, params (string Name, JsonNode? Value)[] members) =>
        FhirJson.Of([("resourceType", type), ("id", id), .. members]);
}
