namespace Charley.Web.Pages.Interview.Deleted;

/// <summary>Deletes an interview, and brings it back.</summary>
internal static class DeletedEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/interview/{id:guid}/delete", static async (Guid id, HttpContext context, InterviewDesk desk, CancellationToken cancellation) =>
        {
            if (InterviewCookie.Read(context) == id)
            {
                InterviewCookie.Forget(context);
            }

            await desk.DeleteAsync(id, cancellation);
            return SeeOther.To(InterviewPaths.Deleted(id));
        });
        pages.MapGet("/interview/{id:guid}/deleted", static IResult (Guid id) => new RazorComponentResult<DeletedPage>(new { Id = id }));
        pages.MapPost("/interview/{id:guid}/restore", static async Task<IResult> (Guid id, HttpContext context, InterviewDesk desk, CancellationToken cancellation) =>
        {
            var restored = await desk.RestoreAsync(id, cancellation);
            if (!restored && await desk.FindAsync(id, cancellation) is null)
            {
                return TypedResults.NotFound();
            }

            InterviewCookie.Write(context, id);
            return SeeOther.To(InterviewPaths.Next(id));
        });
    }
}
