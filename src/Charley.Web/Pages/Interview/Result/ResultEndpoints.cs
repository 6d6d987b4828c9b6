using Charley.Diary.Trials;
using Charley.Web.Experiments;
using Charley.Web.Languages;
using Charley.Web.Learning;
using Charley.Web.Pages.Interview.Tests;
using Charley.Web.Pages.Interview.Worry;

namespace Charley.Web.Pages.Interview.Result;

/// <summary>The answer to an interview, finished or so far.</summary>
internal static class ResultEndpoints
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/interview/{id:guid}/result", ShowAsync);

    private static async Task<IResult> ShowAsync(
        Guid id,
        Spoken spoken,
        InterviewDesk desk,
        DiaryAnswers diary,
        TrialStore trials,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var subject = desk.CaseOf(interview);
        var result = spoken.Assessor.Assess(subject, cancellation);

        var view = new ResultView(id, result, result.NextQuestions.IsEmpty, ResultView.LookAgainOn(interview, result, time))
        {
            Conflict = ConflictLine.Of(id, spoken.Conflicts.Find(subject), spoken.Knowledge),
            NotRuledOut = SignsNotRuledOut.Of(id, result.NotRuledOut.Where(signs => signs.AmongChecks), spoken.Knowledge),
            OtherwiseUnsure = SignsNotRuledOut.Of(id, result.NotRuledOut.Where(signs => !signs.AmongChecks), spoken.Knowledge),
            Tests = TestLine.Of(subject, spoken.Knowledge),
            FromDiary = [.. diary.In(subject).Select(finding => spoken.Knowledge.Findings[finding.Id].WhenYes)],
            Repetition = result.Urgency <= Urgency.RoutineAppointment && !result.CalmsOnlyWithoutSigns ? Repetition.Find(interview, await desk.RecentAsync(cancellation)) : null,
            Signs = SignsToWatch.Of(result, spoken.Knowledge),
            Own = PersonalEvidence.From(await trials.ListAsync(interview.PersonId, cancellation)),
        };
        return new RazorComponentResult<ResultPage>(new { View = view });
    }
}
