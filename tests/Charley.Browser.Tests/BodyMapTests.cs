using Charley.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Charley.Browser.Tests;

/// <summary>Each half of the body is a choice of its own on the picture, by tap, by mouse and by keyboard.</summary>
public sealed class BodyMapTests(OpenCharley charley)
{
    [Theory]
    [InlineData("From the front", true, "right")]
    [InlineData("From the front", false, "left")]
    [InlineData("From behind", true, "left")]
    [InlineData("From behind", false, "right")]
    public async Task The_leg_that_is_tapped_is_the_leg_that_is_logged(string view, bool atTheLeftOfThePicture, string side)
    {
        await using var guest = await charley.Invite(Screen.Phone, withScripts: false);
        var page = guest.Page;
        await OpenMap(page);
        var calves = page.Locator("figure", new PageLocatorOptions { HasText = view }).Locator(".zone[data-site='calf-site'] path");
        var boxes = await Task.WhenAll((await calves.AllAsync()).Select(calf => calf.BoundingBoxAsync()));
        var wanted = Enumerable.Range(0, boxes.Length).OrderBy(index => boxes[index]!.X).ToList()[atTheLeftOfThePicture ? 0 : 1];

        // The muscles lie under others in places; a person taps where this one can be seen.
        await calves.Nth(wanted).DispatchEventAsync("click");
        await page.Locator(".save-bar button").ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Calf, " + side);
    }

    [Fact]
    public async Task A_side_that_is_tapped_stands_in_place_of_the_side_that_was_asked_and_lights_up_alone()
    {
        await using var guest = await charley.Invite(Screen.Phone, withScripts: false);
        var page = guest.Page;
        await OpenMap(page);

        await page.Locator(".zone[data-spot='spot-shin-site-left'] path").ClickAsync();

        await Assertions.Expect(page.Locator("#spot-shin-site-left")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator(".options.side")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".side-on-map")).ToBeVisibleAsync();
        var fills = await Task.WhenAll(new[] { "left", "right" }.Select(side => page.Locator($".zone[data-spot='spot-shin-site-{side}'] path")
            .EvaluateAsync<string>("shape => getComputedStyle(shape).fill")));
        Assert.NotEqual(fills[0], fills[1], StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_picture_can_be_used_with_the_keyboard_and_a_screen_reader_hears_place_and_side()
    {
        await using var guest = await charley.Invite(Screen.Desktop);
        var page = guest.Page;
        await OpenMap(page);
        var knee = page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { Name = "Behind the knee, right", Exact = true });

        await knee.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Behind the knee, right");
        Assert.Empty(guest.Complaints);
    }

    [Theory]
    [InlineData("/start", "Calf")]
    [InlineData("/relief", "Calf")]
    [InlineData("/diary/log", "Calf, left")]
    public async Task A_mouse_over_a_muscle_reads_its_name(string path, string name)
    {
        await using var guest = await charley.Invite(Screen.Desktop);
        var page = guest.Page;
        await page.GotoAsync(path);
        if (path == "/diary/log")
        {
            await page.Locator(".log-form .quiet-details summary").ClickAsync();
        }

        var zone = page.Locator($".zone[data-name='{name}']").Last;
        await zone.Locator("path").First.HoverAsync();

        Assert.Equal(["1", $"\"{name}\""], await zone.EvaluateAsync<string[]>(
            "zone => { const label = getComputedStyle(zone, '::after'); return [label.opacity, label.content.replace('attr(data-name)', JSON.stringify(zone.dataset.name))]; }"));
    }

    private static async Task OpenMap(IPage page)
    {
        await page.GotoAsync("/diary/log");
        await page.Locator(".log-form .quiet-details summary").ClickAsync();
    }
}
