using System.Globalization;
using Charley.Testing;
using Microsoft.Playwright;

namespace Charley.Browser.Tests.Browsing;

/// <summary>Draws the icons of the app: phones want PNG, we keep SVG.</summary>
public static class AppIcons
{
    private static readonly (string Source, string Target, int Size)[] All =
    [
        ("icon.svg", "icon-192.png", 192), ("icon.svg", "icon-512.png", 512),
        ("icon-maskable.svg", "icon-maskable-512.png", 512), ("icon-maskable.svg", "icon-180.png", 180),
    ];

    /// <summary>Draws src/Charley.Web/Assets/App/*.svg into src/Charley.Web/Assets/Files/*.png.</summary>
    public static async Task DrawAsync()
    {
        var assets = Path.Combine(SourceTree.Root, "src", "Charley.Web", "Assets");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await OpenCharley.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        foreach (var (source, target, size) in All)
        {
            var svg = await File.ReadAllTextAsync(Path.Combine(assets, "App", source));
            await page.SetViewportSizeAsync(size, size);
            await page.SetContentAsync(string.Create(
                CultureInfo.InvariantCulture, $"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{svg}"));
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(assets, "Files", target), OmitBackground = true });
        }
    }
}
