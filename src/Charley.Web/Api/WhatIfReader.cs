using System.Text.Json;
using Charley.Assessment.Cases;

namespace Charley.Web.Api;

/// <summary>A case with one answer to be tried instead, as it was read.</summary>
/// <param name="Case">The case before it is checked.</param>
/// <param name="Finding">Id of the finding.</param>
/// <param name="Answer">What to suppose instead.</param>
internal sealed record WhatIfInput(CaseInput Case, string Finding, Answer Answer);

/// <summary>Reads from JSON what to suppose; every mistake carries the name of its field.</summary>
internal static class WhatIfReader
{
    /// <summary>The member that names the finding.</summary>
    public const string Finding = "finding";

    private const string Case = "case";
    private const string Instead = "answer";

    /// <summary>What to suppose, or every problem of form.</summary>
    public static Task<(WhatIfInput Input, IReadOnlyList<CaseProblem> Problems)> ReadAsync(Stream body, CancellationToken cancellation) =>
        CaseReader.ReadAsync(body, Read, new WhatIfInput(CaseReader.Nothing, string.Empty, Answer.Unknown), cancellation);

    private static (WhatIfInput, IReadOnlyList<CaseProblem>) Read(JsonElement root)
    {
        var problems = new List<CaseProblem>();
        var input = new WhatIfInput(CaseReader.Nothing, string.Empty, Answer.Unknown);
        if (root.ValueKind == JsonValueKind.Object)
        {
            problems.AddRange(root.EnumerateObject()
                .Where(member => member.Name is not (Case or Finding or Instead))
                .Select(member => new CaseProblem(member.Name, ApiTexts.WhatIfUnknownMember.With(member.Name))));
        }

        if (Member(root, Case) is { ValueKind: JsonValueKind.Object } inner)
        {
            var (read, mistakes) = CaseReader.Read(inner);
            problems.AddRange(mistakes.Select(mistake => mistake with { Field = Case + "." + mistake.Field }));
            input = input with { Case = read };
        }
        else
        {
            problems.Add(new CaseProblem(Case, ApiTexts.WhatIfCase));
        }

        if (Word(root, Finding) is { Length: > 0 } finding)
        {
            input = input with { Finding = finding };
        }
        else
        {
            problems.Add(new CaseProblem(Finding, ApiTexts.WhatIfFinding));
        }

        if (CaseChecks.AnswerNamed(Word(root, Instead) ?? string.Empty) is { } answer)
        {
            input = input with { Answer = answer };
        }
        else
        {
            problems.Add(new CaseProblem(Instead, ApiTexts.NotAnAnswer));
        }

        return (input, problems);
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value : null;

    private static string? Word(JsonElement root, string name) => Member(root, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.True } => "yes",
        { ValueKind: JsonValueKind.False } => "no",
        _ => null,
    };
}
