using Microsoft.Playwright;

namespace Charley.Browser.Tests.Browsing;

/// <summary>The pages to look at, each of its kind once.</summary>
public static class Pages
{
    /// <summary>Pages that are the same for everybody.</summary>
    public static IReadOnlyList<(string Name, string Path)> Fixed { get; } =
    [
        ("home", "/"), ("start", "/start"), ("more", "/more"),
        ("relief", "/relief"), ("relief-calf", "/relief/calf"), ("relief-trunk", "/relief/trunk-abdomen"), ("relief-eyelid", "/relief/eyelid-face"),
        ("relief-copy", "/relief/calf?copy"), ("routines", "/routines"), ("routine", "/routines/stretching-bedtime-calf-hamstring"),
        ("guides", "/guides"), ("guide", "/guides/night-leg"), ("library", "/library"), ("causes", "/causes"),
        ("cause", "/causes/als-motor-neuron-disease"), ("remedies", "/remedies"), ("remedy", "/remedies/magnesium"),
        ("medicines", "/medicines?name=statin"), ("evidence", "/evidence/maisonneuve-2016-calf-site"),
        ("about", "/about"), ("licences", "/about/licences"), ("components", "/about/components"), ("not-found", "/nothing-here"),
    ];

    /// <summary>Pages of a diary that has something in it: the demo's.</summary>
    public static IReadOnlyList<(string Name, string Path)> OfADiary { get; } =
    [
        ("diary", "/diary"), ("diary-log", "/diary/log"), ("plan", "/plan"), ("diary-day", "/diary/today"), ("diary-timeline", "/diary/timeline"),
        ("diary-reminders", "/diary/reminders"), ("people", "/people"), ("triggers", "/diary/triggers"), ("import", "/diary/import"),
        ("experiments", "/experiments"), ("experiment-relief-new", "/experiments/new/relief"), ("report", "/report"), ("handover", "/report/handover"), ("handover-open", "/handover"),
    ];

    /// <summary>Opens the demo diary in this browser.</summary>
    public static async Task OpenDemo(IPage page)
    {
        await page.GotoAsync("/people");
        var add = page.Locator("form[action='/people/demo'] button");
        var open = page.Locator("li:has(form[action='/people/demo/remove']) form[action$='/open'] button");
        await (await add.CountAsync() > 0 ? add : open).First.ClickAsync();
    }

    /// <summary>Shows each page of the demo's diary, a form with mistakes, and what stands after a save.</summary>
    public static async Task EachOfADiary(IPage page, Func<string, Task> look)
    {
        await OpenDemo(page);
        foreach (var (name, path) in OfADiary)
        {
            await page.GotoAsync(path);
            await look(name);
        }

        await page.GotoAsync("/diary/log");
        await page.Locator(".log-form details.card summary").ClickAsync();
        await page.Locator("#duration").FillAsync("long");
        await page.Locator(".save-bar button").ClickAsync();
        await look("diary-log-mistakes");
        await page.GotoAsync("/relief/calf");
        await page.Locator("button[name='helped'][value='yes']").ClickAsync();
        await look("diary-saved");
        await page.Locator("a[href^='/diary/episodes/']").First.ClickAsync();
        await look("diary-episode");
        await page.Locator("form[action$='/delete'] button").First.ClickAsync();
        await look("diary-episode-deleted");
        await EachOfAnExperiment(page, look);
        await EachOfAnImport(page, look);
        await EachOfAHandOver(page, look);
    }

    /// <summary>Makes a locked and a plain QR code.</summary>
    private static async Task EachOfAHandOver(IPage page, Func<string, Task> look)
    {
        foreach (var kind in new[] { "locked", "plain" })
        {
            await page.GotoAsync("/report/handover");
            await page.Locator($"form[action='/report/handover/{kind}'] button").ClickAsync();
            await look("handover-" + kind);
        }
    }

    /// <summary>Plans an experiment, starts it and throws it away.</summary>
    private static async Task EachOfAnExperiment(IPage page, Func<string, Task> look)
    {
        // The one of the example diary still runs, and one at a time is enough.
        await page.GotoAsync("/experiments");
        await page.Locator(".tiles li a").First.ClickAsync();
        var stop = page.Locator("form[action$='/stop'] button");
        if (await stop.CountAsync() > 0)
        {
            await stop.ClickAsync();
        }

        await page.GotoAsync("/experiments/new");
        await page.Locator("#per-week").FillAsync("often");
        await page.Locator("form[action='/experiments/new'] button").ClickAsync();
        await look("experiment-mistakes");
        await page.Locator("#per-week").FillAsync("5");
        await page.Locator("#remedy").SelectOptionAsync("stretching-bedtime-calf-hamstring");
        await page.Locator("form[action='/experiments/new'] button").ClickAsync();
        await look("experiment-plan");
        await page.Locator("form[action='/experiments'] button").ClickAsync();
        await look("experiment");
        await page.Locator("form[action$='/delete'] button").ClickAsync();
        await look("experiment-deleted");

        await page.GotoAsync("/experiments/new/relief");
        await page.Locator("form[action='/experiments/new/relief'] button").ClickAsync();
        await page.Locator("#minutes").FillAsync("2");
        await page.Locator("form[action$='/cramps'] button").ClickAsync();
        await look("experiment-cramp-saved");
        var experiment = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(experiment + "/cramps/0/diary");
        await look("experiment-cramp-diary");
        await page.GotoAsync(experiment);
        await page.Locator($"form[action='{experiment}/delete'] button").ClickAsync();
    }

    /// <summary>Brings a table whose columns have to be named.</summary>
    private static async Task EachOfAnImport(IPage page, Func<string, Task> look)
    {
        await page.GotoAsync("/diary/import");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "sleep.csv",
            MimeType = "text/csv",
            Buffer = "Date;Hours asleep;Coffee\n2026-05-01;7,5;2\n2026-05-02;6,25;3\n"u8.ToArray(),
        });
        await page.Locator("form[action='/diary/import/file'] button").ClickAsync();
        await page.Locator("form[action$='/columns']").WaitForAsync();
        await look("import-columns");
    }

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
        await page.GotoAsync(interview + "/worries");
        await look("worries");
        await page.GotoAsync(interview + "/what-if");
        await look("what-if");
        await page.GotoAsync(interview + "/answers");
        await look("answers");
        await page.Locator("main a[href*='/answers/']").First.ClickAsync();
        await look("answer");
        await page.GotoAsync(interview + "/tests");
        await look("tests");
        await page.GotoAsync(interview + "/about");
        await look("about-you");
        await page.GotoAsync(interview);
        await look("interview");
        await page.GotoAsync("/worries");
        await look("worries-again");
        await page.GotoAsync(interview + "/deleted");
        await look("deleted");
        await Journey.Start(page, Someone.SureOfNothing);
        await Journey.Check(page, Someone.SureOfNothing);
        await page.GotoAsync(page.Url[..page.Url.LastIndexOf('/')] + "/result");
        await look("result-unsure");
    }
}
