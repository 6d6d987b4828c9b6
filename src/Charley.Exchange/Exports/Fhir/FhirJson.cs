using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>Small parts of FHIR R4 as JSON. Nothing empty is written: FHIR forbids empty texts, lists and objects.</summary>
internal static class FhirJson
{
    /// <summary>The system of units.</summary>
    private const string Ucum = "http://unitsofmeasure.org";

    /// <summary>An object of the members that have a value.</summary>
    public static JsonObject Of(params (string Name, JsonNode? Value)[] members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null && value is not JsonArray { Count: 0 } && value is not JsonObject { Count: 0 })
            {
                made.Add(name, value);
            }
        }

        return made;
    }

    /// <summary>A list; null if it is empty.</summary>
    public static JsonArray? List(IEnumerable<JsonNode?> items)
    {
        JsonNode[] there = [.. items.OfType<JsonNode>()];
        return there.Length == 0 ? null : new JsonArray(there);
    }

    /// <summary>A list of these items.</summary>
    public static JsonArray? List(params JsonNode?[] items) => List(items.AsEnumerable());

    /// <summary>Words as FHIR allows them: no control characters but line breaks, and never empty.</summary>
    public static JsonNode? Text(string? words)
    {
        if (words is null)
        {
            return null;
        }

        var kept = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes().Where(rune => !Rune.IsControl(rune) || rune.Value is '\n' or '\t'))
        {
            kept.Append(rune);
        }

        var text = kept.ToString().Trim();
        return text.Length == 0 ? null : JsonValue.Create(text);
    }

    /// <summary>A concept in words, with a code only where one is given.</summary>
    public static JsonObject Concept(string text, string? system = null, string? code = null) =>
        Of(("coding", code is null ? null : List(Of(("system", system), ("code", code)))), ("text", Text(text)));

    /// <summary>A concept of a list that belongs to FHIR itself.</summary>
    public static JsonObject Coded(string system, string code, string display) =>
        Of(("coding", List(Of(("system", system), ("code", code), ("display", display)))));

    public static JsonObject Reference(string address) => Of(("reference", address));

    public static JsonObject Quantity(decimal value, string unit, string? ucum) =>
        Of(("value", value), ("unit", Text(unit)), ("system", ucum is null ? null : Ucum), ("code", ucum));

    public static string Moment(Instant instant) => InstantPattern.General.Format(instant);

    public static string Moment(ZonedDateTime moment) =>
        OffsetDateTimePattern.Rfc3339.Format(moment.ToOffsetDateTime().With(TimeAdjusters.TruncateToSecond));

    public static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>What people read where no program does: paragraphs.</summary>
    public static JsonObject Narrative(IEnumerable<string> paragraphs)
    {
        var html = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
        foreach (var paragraph in paragraphs.Select(words => Text(words)?.GetValue<string>()).OfType<string>())
        {
            html.Append("<p>").Append(Escaped(paragraph)).Append("</p>");
        }

        return Of(("status", "generated"), ("div", html.Append("</div>").ToString()));
    }

    private static string Escaped(string words) => System.Security.SecurityElement.Escape(
        string.Concat(words.Where(XmlConvert.IsXmlChar).Select(letter => letter.ToString())));
}
