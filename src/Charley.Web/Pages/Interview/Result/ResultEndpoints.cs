using Charley.Assessment;
using Charley.Web.Pages.Interview.Tests;

namespace Charley.Web.Pages.Interview.Result;

/// <summary>The answer to an interview, finished or so far.</summary>
internal static class ResultEndpoints
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/interview/{id:guid}/result", ShowAsync);

    private static async Task<IResult> ShowAsync(
        Guid id, KnowledgeBase knowledge, InterviewDesk desk, Assessor assessor, TimeProvider time, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var subject = desk.CaseOf(interview);
        var result = assessor.Assess(subject, cancellation);

        // Counted from the last answer, so that the day does not move with every look at the page.
        var answered = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(interview.UpdatedAt.ToDateTimeOffset(), time.LocalTimeZone).DateTime);
        DateOnly? lookAgain = result.LookAgainDays is { } days ? answered.AddDays(days) : null;
        var view = new ResultView(id, result, result.NextQuestions.IsEmpty, lookAgain) { Tests = TestLine.Of(subject, knowledge) };
        return new RazorComponentResult<ResultPage>(new { View = view });
    }
}
