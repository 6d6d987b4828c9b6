using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Charley.Assessment.Evaluation;
using Charley.Assessment.WhatIf;
using Charley.Knowledge;
using Charley.Knowledge.Checking;

namespace Charley.Assessment.Json;

/// <summary>How an assessment is written as JSON: the same for the command line and for the HTTP API.</summary>
/// <remarks>Members are camelCase; members of enumerations are the words of the knowledge files, such as "self-care".</remarks>
public static class AssessmentJson
{
    /// <summary>
    /// The options. Apostrophes and letters with accents are written as they are, because the text is never put into HTML
    /// without being encoded there.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new(AssessmentJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = AssessmentJsonContext.Default,
    };
}

/// <summary>The serialisers, made when the program is built.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(HyphenatedWords<Urgency>),
        typeof(HyphenatedWords<RemedyKind>),
        typeof(HyphenatedWords<Certainty>),
        typeof(HyphenatedWords<QuestionStage>),
        typeof(HyphenatedWords<CauseGroup>),
        typeof(HyphenatedWords<Sex>),
        typeof(HyphenatedWords<Complaint>),
        typeof(HyphenatedWords<Answer>),
    ])]
[JsonSerializable(typeof(AssessmentResult))]
[JsonSerializable(typeof(WhatIfResult))]
[JsonSerializable(typeof(ImmutableArray<AnswerInfluence>))]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSerializable(typeof(ImmutableArray<CoveredStatement>))]
[JsonSerializable(typeof(Cause))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class AssessmentJsonContext : JsonSerializerContext;

/// <summary>Writes members of an enumeration as the words of the knowledge files.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class HyphenatedWords<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
