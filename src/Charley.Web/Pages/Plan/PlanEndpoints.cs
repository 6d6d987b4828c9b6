using Charley.Diary;
using Charley.Web.Components;

namespace Charley.Web.Pages.Plan;

/// <summary>The plan as the checklist of today.</summary>
internal static class PlanEndpoints
{
    public const string Path = "/plan";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, static async Task<IResult> (HttpContext context, PlanDesk desk, CancellationToken cancellation) =>
            Show(await desk.FindAsync(context, cancellation), []));
        pages.MapPost(Path, TickAsync);
    }

    private static async Task<IResult> TickAsync(HttpContext context, PlanDesk desk, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        try
        {
            return await desk.TickAsync(context, form["remedy"].ToString(), form["done"] == "yes", cancellation)
                ? SeeOther.To(Path)
                : TypedResults.NotFound();
        }
        catch (DiaryUnavailableException trouble)
        {
            return Show(await desk.FindAsync(context, cancellation), [new FieldMistake("main", trouble.Message)], StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static RazorComponentResult<PlanPage> Show(PlanView view, IReadOnlyList<FieldMistake> mistakes, int status = StatusCodes.Status200OK) =>
        new(new { View = view, Mistakes = mistakes }) { StatusCode = status };
}
