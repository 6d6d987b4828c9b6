namespace Charley.Web.Hosting;

/// <summary>Says that the program runs. It tells nothing about anybody.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app) =>
        app.MapGet("/health", static () => TypedResults.Text("ok")).ExcludeFromDescription();
}
