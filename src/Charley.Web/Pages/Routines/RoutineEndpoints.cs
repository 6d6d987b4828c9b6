using Charley.Web.Languages;
using Charley.Web.Offline;

namespace Charley.Web.Pages.Routines;

/// <summary>Routines that are played: before bed, before sport, at the desk.</summary>
internal static class RoutineEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(RoutinePaths.All, static IResult (Spoken spoken) =>
            new RazorComponentResult<RoutinesPage>(new { Routines = Routine.All(spoken.Knowledge) }));
        pages.MapGet(RoutinePaths.All + "/{id}", static IResult (string id, HttpContext context, Spoken spoken) =>
            Routine.All(spoken.Knowledge).FirstOrDefault(routine => routine.Id == id) is { } routine
                ? new RazorComponentResult<RoutinePage>(new { Routine = routine, IsCopy = KeptPages.IsAskedFor(context) })
                : TypedResults.NotFound());
    }
}
