using System.Globalization;
using Microsoft.Playwright;

namespace Charley.Browser.Tests.Browsing;

/// <summary>Walks through the interview by what is on the screen.</summary>
public static class Journey
{
    private const int MostQuestions = 60;

    /// <summary>From the first page to the warning signs.</summary>
    public static async Task Start(IPage page, Someone someone)
    {
        await page.GotoAsync("/");
        await page.Locator("a[href='/start']").First.ClickAsync();
        foreach (var value in someone.Complaints.Concat(someone.Sites).Append(someone.Since))
        {
            await page.Locator($"label[for='f-{value}']:not(.zone)").ClickAsync();
        }

        await page.Locator("#age").FillAsync(someone.Age.ToString(CultureInfo.InvariantCulture));
        await page.Locator($"label[for='sex-{someone.Sex}']").ClickAsync();
        if (string.Equals(someone.Sex, "female", StringComparison.Ordinal))
        {
            await page.Locator("label[for='pregnant-no']").ClickAsync();
        }

        await Send(page);
    }

    /// <summary>Answers the page of warning signs.</summary>
    public static async Task Check(IPage page, Someone someone)
    {
        foreach (var question in await page.Locator("main fieldset.question").AllAsync())
        {
            var chosen = await Choose(question, someone.Signs);
            if (!chosen)
            {
                await question.Locator("input[value='none-of-these'] + label").ClickAsync();
            }
        }

        await Send(page);
    }

    /// <summary>Answers one question.</summary>
    public static async Task Answer(IPage page, Someone someone)
    {
        var question = page.Locator("main fieldset.question");
        if (!await Choose(question, someone.Present))
        {
            var denied = await question.Locator("input").EvaluateAllAsync<string[]>("inputs => inputs.map(input => input.value)");
            var answer = denied.Any(value => someone.Absent.Contains(value, StringComparer.Ordinal)) ? "none-of-these" : "not-sure";
            await question.Locator($"input[value='{answer}'] + label").First.ClickAsync();
        }

        await Send(page);
    }

    /// <summary>From the first page to the result.</summary>
    /// <returns>How many adaptive questions were asked.</returns>
    public static async Task<int> Finish(IPage page, Someone someone)
    {
        await Start(page, someone);
        await Check(page, someone);
        var asked = 0;
        while (!page.Url.EndsWith("/result", StringComparison.Ordinal) && asked < MostQuestions)
        {
            await Answer(page, someone);
            asked++;
        }

        return asked;
    }

    private static async Task Send(IPage page) => await page.Locator("main form .actions button").ClickAsync();

    private static async Task<bool> Choose(ILocator question, IReadOnlyCollection<string> values)
    {
        var chosen = false;
        foreach (var value in values)
        {
            var label = question.Locator($"input[value='{value}'] + label");
            if (await label.CountAsync() > 0)
            {
                await label.ClickAsync();
                chosen = true;
            }
        }

        return chosen;
    }
}
