namespace Charley.Web.Pages.Relief;

/// <summary>Help during a cramp: two taps from the first page to the steps.</summary>
internal static class ReliefEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/relief", static (KnowledgeBase knowledge) =>
            new RazorComponentResult<ReliefPickPage>(new { Sites = ReliefContent.Sites(knowledge) }));
        pages.MapGet("/relief/{place}", static IResult (string place, KnowledgeBase knowledge) =>
            ReliefContent.For(place, knowledge) is { } view
                ? new RazorComponentResult<ReliefPage>(new { View = view })
                : TypedResults.NotFound());
    }
}
