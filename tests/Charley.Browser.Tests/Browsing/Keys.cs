using Microsoft.Playwright;

namespace Charley.Browser.Tests.Browsing;

/// <summary>Moves over a page as someone does who has no mouse.</summary>
public static class Keys
{
    /// <summary>No page has more stops than this.</summary>
    public const int MostTabs = 400;

    /// <summary>Presses the tab key until the focus is where it should be.</summary>
    public static async Task TabTo(IPage page, string selector)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }
}
