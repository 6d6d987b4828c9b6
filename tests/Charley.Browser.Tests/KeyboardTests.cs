using Charley.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Charley.Browser.Tests;

public sealed class KeyboardTests(OpenCharley charley)
{
    [Fact]
    public async Task The_interview_can_be_done_with_the_keyboard_alone()
    {
        await using var guest = await charley.Invite(Screen.Desktop);
        var page = guest.Page;
        await page.GotoAsync("/");

        await Keys.TabTo(page, "a[href='/start']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/start");
        await Tick(page, "#f-muscle-cramp");
        await Tick(page, "#f-calf-site");
        await Pick(page, "#f-onset-over-2-years");
        await Keys.TabTo(page, "#age");
        await page.Keyboard.TypeAsync("70");
        await Pick(page, "#sex-male");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/checks");
        foreach (var none in await page.Locator("main input[value='none-of-these']").EvaluateAllAsync<string[]>("inputs => inputs.map(input => '#' + input.id)"))
        {
            var kind = await page.Locator(none).GetAttributeAsync("type");
            await (kind == "radio" ? Pick(page, none) : Tick(page, none));
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/question");

        Assert.Contains("Question 1", await page.Locator(".progress").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task A_cramp_can_be_logged_with_the_keyboard_alone()
    {
        await using var guest = await charley.Invite(Screen.Desktop);
        var page = guest.Page;
        await page.GotoAsync("/diary/log");

        await Pick(page, "#f-shin-site");
        await Pick(page, "#side-right");
        await Pick(page, "#intensity-7");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/saved");

        Assert.Contains("Shin, right", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task The_first_stop_on_every_page_skips_to_the_content()
    {
        await using var guest = await charley.Invite(Screen.Desktop);
        await guest.Page.GotoAsync("/guides/night-leg");

        await guest.Page.Keyboard.PressAsync("Tab");
        await guest.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await guest.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    private static async Task Tick(IPage page, string selector)
    {
        await Keys.TabTo(page, selector);
        await page.Keyboard.PressAsync("Space");
        Assert.True(await page.Locator(selector).IsCheckedAsync());
    }

    /// <summary>Radio buttons are one stop; arrows move between them.</summary>
    private static async Task Pick(IPage page, string selector)
    {
        var name = await page.Locator(selector).GetAttributeAsync("name");
        await Keys.TabTo(page, $"input[name='{name}']");
        await page.Keyboard.PressAsync("Space");
        for (var step = 0; step < Keys.MostTabs && !await page.Locator(selector).IsCheckedAsync(); step++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.True(await page.Locator(selector).IsCheckedAsync());
    }
}
