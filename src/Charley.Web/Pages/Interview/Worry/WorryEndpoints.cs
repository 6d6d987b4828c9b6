using Charley.Web.Languages;
using Charley.Web.Pages.Interview.Result;

namespace Charley.Web.Pages.Interview.Worry;

/// <summary>A calm page for what people fear, and a fixed address that finds the last one again.</summary>
internal static class WorryEndpoints
{
    /// <summary>The last answer of this person, wherever it was given.</summary>
    public const string LastPath = "/worries";

    /// <summary>Remedies for the worry itself, in the knowledge.</summary>
    private static readonly string[] Calming = ["stop-checking-muscles", "cbt-health-anxiety"];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/interview/{id:guid}/worries", ShowAsync);
        pages.MapGet(LastPath, LastAsync);
    }

    private static async Task<IResult> ShowAsync(
        Guid id, Spoken spoken, InterviewDesk desk, TimeProvider time, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var subject = desk.CaseOf(interview);
        var result = spoken.Assessor.Conclude(subject, cancellation);
        var view = new WorryView(
            id,
            result,
            [.. result.UnlikelyButFeared.Select(feared => FearedIllness.Of(feared, subject, spoken.Knowledge))],
            ResultView.LookAgainOn(interview, result, time),
            [.. Calming.Where(spoken.Knowledge.Remedies.ContainsKey).Select(remedy => spoken.Knowledge.Remedies[remedy])]);
        return new RazorComponentResult<WorryPage>(new { View = view });
    }

    private static async Task<IResult> LastAsync(InterviewDesk desk, CancellationToken cancellation) =>
        await desk.LastFinishedAsync(cancellation) is { } last
            ? SeeOther.To(InterviewPaths.Worries(last.Id))
            : SeeOther.To("/start");
}
