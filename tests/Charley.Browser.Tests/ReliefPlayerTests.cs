using Charley.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Charley.Browser.Tests;

/// <summary>The clock during a cramp. Its time is the browser's own, turned by the test.</summary>
public sealed class ReliefPlayerTests(OpenCharley charley)
{
    /// <summary>Stand-ins for what this machine has no hardware for; they write down what was asked of them.</summary>
    private const string Hardware =
        """
        window.asked = [];
        Object.defineProperty(navigator, "vibrate", { value: pattern => { asked.push("vibrate"); return true; } });
        Object.defineProperty(navigator, "wakeLock", { value: { request: async () => { asked.push("awake"); return { release: async () => asked.push("asleep") }; } } });
        window.AudioContext = class {
          currentTime = 0; destination = {};
          createOscillator() { return { frequency: {}, connect: node => node, start: () => asked.push("sound"), stop() {} }; }
          createGain() { return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {} }, connect: node => node }; }
        };
        """;

    [Fact]
    public async Task The_clock_leads_through_hold_and_rest_to_the_end_with_sound_vibration_and_a_screen_that_stays_on()
    {
        await using var guest = await charley.Invite(Screen.Phone);
        var page = await Open(guest, "/relief/shin");
        var phase = page.Locator("[data-phase]");

        await page.Locator("[data-toggle]").ClickAsync();
        Assert.Equal("Get into place", await phase.InnerTextAsync());
        await page.Clock.RunForAsync(5_500);
        Assert.Equal("Hold", await phase.InnerTextAsync());
        Assert.Equal("1 of 3", await page.Locator("[data-round-line]").InnerTextAsync());
        await page.Clock.RunForAsync(15_500);
        Assert.Equal("Rest", await phase.InnerTextAsync());
        await page.Clock.RunForAsync(120_000);

        Assert.Equal("Done. Well done.", await phase.InnerTextAsync());
        var asked = await Asked(page);
        Assert.Equal("awake", asked[0]);
        Assert.Contains("vibrate", asked, StringComparer.Ordinal);
        Assert.Contains("sound", asked, StringComparer.Ordinal);
        Assert.Contains("asleep", asked, StringComparer.Ordinal);
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task Paused_it_stands_still_and_next_goes_to_the_next_position()
    {
        await using var guest = await charley.Invite(Screen.Phone);
        var page = await Open(guest, "/relief/calf");

        await page.Locator("[data-toggle]").ClickAsync();
        await page.Locator("[data-toggle]").ClickAsync();
        await page.Clock.RunForAsync(60_000);
        Assert.Equal("Get into place", await page.Locator("[data-phase]").InnerTextAsync());
        await page.Locator("[data-next]").ClickAsync();

        Assert.Equal(1, await page.Locator(".moves li.current").CountAsync());
        Assert.Contains("stand", await page.Locator(".moves li.current .move-text").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator(".moves li:visible").CountAsync());
    }

    [Fact]
    public async Task Silence_is_kept_from_one_night_to_the_next()
    {
        await using var guest = await charley.Invite(Screen.Phone);
        var page = await Open(guest, "/relief/calf");

        await page.Locator("[data-sound]").ClickAsync();
        await page.ReloadAsync();
        await page.Locator("[data-toggle]").ClickAsync();
        await page.Clock.RunForAsync(10_000);

        Assert.Equal("false", await page.Locator("[data-sound]").GetAttributeAsync("aria-pressed"));
        Assert.DoesNotContain("sound", await Asked(page), StringComparer.Ordinal);
    }

    [Fact]
    public async Task From_the_first_page_two_taps_lead_to_the_steps_and_one_more_to_the_warning_signs()
    {
        await using var guest = await charley.Invite(Screen.Phone, withScripts: false);
        await guest.Page.GotoAsync("/");
        await guest.Page.Locator(".hero a[href='/relief']").ClickAsync();
        await guest.Page.Locator("main li a[href='/relief/calf']").ClickAsync();
        Assert.True(await guest.Page.Locator(".move-drawing").First.IsVisibleAsync());

        await guest.Page.Locator(".check-link").ClickAsync();

        Assert.True(await guest.Page.Locator("#warning-signs").IsVisibleAsync());
    }

    [Fact]
    public async Task Someone_without_a_mouse_gets_help_and_writes_it_down()
    {
        await using var guest = await charley.Invite(Screen.Desktop);
        var page = guest.Page;
        await page.GotoAsync("/relief");
        await Keys.TabTo(page, "main li a[href='/relief/foot-toes']");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".moves").WaitForAsync();
        await Keys.TabTo(page, "[data-toggle]");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator(".dial").IsVisibleAsync());
        await Keys.TabTo(page, "button[name='helped'][value='yes']");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/saved");
        Assert.Empty(guest.Complaints);
    }

    private static async Task<IPage> Open(Guest guest, string path)
    {
        await guest.Page.AddInitScriptAsync(Hardware);
        await guest.Page.Clock.InstallAsync();
        await guest.Page.GotoAsync(path);
        return guest.Page;
    }

    private static Task<string[]> Asked(IPage page) => page.EvaluateAsync<string[]>("() => window.asked");
}
