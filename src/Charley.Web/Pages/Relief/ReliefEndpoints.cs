using Charley.Web.Languages;
using Charley.Web.Offline;

namespace Charley.Web.Pages.Relief;

/// <summary>Help during a cramp: two taps from the first page to the steps.</summary>
internal static class ReliefEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(ReliefContent.Path, static IResult (Spoken spoken) =>
            new RazorComponentResult<ReliefPickPage>(new { Sites = ReliefContent.Sites(spoken.Knowledge) }));
        pages.MapGet(ReliefContent.Path + "/{place}", static IResult (string place, HttpContext context, Spoken spoken, TimeProvider time) =>
            ReliefContent.For(place, spoken.Knowledge) is { } view
                ? new RazorComponentResult<ReliefPage>(new
                {
                    View = view with { LogId = Guid.CreateVersion7(time.GetUtcNow()), IsCopy = KeptPages.IsAskedFor(context) },
                })
                : TypedResults.NotFound());
    }
}
