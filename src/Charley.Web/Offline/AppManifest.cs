using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Charley.Web.Assets;

namespace Charley.Web.Offline;

/// <summary>A picture of the app, as the manifest names it.</summary>
internal sealed record AppIcon(string Src, string Sizes, string Type, string Purpose);

/// <summary>A short way into the app, offered by its icon.</summary>
internal sealed record AppShortcut(string Name, string Url);

/// <summary>The web app manifest. Specification: W3C, Web Application Manifest.</summary>
internal sealed record AppManifest(
    string Name,
    [property: JsonPropertyName("short_name")] string ShortName,
    string Description,
    string Id,
    [property: JsonPropertyName("start_url")] string StartUrl,
    string Scope,
    string Display,
    [property: JsonPropertyName("background_color")] string BackgroundColour,
    [property: JsonPropertyName("theme_color")] string ThemeColour,
    ImmutableArray<AppIcon> Icons,
    ImmutableArray<AppShortcut> Shortcuts)
{
    /// <summary>The paper of the light theme in charley.css, in sRGB: a manifest knows one colour only.</summary>
    public const string Paper = "#f9f6f1";

    /// <summary>The paper of the dark theme.</summary>
    public const string DarkPaper = "#0c1218";

    private const string Png = "image/png";

    public static AppManifest For(EmbeddedAssets files) => new(
        LayoutTexts.Product,
        LayoutTexts.Product,
        LayoutTexts.Promise,
        "/",
        "/",
        "/",
        "standalone",
        Paper,
        Paper,
        [
            new(files.PathOf("icon-192.png"), "192x192", Png, "any"),
            new(files.PathOf("icon-512.png"), "512x512", Png, "any"),
            new(files.PathOf("icon-maskable-512.png"), "512x512", Png, "maskable"),
        ],
        [new(LayoutTexts.NavRelief, "/relief"), new(LayoutTexts.ShortcutLog, "/diary/log")]);
}
