using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Charley.Diary.Care;

/// <summary>How the diary is written as JSON: ISO times, the words of the knowledge, nothing unknown and nothing twice.</summary>
public static class DiaryJson
{
    /// <summary>For exports and for the output of commands.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = false,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,

        // The file is no web page; letters of other scripts stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new TextConverter<Instant>(InstantPattern.ExtendedIso),
            new TextConverter<LocalDateTime>(LocalDateTimePattern.ExtendedIso),
            new TextConverter<LocalDate>(LocalDatePattern.Iso),
        },
    };

    /// <summary>The same on one line, for columns.</summary>
    internal static JsonSerializerOptions Short { get; } = new(Options) { WriteIndented = false };

    private sealed class TextConverter<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        /// <summary>Without a message of its own the exception names the place in the file.</summary>
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parsed = pattern.Parse(reader.GetString() ?? string.Empty);
            return parsed.Success ? parsed.Value : throw new JsonException(null, parsed.Exception);
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(pattern.Format(value));
    }
}
