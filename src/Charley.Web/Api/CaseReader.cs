using System.Text.Json;
using Charley.Assessment.Cases;

namespace Charley.Web.Api;

/// <summary>
/// Reads a case from JSON by hand, so that every mistake is told with the name of its field and all of them at once.
/// </summary>
internal static class CaseReader
{
    /// <summary>A case is an object with a list of objects inside, and may stand in another object; anything deeper is a mistake or an attack.</summary>
    private const int DeepestLevel = 4;

    /// <summary>Several times the findings that exist; more is refused before anything is looked up.</summary>
    private const int MostFindings = 1_000;

    /// <summary>Several times the longest id that exists, in characters.</summary>
    private const int LongestId = 200;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DeepestLevel };

    /// <summary>The case, or every problem of form. Whether it makes sense is for <see cref="CaseChecks"/> to say.</summary>
    public static Task<(CaseInput Input, IReadOnlyList<CaseProblem> Problems)> ReadAsync(Stream body, CancellationToken cancellation) =>
        ReadAsync(body, Read, Nothing, cancellation);

    /// <summary>Anything read from a body of JSON, or the place where it is no JSON.</summary>
    /// <param name="body">The body.</param>
    /// <param name="read">Reads the root of the document.</param>
    /// <param name="nothing">What stands for it where the body is no JSON.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<(T Input, IReadOnlyList<CaseProblem> Problems)> ReadAsync<T>(
        Stream body, Func<JsonElement, (T Input, IReadOnlyList<CaseProblem> Problems)> read, T nothing, CancellationToken cancellation)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, Strict, cancellation);
            return read(document.RootElement);
        }
        catch (JsonException mistake)
        {
            return (nothing, [new CaseProblem("body", ApiTexts.NotJson.With(mistake.LineNumber + 1 ?? 1, mistake.BytePositionInLine + 1 ?? 1))]);
        }
    }

    /// <summary>A case of which nothing is known.</summary>
    public static CaseInput Nothing { get; } = new(null, null, null, null, null);

    /// <summary>The case in an element, or every problem of form.</summary>
    public static (CaseInput Input, IReadOnlyList<CaseProblem> Problems) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (Nothing, [new CaseProblem("body", ApiTexts.NotAnObject)]);
        }

        var problems = new List<CaseProblem>();
        var input = Nothing;
        foreach (var member in root.EnumerateObject())
        {
            input = member.Name switch
            {
                "age" => input with { Age = Age(member.Value, problems) },
                "sex" => input with { Sex = Word(member, problems) },
                "pregnant" => input with { Pregnant = Truth(member, problems) },
                "complaint" => input with { Complaint = Words(member, problems) },
                "findings" => input with { Findings = Answers(member.Value, problems) },
                "results" => input with { Results = ResultReader.Read(member.Value, problems) },
                _ => Unknown(input, member.Name, problems),
            };
        }

        return (input, problems);
    }

    private static CaseInput Unknown(CaseInput input, string name, List<CaseProblem> problems)
    {
        problems.Add(new CaseProblem(name, ApiTexts.UnknownMember.With(name)));
        return input;
    }

    private static int? Age(JsonElement value, List<CaseProblem> problems)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var age))
        {
            return age;
        }

        problems.Add(new CaseProblem("age", ApiTexts.AgeNotWhole));
        return null;
    }

    private static string? Word(JsonProperty member, List<CaseProblem> problems)
    {
        if (member.Value.ValueKind == JsonValueKind.String)
        {
            return member.Value.GetString();
        }

        problems.Add(new CaseProblem(member.Name, ApiTexts.NotText.With(member.Name)));
        return null;
    }

    private static bool? Truth(JsonProperty member, List<CaseProblem> problems)
    {
        if (member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return member.Value.GetBoolean();
        }

        problems.Add(new CaseProblem(member.Name, ApiTexts.NotTrueOrFalse.With(member.Name)));
        return null;
    }

    private static List<string>? Words(JsonProperty member, List<CaseProblem> problems)
    {
        if (member.Value.ValueKind == JsonValueKind.Array
            && member.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. member.Value.EnumerateArray().Select(item => item.GetString()!)];
        }

        problems.Add(new CaseProblem(member.Name, ApiTexts.NotListOfText.With(member.Name)));
        return null;
    }

    private static Dictionary<string, string>? Answers(JsonElement value, List<CaseProblem> problems)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new CaseProblem("findings", ApiTexts.FindingsNotObject));
            return null;
        }

        if (value.GetPropertyCount() > MostFindings)
        {
            problems.Add(new CaseProblem("findings", ApiTexts.TooManyFindings.With(MostFindings)));
            return null;
        }

        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name.Length > LongestId)
            {
                problems.Add(new CaseProblem("findings", ApiTexts.IdTooLong.With(LongestId)));
            }
            else if (AnswerWord(member.Value) is { } word)
            {
                answers[member.Name] = word;
            }
            else
            {
                problems.Add(new CaseProblem("findings." + member.Name, ApiTexts.NotAnAnswer));
            }
        }

        return answers;
    }

    private static string? AnswerWord(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => null,
    };
}
