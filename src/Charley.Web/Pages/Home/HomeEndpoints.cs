using System.Collections.Immutable;
using Charley.Web.Languages;
using Charley.Web.Pages.Interview;

namespace Charley.Web.Pages.Home;

/// <summary>The first page as it is shown.</summary>
/// <param name="Unfinished">Address at which an unfinished interview goes on; null if there is none.</param>
/// <param name="Finished">Address of the last result; null if there is none.</param>
/// <param name="Guides">The guides.</param>
public sealed record HomeView(string? Unfinished, string? Finished, ImmutableArray<Guide> Guides);

/// <summary>The first page.</summary>
internal static class HomeEndpoints
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/", ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context, Spoken spoken, InterviewDesk desk, CancellationToken cancellation)
    {
        var interview = InterviewCookie.Read(context) is { } id ? await desk.FindAsync(id, cancellation) : null;
        return new RazorComponentResult<HomePage>(new
        {
            View = new HomeView(
                interview is { FinishedAt: null } ? InterviewPaths.Next(interview.Id) : null,
                interview is { FinishedAt: not null } ? InterviewPaths.Result(interview.Id) : null,
                spoken.Knowledge.Guides),
        });
    }
}
