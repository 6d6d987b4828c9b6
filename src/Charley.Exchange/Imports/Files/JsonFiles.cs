using System.Text;
using System.Text.Json;

namespace Charley.Exchange.Imports.Files;

/// <summary>Opens JSON that others wrote.</summary>
internal static class JsonFiles
{
    private const int Deepest = 64;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest };

    /// <summary>The document.</summary>
    /// <exception cref="ImportRefusedException">It is no JSON; the line is said.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> bytes, string file)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(TextStreams.Decode(bytes, file)), Options);
        }
        catch (JsonException wrong)
        {
            throw new ImportRefusedException(file, ImportRefusedException.AtLine((wrong.LineNumber ?? 0) + 1), ImportTexts.JsonBroken);
        }
    }

    /// <summary>The text of a member; null if there is none.</summary>
    public static string? TextOf(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? TextOf(member) : null;

    /// <summary>The number of a member, which may be written as text; null if there is none.</summary>
    public static double? NumberOf(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var member) ? null
        : member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : member.ValueKind == JsonValueKind.String && double.TryParse(TextOf(member), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out number) && double.IsFinite(number) ? number
        : null;

    /// <summary>The items of a member that is a list; empty if it is none.</summary>
    public static IEnumerable<JsonElement> ItemsOf(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Array ? member.EnumerateArray() : [];

    /// <summary>A member that is an object; null if it is none.</summary>
    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;

    /// <summary>Half a surrogate pair, escaped, is valid JSON and no text.</summary>
    private static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
