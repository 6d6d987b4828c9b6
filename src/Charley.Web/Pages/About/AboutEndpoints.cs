namespace Charley.Web.Pages.About;

/// <summary>About the product, and about what it is made of.</summary>
internal static class AboutEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/about", static IResult () => new RazorComponentResult<AboutPage>());
        pages.MapGet("/about/licences", static IResult () => new RazorComponentResult<LicencesPage>());
        pages.MapGet("/about/components", static IResult () => new RazorComponentResult<ComponentsPage>());
    }
}
