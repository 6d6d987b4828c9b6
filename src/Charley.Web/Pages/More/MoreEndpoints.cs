namespace Charley.Web.Pages.More;

/// <summary>The list of everything.</summary>
internal static class MoreEndpoints
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/more", static IResult () => new RazorComponentResult<MorePage>());
}
