using Microsoft.Playwright;

namespace Charley.Browser.Tests.Browsing;

/// <summary>Pictures of all pages for review.</summary>
public static class Screenshots
{
    /// <summary>Takes them into a folder: phone and desktop, light and dark.</summary>
    public static async Task TakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var charley = new OpenCharley();
        await charley.InitializeAsync();
        foreach (var screen in new[] { Screen.Phone, Screen.Desktop })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var guest = await charley.Invite(screen, scheme);
                await All(guest.Page, name => Take(guest.Page, Path.Combine(folder, $"{name}.{screen.Name}.{scheme}.png")));
            }
        }
    }

    private static async Task All(IPage page, Func<string, Task> take)
    {
        foreach (var (name, path) in Pages.Fixed)
        {
            await page.GotoAsync(path);
            await take(name);
        }

        await Pages.EachOfADiary(page, take);
        await Pages.EachOfAnInterview(page, take);
        foreach (var (name, someone) in new[]
        {
            ("result-night-cramps", Someone.WithNightCrampsAtSeventy),
            ("result-spine", Someone.WithASqueezedSpine),
            ("result-twitches", Someone.WorriedAboutTwitches),
        })
        {
            await Journey.Finish(page, someone);
            await take(name);
        }
    }

    /// <summary>In a window as tall as the page, so that what stays in place while one scrolls covers nothing.</summary>
    private static async Task Take(IPage page, string path)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        var whole = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(width, Math.Max(height, whole));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        await page.SetViewportSizeAsync(width, height);
    }
}
