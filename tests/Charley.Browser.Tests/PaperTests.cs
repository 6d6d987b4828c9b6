using Charley.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace Charley.Browser.Tests;

public sealed class PaperTests(OpenCharley charley)
{
    [Theory]
    [InlineData("/diary")]
    [InlineData("/relief/calf")]
    [InlineData("/guides/night-leg")]
    public async Task On_paper_there_is_the_content_without_what_only_works_on_a_screen(string path)
    {
        await using var guest = await charley.Invite(Screen.Desktop);
        await guest.Page.GotoAsync(path);

        await IsFitForPaper(guest.Page);
    }

    [Fact]
    public async Task The_result_and_the_worries_can_be_put_on_paper()
    {
        await using var guest = await charley.Invite(Screen.Desktop);
        await Journey.Finish(guest.Page, Someone.WorriedAboutTwitches);

        await IsFitForPaper(guest.Page);
        await guest.Page.GotoAsync(guest.Page.Url.Replace("/result", "/worries", StringComparison.Ordinal));
        await IsFitForPaper(guest.Page);
    }

    private static async Task IsFitForPaper(IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.False(await page.Locator("header.top").IsVisibleAsync());
        Assert.False(await page.Locator("footer.bottom").IsVisibleAsync());
        Assert.True(await page.Locator("h1").IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}
