using Charley.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Charley.Browser.Tests;

public sealed class OfflineTests(OpenCharley charley)
{
    /// <summary>The server is really gone here: a browser that only plays "offline" does not hold its service workers to it.</summary>
    [Fact]
    public async Task Once_opened_relief_works_without_a_connection_and_nothing_of_the_diary_is_kept()
    {
        await using var own = new ServedCharley(charley.Knowledge);
        var address = await own.StartAsync();
        await using var guest = await charley.Invite(Screen.Phone, withWorker: true, address: address);
        var page = guest.Page;
        await page.GotoAsync("/relief");
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");
        await page.GotoAsync("/diary");
        await page.GotoAsync("/diary/log");
        await page.GotoAsync("/start");

        await own.StopAsync();
        await page.GotoAsync("/relief/back-thigh");
        Assert.True(await page.Locator(".move-drawing").First.IsVisibleAsync());
        Assert.True(await page.Locator("[data-toggle]").IsVisibleAsync());
        Assert.Contains("kept on your device", await page.Locator(".copy-note").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/diary");
        await page.Locator("h1", new PageLocatorOptions { HasText = "Cramp right now" }).WaitForAsync();

        var kept = await page.EvaluateAsync<string[]>(
            """
            async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname)))).flat()
            """);
        Assert.NotEmpty(kept);
        Assert.All(kept, path => Assert.Matches("^/(relief|routines|assets)(/|$)", path));
    }
}
