namespace Charley.Web.Assets;

/// <summary>Serves the files that pages load.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this WebApplication app) =>
        app.MapGet("/assets/{file}", static IResult (string file, EmbeddedAssets assets, HttpContext context) =>
        {
            if (assets.At("/assets/" + file) is not { } asset)
            {
                return TypedResults.NotFound();
            }

            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            context.Response.Headers.Pragma = default;
            return TypedResults.Bytes(asset.Content, asset.ContentType);
        }).ExcludeFromDescription();
}
