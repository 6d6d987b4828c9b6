using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Charley.Assessment.Json;

namespace Charley.Output;

/// <summary>How the commands write JSON: as <see cref="AssessmentJson"/> does, and the rows that only commands print besides.</summary>
internal static class CommandJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new(AssessmentJson.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(AssessmentJson.Options.TypeInfoResolver, new DefaultJsonTypeInfoResolver()),
    };
}
