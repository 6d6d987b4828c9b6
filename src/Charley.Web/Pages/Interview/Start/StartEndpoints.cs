using Charley.Web.Languages;

namespace Charley.Web.Pages.Interview.Start;

/// <summary>The first page of an interview.</summary>
internal static class StartEndpoints
{
    private const string Path = "/start";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, static IResult (Spoken spoken) => Show(StartForm.Empty(spoken.Knowledge, Path)));
        pages.MapPost(Path, StartAsync);
        pages.MapGet("/interview/{id:guid}/about", EditAsync);
        pages.MapPost("/interview/{id:guid}/about", ChangeAsync);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, Spoken spoken, InterviewDesk desk, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (view, subject) = StartForm.Read(form, spoken.Knowledge, StartForm.Empty(spoken.Knowledge, Path));
        if (subject is null)
        {
            return Show(view, StatusCodes.Status422UnprocessableEntity);
        }

        var interview = await desk.StartAsync(subject, cancellation);
        InterviewCookie.Write(context, interview.Id);
        return SeeOther.To(desk.NextPath(interview, cancellation));
    }

    private static async Task<IResult> EditAsync(Guid id, Spoken spoken, InterviewDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(id, cancellation) is { } interview
            ? Show(StartForm.From(desk.CaseOf(interview), spoken.Knowledge, InterviewPaths.About(id)))
            : TypedResults.NotFound();

    private static async Task<IResult> ChangeAsync(
        Guid id, HttpContext context, Spoken spoken, InterviewDesk desk, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (view, subject) = StartForm.Read(form, spoken.Knowledge, StartForm.Empty(spoken.Knowledge, InterviewPaths.About(id)) with { IsNew = false });
        if (subject is null)
        {
            return Show(view, StatusCodes.Status422UnprocessableEntity);
        }

        var changed = await desk.ChangeAsync(
            id,
            before => before.With(subject.Answers) with { Person = subject.Person, Complaints = subject.Complaints },
            cancellation);
        return changed is null ? await desk.MissingAsync(id, cancellation) : SeeOther.To(InterviewPaths.Answers(id));
    }

    private static RazorComponentResult<StartPage> Show(StartView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
