using Microsoft.Playwright;

namespace Charley.Browser.Tests.Browsing;

/// <summary>The pages to look at, each of its kind once.</summary>
public static class Pages
{
    /// <summary>Pages that are the same for everybody.</summary>
    public static IReadOnlyList<(string Name, string Path)> Fixed { get; } =
    [
        ("home", "/"), ("start", "/start"), ("relief", "/relief"), ("relief-calf", "/relief/calf"), ("relief-eyelid", "/relief/eyelid-face"),
        ("guides", "/guides"), ("guide", "/guides/night-leg"), ("library", "/library"), ("causes", "/causes"),
        ("cause", "/causes/als-motor-neuron-disease"), ("remedies", "/remedies"), ("remedy", "/remedies/magnesium"),
        ("medicines", "/medicines?name=statin"), ("evidence", "/evidence/maisonneuve-2016-calf-site"),
        ("about", "/about"), ("licences", "/about/licences"), ("not-found", "/nothing-here"),
    ];

    /// <summary>Shows each page of an interview in turn, with its name, and in the end the mistakes that a page can show.</summary>
    public static async Task EachOfAnInterview(IPage page, Func<string, Task> look)
    {
        await page.GotoAsync("/start");
        await page.Locator("main form .actions button").ClickAsync();
        await look("start-mistakes");
        await Journey.Start(page, Someone.WithNightCrampsAtSeventy);
        await look("checks");
        await page.Locator("main form .actions button").ClickAsync();
        await look("checks-mistakes");
        await Journey.Check(page, Someone.WithNightCrampsAtSeventy);
        await look("question");
        await Journey.Answer(page, Someone.WithNightCrampsAtSeventy);
        await look("question-2");
        var interview = page.Url[..page.Url.LastIndexOf('/')];
        await page.GotoAsync(interview + "/result");
        await look("result-so-far");
        await page.GotoAsync(interview + "/answers");
        await look("answers");
        await page.GotoAsync(interview + "/about");
        await look("about-you");
        await page.GotoAsync(interview + "/deleted");
        await look("deleted");
    }
}
