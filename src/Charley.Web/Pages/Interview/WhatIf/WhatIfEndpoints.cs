using Charley.Assessment.WhatIf;
using Charley.Web.Components;
using Charley.Web.Languages;

namespace Charley.Web.Pages.Interview.WhatIf;

/// <summary>What if one answer were another. Nothing is stored, and no answer gets into an address.</summary>
internal static class WhatIfEndpoints
{
    private const string Path = "/interview/{id:guid}/what-if";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid id, Spoken spoken, InterviewDesk desk, CancellationToken cancellation) =>
            ShowAsync(id, null, spoken, desk, cancellation));
        pages.MapPost(Path, SupposeAsync);
    }

    private static async Task<IResult> SupposeAsync(
        Guid id, HttpContext context, Spoken spoken, InterviewDesk desk, CancellationToken cancellation) =>
        await ShowAsync(id, WhatIfForm.Read(await context.Request.ReadFormAsync(cancellation)), spoken, desk, cancellation);

    private static async Task<IResult> ShowAsync(
        Guid id, WhatIfForm? form, Spoken spoken, InterviewDesk desk, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var subject = desk.CaseOf(interview);
        var mistakes = form is null ? [] : Missing(form);
        WhatIfResult? result = null;
        if (form is { Instead: { } instead } && mistakes.Count == 0)
        {
            var (compared, problem) = spoken.WhatIf.Compare(subject, form.Finding, instead, cancellation);
            result = compared;
            mistakes = problem is null ? [] : [new FieldMistake(WhatIfForm.FindingField, problem.Message)];
        }

        var view = new WhatIfView(
            id,
            form ?? WhatIfForm.Empty,
            spoken.WhatIf.MostTelling(subject, cancellation),
            WhatIfView.GroupsFor(spoken.Knowledge, subject),
            result,
            result is null ? null : WhatIfView.ChangePathOf(id, spoken.Knowledge, result.Finding),
            mistakes);
        return new RazorComponentResult<WhatIfPage>(new { View = view })
        {
            StatusCode = mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    private static List<FieldMistake> Missing(WhatIfForm form)
    {
        var mistakes = new List<FieldMistake>();
        if (form.Finding.Length == 0)
        {
            mistakes.Add(new FieldMistake(WhatIfForm.FindingField, WhatIfTexts.NoFinding));
        }

        if (form.Instead is null)
        {
            mistakes.Add(new FieldMistake(WhatIfForm.AnswerField, WhatIfTexts.NoAnswer));
        }

        return mistakes;
    }
}
