using Charley.Browser.Tests.Browsing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Charley.Browser.Tests;

public sealed class EveryPageTests(OpenCharley charley)
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>Smaller than this a target is hard to hit with a thumb, in CSS pixels.</summary>
    private const int SmallestTarget = 44;

    /// <summary>The smallest target that WCAG 2.2 AA allows, in CSS pixels.</summary>
    private const int SmallestInText = 24;

    public static TheoryData<string, ColorScheme> Looks() => new()
    {
        { nameof(Screen.Phone), ColorScheme.Light },
        { nameof(Screen.Phone), ColorScheme.Dark },
        { nameof(Screen.Desktop), ColorScheme.Light },
        { nameof(Screen.Desktop), ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_page_has_an_accessibility_violation_or_an_error(string screen, ColorScheme scheme)
    {
        await using var guest = await charley.Invite(screen == nameof(Screen.Phone) ? Screen.Phone : Screen.Desktop, scheme);
        var violations = new List<string>();

        await VisitAll(guest.Page, async name => violations.AddRange(await Violations(guest.Page, name)));

        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
        Assert.DoesNotContain(guest.Complaints, complaint => !complaint.Contains("/nothing-here", StringComparison.Ordinal) && !complaint.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_page_scrolls_sideways_at_320_pixels()
    {
        await using var guest = await charley.Invite(Screen.Narrow);
        var tooWide = new List<string>();

        await VisitAll(guest.Page, async name =>
        {
            var width = await guest.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (width > Screen.Narrow.Width)
            {
                tooWide.Add($"{name} is {width} wide");
            }
        });

        Assert.True(tooWide.Count == 0, string.Join(", ", tooWide));
    }

    [Fact]
    public async Task Every_target_is_large_enough_for_a_thumb_and_every_link_in_a_text_for_a_finger()
    {
        await using var guest = await charley.Invite(Screen.Phone);
        var small = new List<string>();

        await VisitAll(guest.Page, async name =>
        {
            // WCAG 2.2, 2.5.8 excuses a target inside a sentence; one that stands alone is not excused, and ours are larger.
            var found = await guest.Page.EvaluateAsync<string[]>(
                """
                ([alone, inText]) => {
                  const free = "button, summary, .button, .option label, nav a, footer a, .wordmark, .tiles.links a, .crumb a, .after a, .change a, .person-bar a, .more, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])";
                  const seen = element => element.getClientRects().length > 0 && !element.closest(".bodymap");
                  const small = (element, least) => { const box = element.getBoundingClientRect(); return box.height < least - 0.5 || box.width < least - 0.5; };
                  const tooSmall = [...document.querySelectorAll(free)].filter(element => seen(element) && small(element, alone));
                  const links = [...document.querySelectorAll("main a, footer a")]
                    .filter(element => seen(element) && getComputedStyle(element).display !== "inline" && small(element, inText));
                  return [...tooSmall, ...links].map(element => {
                    const box = element.getBoundingClientRect();
                    return `${element.tagName}.${element.className} "${element.textContent.trim().slice(0, 30)}" ${Math.round(box.width)}x${Math.round(box.height)}`;
                  });
                }
                """,
                new[] { SmallestTarget, SmallestInText });
            small.AddRange(found.Select(target => $"{name}: {target}"));
        });

        Assert.True(small.Count == 0, string.Join(Environment.NewLine, small));
    }

    [Theory]
    [InlineData("/diary")]
    [InlineData("/relief/calf")]
    [InlineData("/guides/night-leg")]
    [InlineData("result")]
    [InlineData("worries")]
    public async Task On_paper_there_is_the_content_without_what_only_works_on_a_screen(string path)
    {
        await using var guest = await charley.Invite(Screen.Desktop);
        if (path.StartsWith('/'))
        {
            await guest.Page.GotoAsync(path);
        }
        else
        {
            await Journey.Finish(guest.Page, Someone.WorriedAboutTwitches);
            await guest.Page.GotoAsync(guest.Page.Url.Replace("/result", "/" + path, StringComparison.Ordinal));
        }

        await guest.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.False(await guest.Page.Locator("header.top").IsVisibleAsync());
        Assert.False(await guest.Page.Locator("footer.bottom").IsVisibleAsync());
        Assert.True(await guest.Page.Locator("h1").IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await guest.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.True(await guest.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    private static async Task VisitAll(IPage page, Func<string, Task> look)
    {
        foreach (var (name, path) in Pages.Fixed)
        {
            await page.GotoAsync(path);
            await look(name);
        }

        await Pages.EachOfADiary(page, look);
        await Pages.EachOfAnInterview(page, look);
    }

    private static async Task<IEnumerable<string>> Violations(IPage page, string name)
    {
        var result = await page.RunAxe(Wcag);
        return result.Violations.Select(violation =>
            $"{name}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
    }
}
