namespace Charley.Web.Pages.Guides;

/// <summary>The guides.</summary>
internal static class GuideEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/guides", static IResult (KnowledgeBase knowledge) =>
            new RazorComponentResult<GuidesPage>(new { knowledge.Guides }));
        pages.MapGet("/guides/{id}", static IResult (string id, KnowledgeBase knowledge) =>
            knowledge.Guides.FirstOrDefault(guide => guide.Id == id) is { } guide
                ? new RazorComponentResult<GuidePage>(new { Guide = guide })
                : TypedResults.NotFound());
    }
}
