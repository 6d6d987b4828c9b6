using System.Net;
using AngleSharp.Html.Parser;

namespace Charley.Web.Tests;

public sealed class PageTests(RunningCharley charley)
{
    private static readonly string[] Fixed =
    [
        "/", "/start", "/relief", "/guides", "/library", "/causes", "/remedies", "/medicines", "/medicines?name=statin",
        "/medicines?name=zzz", "/about", "/about/licences", "/about/components", "/more", "/routines",
    ];

    [Fact]
    public async Task Every_page_is_there_and_well_formed_and_loads_nothing_from_elsewhere()
    {
        using var visitor = charley.Visit();
        var sites = charley.Knowledge.Questions.Single(question => question.Id == "where").Findings
            .Where(finding => finding.EndsWith("-site", StringComparison.Ordinal))
            .Select(finding => "/relief/" + finding[..^"-site".Length]);
        var paths = Fixed
            .Concat(sites)
            .Concat(charley.Knowledge.Guides.Select(guide => "/guides/" + guide.Id))
            .Concat(charley.Knowledge.Causes.Keys.Select(id => "/causes/" + id))
            .Concat(charley.Knowledge.Remedies.Keys.Select(id => "/remedies/" + id))
            .Concat(charley.Knowledge.Evidence.Keys.Order(StringComparer.Ordinal).Where((_, index) => index % EvidenceStep == 0).Select(id => "/evidence/" + id));

        foreach (var path in paths)
        {
            var page = await visitor.Get(path);

            Assert.True(page.Response.StatusCode == HttpStatusCode.OK, path);
            Check(page);
        }
    }

    [Fact]
    public async Task The_pages_of_an_interview_are_well_formed_too()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var question = await InterviewWalk.AnswerChecks(visitor, checks);
        var interview = checks.Path.Replace("/checks", string.Empty, StringComparison.Ordinal);

        Check(checks);
        Check(question);
        foreach (var path in new[] { "/result", "/answers", "/about", "/deleted" })
        {
            Check(await visitor.Get(interview + path));
        }
    }

    [Theory]
    [InlineData("/diary/triggers")]
    [InlineData("/experiments")]
    [InlineData("/report")]
    public async Task What_the_diary_teaches_is_two_taps_away_from_everywhere(string path)
    {
        using var visitor = charley.Visit();

        foreach (var first in new[] { "/more", "/diary" })
        {
            Assert.NotNull((await visitor.Get("/")).Html.QuerySelector($"nav a[href='{first}']"));
            Assert.NotNull((await visitor.Get(first)).Html.QuerySelector($"main a[href='{path}']"));
        }
    }

    [Fact]
    public async Task A_medicine_is_found_by_its_brand()
    {
        using var visitor = charley.Visit();

        var page = await visitor.Get("/medicines?name=lipitor");

        Assert.NotNull(page.Html.GetElementById("atorvastatin"));
        Assert.Single(page.Html.QuerySelectorAll("main ul > li[id]"));
    }

    [Fact]
    public async Task Help_for_a_calf_begins_with_the_steps_for_the_calf()
    {
        using var visitor = charley.Visit();

        var page = await visitor.Get("/relief/calf");

        Assert.True(page.Html.QuerySelectorAll(".steps-now .steps li").Select(step => step.TextContent.Trim())
            .SequenceEqual(charley.Knowledge.Remedies["stretch-calf"].Steps, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_colours_that_someone_chose_stay()
    {
        using var visitor = charley.Visit();
        var home = await visitor.Get("/guides");

        var dark = await visitor.Send(home, "/theme", ("theme", "dark"));
        var system = await visitor.Send(dark, "/theme", ("theme", "system"));

        Assert.Equal("/guides", dark.Path);
        Assert.Equal("dark", dark.Html.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("system", system.Html.DocumentElement.GetAttribute("data-theme"));
    }

    /// <summary>One in this many evidence pages is looked at; they are all made by the same component.</summary>
    private const int EvidenceStep = 10;

    private static void Check(Seen page)
    {
        var mistakes = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false });
        parser.Error += (_, mistake) => mistakes.Add(mistake.ToString()!);
        var html = parser.ParseDocument(page.Source);

        Assert.True(mistakes.Count == 0, $"{page.Path}: {string.Join("; ", mistakes)}");
        Assert.Single(html.QuerySelectorAll("h1"));
        Assert.NotEmpty(html.Title!);
        Assert.Empty(html.QuerySelectorAll("iframe, [style], style, [onclick], script:not([src^='/assets/'][type='module'])"));
        Assert.All(html.QuerySelectorAll("script"), script => Assert.Empty(script.TextContent));
        Assert.Empty(html.QuerySelectorAll("[src^='http'], link[href^='http'], form[action^='http']"));
        Assert.All(html.QuerySelectorAll("a[href^='http']"), link => Assert.Contains("noreferrer", link.GetAttribute("rel"), StringComparison.Ordinal));
        var ids = html.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            html.QuerySelectorAll("label[for], a[href^='#']"),
            element => Assert.NotNull(html.GetElementById((element.GetAttribute("for") ?? element.GetAttribute("href"))!.TrimStart('#'))));
    }
}
