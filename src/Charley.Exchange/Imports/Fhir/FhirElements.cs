using System.Text.Json;
using Charley.Exchange.Imports.Files;
using NodaTime;
using NodaTime.Text;

namespace Charley.Exchange.Imports.Fhir;

/// <summary>Parts that many FHIR resources share.</summary>
internal static class FhirElements
{
    private const int DateLength = 10;

    /// <summary>The codes of a CodeableConcept, with their systems.</summary>
    public static IEnumerable<(string System, string Code)> CodesOf(this JsonElement? concept) =>
        concept is { } element
            ? element.ItemsOf("coding").Select(coding => (coding.TextOf("system") ?? string.Empty, coding.TextOf("code") ?? string.Empty))
            : [];

    /// <summary>The words of a CodeableConcept.</summary>
    public static string? WordsOf(this JsonElement? concept) =>
        concept?.TextOf("text") ?? concept?.ItemsOf("coding").Select(coding => coding.TextOf("display")).FirstOrDefault(display => display is not null);

    /// <summary>The first code of a CodeableConcept, or null.</summary>
    public static string? CodeOf(this JsonElement? concept) => concept.CodesOf().Select(coding => coding.Code).FirstOrDefault();

    /// <summary>The first date that a resource has under one of these names.</summary>
    public static LocalDate? DateOf(this JsonElement resource, params string[] names) =>
        names.Select(name => resource.TextOf(name))
            .Where(text => text is { Length: >= DateLength })
            .Select(text => LocalDatePattern.Iso.Parse(text![..DateLength]))
            .Where(parsed => parsed.Success)
            .Select(parsed => (LocalDate?)parsed.Value)
            .FirstOrDefault();
}
