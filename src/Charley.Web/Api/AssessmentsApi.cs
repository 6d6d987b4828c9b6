using System.Collections.Immutable;
using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Assessment.WhatIf;
using Charley.Web.Languages;

namespace Charley.Web.Api;

/// <summary>A case as programs send it.</summary>
/// <param name="Age">Age in whole years, 0 to 120.</param>
/// <param name="Sex">female or male.</param>
/// <param name="Pregnant">Whether pregnant now; false if left out.</param>
/// <param name="Complaint">Any of cramp, twitch, pain; at least one.</param>
/// <param name="Findings">"yes", "no" or "unknown" (or true and false) by finding id; those left out are unknown.</param>
/// <param name="Results">Results of tests; what they mean is worked out here.</param>
internal sealed record AssessmentRequest(
    int Age,
    string Sex,
    bool? Pregnant,
    IReadOnlyList<string> Complaint,
    IReadOnlyDictionary<string, string>? Findings,
    IReadOnlyList<ResultRequest>? Results);

/// <summary>A result of a test.</summary>
/// <param name="Test">Id of the test, such as potassium.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The unit; may be left out where the test has one unit only.</param>
internal sealed record ResultRequest(string Test, double Value, string? Unit);

/// <summary>A case with one answer to be tried instead.</summary>
/// <param name="Case">The case.</param>
/// <param name="Finding">Id of the finding to change, such as statin-use.</param>
/// <param name="Answer">"yes", "no" or "unknown": what to suppose instead.</param>
internal sealed record WhatIfRequest(AssessmentRequest Case, string Finding, string Answer);

/// <summary>The stateless assessment: all answers in; urgency, causes, explanations, plan and next questions out.</summary>
internal static class AssessmentsApi
{
    public static void MapAssessments(this IEndpointRouteBuilder api)
    {
        api.MapPost("/assessments", AssessAsync)
            .WithName("assess")
            .WithSummary(ApiTexts.AssessSummary)
            .WithDescription(ApiTexts.AssessDescription)
            .AcceptsOnlyJson<AssessmentRequest>();
        api.MapPost("/assessments/what-if", CompareAsync)
            .WithName("what-if")
            .WithSummary(ApiTexts.WhatIfSummary)
            .WithDescription(ApiTexts.WhatIfDescription)
            .AcceptsOnlyJson<WhatIfRequest>();
        api.MapPost("/assessments/influences", MostTellingAsync)
            .WithName("influences")
            .WithSummary(ApiTexts.InfluencesSummary)
            .WithDescription(ApiTexts.InfluencesDescription)
            .AcceptsOnlyJson<AssessmentRequest>();
    }

    private static async Task<Results<JsonHttpResult<AssessmentResult>, ValidationProblem>> AssessAsync(
        HttpContext context, CaseDesk desk, Spoken spoken, CancellationToken cancellation)
    {
        var (input, problems) = await CaseReader.ReadAsync(context.Request.Body, cancellation);
        var (subject, mistakes) = desk.Check(input, problems);
        return subject is null
            ? Refuse(mistakes)
            : TypedResults.Json(spoken.Assessor.Assess(subject, cancellation), Assessment.Json.AssessmentJson.Options);
    }

    private static async Task<Results<JsonHttpResult<WhatIfResult>, ValidationProblem>> CompareAsync(
        HttpContext context, CaseDesk desk, Spoken spoken, CancellationToken cancellation)
    {
        var (input, problems) = await WhatIfReader.ReadAsync(context.Request.Body, cancellation);
        var (subject, mistakes) = desk.Check(input.Case, problems);
        if (subject is null)
        {
            return Refuse(mistakes);
        }

        var (result, problem) = spoken.WhatIf.Compare(subject, input.Finding, input.Answer, cancellation);
        return result is null
            ? Refuse([new CaseProblem(WhatIfReader.Finding, problem!.Message)])
            : TypedResults.Json(result, Assessment.Json.AssessmentJson.Options);
    }

    private static async Task<Results<JsonHttpResult<ImmutableArray<AnswerInfluence>>, ValidationProblem>> MostTellingAsync(
        HttpContext context, CaseDesk desk, Spoken spoken, CancellationToken cancellation)
    {
        var (input, problems) = await CaseReader.ReadAsync(context.Request.Body, cancellation);
        var (subject, mistakes) = desk.Check(input, problems);
        return subject is null
            ? Refuse(mistakes)
            : TypedResults.Json(spoken.WhatIf.MostTelling(subject, cancellation), Assessment.Json.AssessmentJson.Options);
    }

    private static ValidationProblem Refuse(IReadOnlyList<CaseProblem> problems) =>
        TypedResults.ValidationProblem(
            problems
                .GroupBy(problem => problem.Field, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).ToArray(), StringComparer.Ordinal),
            title: ApiTexts.RefusedTitle);
}
