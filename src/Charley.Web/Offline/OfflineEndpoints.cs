using Charley.Web.Assets;
using Charley.Web.Languages;

namespace Charley.Web.Offline;

/// <summary>What makes the site an app on a phone: its worker and its manifest. Both are asked for anew each time, so that a new build is noticed.</summary>
internal static class OfflineEndpoints
{
    public const string ManifestPath = "/manifest.webmanifest";

    public static void MapOffline(this WebApplication app)
    {
        app.MapGet("/service-worker.js", static (KeptPages kept) =>
            TypedResults.Text(kept.Worker, "text/javascript; charset=utf-8")).ExcludeFromDescription().WithMetadata(InEveryLanguage.Mark);
        app.MapGet(ManifestPath, static (EmbeddedAssets files) =>
            TypedResults.Json(AppManifest.For(files), contentType: "application/manifest+json")).ExcludeFromDescription().WithMetadata(InEveryLanguage.Mark);
    }
}
