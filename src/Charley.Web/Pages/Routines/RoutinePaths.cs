namespace Charley.Web.Pages.Routines;

/// <summary>Addresses of the routines.</summary>
internal static class RoutinePaths
{
    /// <summary>The list.</summary>
    public const string All = "/routines";

    /// <summary>One routine.</summary>
    public static string Of(Remedy remedy) => $"{All}/{remedy.Id}";

    /// <summary>Every routine.</summary>
    public static IEnumerable<string> Of(KnowledgeBase knowledge) => Routine.All(knowledge).Select(Of);
}
