using Charley.Assessment;

namespace Charley.Web.Pages.Interview.Result;

/// <summary>The answer to an interview, finished or so far.</summary>
internal static class ResultEndpoints
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/interview/{id:guid}/result", ShowAsync);

    private static async Task<IResult> ShowAsync(
        Guid id, InterviewDesk desk, Assessor assessor, TimeProvider time, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var result = assessor.Assess(desk.CaseOf(interview), cancellation);

        // Counted from the last answer, so that the day does not move with every look at the page.
        var answered = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(interview.UpdatedAt.ToDateTimeOffset(), time.LocalTimeZone).DateTime);
        DateOnly? lookAgain = result.LookAgainDays is { } days ? answered.AddDays(days) : null;
        return new RazorComponentResult<ResultPage>(new { View = new ResultView(id, result, result.NextQuestions.IsEmpty, lookAgain) });
    }
}
