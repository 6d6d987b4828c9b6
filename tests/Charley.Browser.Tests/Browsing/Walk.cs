using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Charley.Browser.Tests.Browsing;

/// <summary>What someone notices who opens every page: light and dark, wide and at 320 pixels, with a thumb.</summary>
public sealed class Walk
{
    /// <summary>Smaller than this a target is hard to hit with a thumb, in CSS pixels.</summary>
    private const int SmallestTarget = 44;

    /// <summary>The smallest target that WCAG 2.2 AA allows, in CSS pixels.</summary>
    private const int SmallestInText = 24;

    private const string Wcag = """{ type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }""";

    /// <summary>In the dark only the colours differ: no other rule can find more there than in the light.</summary>
    private const string ColourRules = """{ type: "rule", values: ["color-contrast", "link-in-text-block"] }""";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> _violations = [];
    private readonly List<string> _tooWide = [];
    private readonly List<string> _smallTargets = [];
    private readonly List<string> _complaints = [];
    private readonly List<string> _visited = [];

    /// <summary>What breaks a rule of WCAG 2.2 A or AA, or of good practice, in light or dark.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>Pages that scroll sideways in a window of 320 pixels.</summary>
    public IReadOnlyList<string> TooWide => _tooWide;

    /// <summary>Targets too small for a thumb, or within a text for a finger.</summary>
    public IReadOnlyList<string> SmallTargets => _smallTargets;

    /// <summary>Errors on the console, failed requests, requests to other hosts; but for those that the walk provokes.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The paths that were opened, those that only lead on to another among them.</summary>
    public IReadOnlyList<string> Visited => _visited;

    public async Task ThroughAll(OpenCharley charley, Screen screen)
    {
        await using var guest = await charley.Invite(screen);
        guest.Page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest && request.Method == "GET")
            {
                _visited.Add(new Uri(request.Url).AbsolutePath);
            }
        };
        foreach (var (name, path) in Pages.Fixed)
        {
            await guest.Page.GotoAsync(path);
            await Look(guest.Page, screen, name);
        }

        await Pages.EachOfADiary(guest.Page, name => Look(guest.Page, screen, name));
        await Pages.EachOfAnInterview(guest.Page, name => Look(guest.Page, screen, name));
        _complaints.AddRange(guest.Complaints.Where(complaint =>
            !complaint.Contains("/nothing-here", StringComparison.Ordinal) && !complaint.Contains("422", StringComparison.Ordinal)));
    }

    /// <summary>Looks only whether a page is too wide, in another language: words are longer there.</summary>
    public async Task ThroughAllIn(string language, OpenCharley charley)
    {
        await using var guest = await charley.Invite(Screen.Narrow, language: language);
        foreach (var (name, path) in Pages.Fixed)
        {
            await guest.Page.GotoAsync(path);
            await LookHowWide(guest.Page, name);
        }

        await Pages.EachOfADiary(guest.Page, name => LookHowWide(guest.Page, name));
        await Pages.EachOfAnInterview(guest.Page, name => LookHowWide(guest.Page, name));
    }

    private async Task Look(IPage page, Screen screen, string name)
    {
        _smallTargets.AddRange((await SmallTargetsOf(page)).Select(target => $"{name}: {target}"));
        await page.EvaluateAsync(Axe);
        _violations.AddRange(await ViolationsOf(page, name, Wcag));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        _violations.AddRange(await ViolationsOf(page, name + " in the dark", ColourRules));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
        await LookHowWide(page, name);
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
    }

    private async Task LookHowWide(IPage page, string name)
    {
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > Screen.Narrow.Width)
        {
            _tooWide.Add($"{name} is {width} wide");
        }
    }

    /// <summary>WCAG 2.2, 2.5.8 excuses a target inside a sentence; one that stands alone is not excused, and ours are larger.</summary>
    private static Task<string[]> SmallTargetsOf(IPage page) => page.EvaluateAsync<string[]>(
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

    private static async Task<IEnumerable<string>> ViolationsOf(IPage page, string name, string rules)
    {
        var found = await page.EvaluateAsync<string[]>(
            $$"""
            async () => (await axe.run(document, { runOnly: {{rules}}, resultTypes: ["violations"] }))
              .violations.map(violation => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map(node => node.html).join(" | ")}`)
            """);
        return found.Select(violation => $"{name}: {violation}");
    }
}
