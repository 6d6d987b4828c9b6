using System.Net;
using Charley.Testing;
using Microsoft.AspNetCore.Builder;

namespace Charley.Web.Tests;

/// <summary>
/// What goes wrong in real browsers: a server that was started again, old pages, two windows, the way back, forms sent
/// twice. Nobody loses an answer, and nobody sees a raw error.
/// </summary>
public sealed class NothingLostTests(RunningCharley charley)
{
    private const string SentFromOwnPage = "Sec-Fetch-Site";

    [Fact]
    public async Task An_interview_and_a_log_form_go_on_after_the_server_was_started_again()
    {
        using var folder = new TemporaryFolder();
        var first = await ServeAsync(folder, "http://127.0.0.1:0");
        var address = first.Urls.First();
        using var visitor = new Visitor(new Uri(address));
        var question = await InterviewWalk.AnswerChecks(visitor, await InterviewWalk.Start(visitor, InterviewWalk.NightCramps));
        var log = await visitor.Get("/diary/log");
        await first.StopAsync(TestContext.Current.CancellationToken);
        await first.DisposeAsync();

        await using var second = await ServeAsync(folder, address);
        var next = await visitor.Send(question, question.Path.Split('?')[0], (Field(question), "not-sure"));
        var saved = await visitor.Send(log, "/diary/log", ("kind", "cramp"), ("site", "calf"), ("note", "before the restart"), ("now", "yes"));
        var home = await visitor.Get("/");
        await second.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, next.Response.StatusCode);
        Assert.NotEqual(question.Html.QuerySelector("h1")!.TextContent, next.Html.QuerySelector("h1")!.TextContent, StringComparer.Ordinal);
        Assert.EndsWith("/saved", saved.Path, StringComparison.Ordinal);
        Assert.NotNull(home.Html.QuerySelector(".hero .note a[href^='/interview/']"));
        Assert.True(Directory.Exists(folder.File("charley.db.keys")));
    }

    [Fact]
    public async Task A_form_whose_key_no_longer_holds_is_shown_again_with_everything_that_was_written()
    {
        using var visitor = charley.Visit();
        visitor.Client.DefaultRequestHeaders.Add(SentFromOwnPage, "same-origin");
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var question = await InterviewWalk.AnswerChecks(visitor, checks);
        ForgetKey(visitor);
        var action = question.Path.Split('?')[0];

        var again = await visitor.Send(question, action, (Field(question), "not-sure"));
        var next = await visitor.Send(again, action);
        var answers = await visitor.Get(action.Replace("/question", "/answers", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, again.Response.StatusCode);
        Assert.Contains("once more", again.Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, next.Response.StatusCode);
        Assert.Contains(question.Html.QuerySelector("h1")!.TextContent, answers.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_of_any_letters_survives_being_sent_again()
    {
        const string Note = "  <b>\"night\"</b> & 🦵\r\nمرحبا \u200f'";
        using var visitor = charley.Visit();
        visitor.Client.DefaultRequestHeaders.Add(SentFromOwnPage, "same-origin");
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Somebody " + Guid.NewGuid()));
        var log = await visitor.Get("/diary/log");
        ForgetKey(visitor);

        var again = await visitor.Send(log, "/diary/log", ("kind", "cramp"), ("site", "calf"), ("note", Note), ("now", "yes"));
        var saved = await visitor.Send(again, "/diary/log");
        var edit = await visitor.Get(saved.Path.Replace("/saved", string.Empty, StringComparison.Ordinal));

        Assert.Contains(WebUtility.HtmlEncode(Note).Replace("\r\n", "\n", StringComparison.Ordinal), Plain(edit.Source), StringComparison.Ordinal);

        // How the framework and the library write the same letters differs; both are read back before they are compared.
        static string Plain(string source) => WebUtility.HtmlEncode(WebUtility.HtmlDecode(source)).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_form_that_another_site_made_up_is_not_even_shown(string? origin)
    {
        using var visitor = charley.Visit();
        if (origin is not null)
        {
            visitor.Client.DefaultRequestHeaders.Add(SentFromOwnPage, origin);
        }

        var page = await visitor.Post("/diary/log", ("kind", "cramp"), ("site", "calf"), ("note", "made up elsewhere"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Response.StatusCode);
        Assert.DoesNotContain("made up elsewhere", page.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_back_in_the_middle_of_the_interview_leads_to_the_question_with_its_answer()
    {
        using var visitor = charley.Visit();
        var first = await InterviewWalk.AnswerChecks(visitor, await InterviewWalk.Start(visitor, InterviewWalk.NightCramps));
        var action = first.Path.Split('?')[0];
        var second = await visitor.Send(first, action, (Field(first), "not-sure"));
        var third = await visitor.Send(second, action, (Field(second), "not-sure"));

        // What a browser fetches on its way back: the address of the second question.
        var back = await visitor.Get(second.Path);
        var forth = await visitor.Send(back, action, (Field(back), "not-sure"));

        Assert.Equal(Title(second), Title(back));
        Assert.Contains(back.Html.QuerySelectorAll("input[value='not-sure']"), input => input.HasAttribute("checked"));
        Assert.Equal(Title(third), Title(forth));
        Assert.NotEqual(Title(second), Title(third), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_window_left_open_answers_for_its_own_person_after_another_window_switched()
    {
        using var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Mother " + Guid.NewGuid()));
        var log = await visitor.Get("/diary/log");
        var question = await InterviewWalk.AnswerChecks(visitor, await InterviewWalk.Start(visitor, InterviewWalk.NightCramps));
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Child " + Guid.NewGuid()));

        var next = await visitor.Send(question, question.Path.Split('?')[0], (Field(question), "not-sure"));
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Child " + Guid.NewGuid()));
        var saved = await visitor.Send(log, "/diary/log", ("kind", "cramp"), ("site", "calf"), ("note", "Mother's"), ("now", "yes"));

        Assert.Equal(HttpStatusCode.OK, next.Response.StatusCode);
        Assert.Contains("Diary of Mother", saved.Html.QuerySelector(".person-bar")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Once in a year", (await visitor.Get("/diary")).Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_for_somebody_who_was_removed_goes_to_nobody_else()
    {
        using var visitor = charley.Visit();
        await visitor.Send(await visitor.Get("/people"), "/people", ("name", "Gone " + Guid.NewGuid()));
        var log = await visitor.Get("/diary/log");
        var people = await visitor.Get("/people");
        var remove = people.Html.QuerySelectorAll("form[action$='/remove']").Select(form => form.GetAttribute("action")!)
            .Single(action => action.Contains(Whose(log), StringComparison.Ordinal));
        await visitor.Send(people, remove, ("sure", "yes"));

        var page = await visitor.Send(log, "/diary/log", ("kind", "cramp"), ("site", "calf"), ("now", "yes"));

        Assert.Equal(HttpStatusCode.NotFound, page.Response.StatusCode);
        Assert.Contains("This page is not here", page.Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        static string Whose(Seen page) => page.Html.QuerySelector("input[name=whose]")!.GetAttribute("value")!;
    }

    [Fact]
    public async Task An_answer_to_an_interview_deleted_in_another_window_leads_to_bringing_it_back()
    {
        using var visitor = charley.Visit();
        var question = await InterviewWalk.AnswerChecks(visitor, await InterviewWalk.Start(visitor, InterviewWalk.NightCramps));
        var interview = question.Path.Split('?')[0].Replace("/question", string.Empty, StringComparison.Ordinal);
        var result = await visitor.Get(interview + "/result");
        await visitor.Send(result, interview + "/delete");

        var late = await visitor.Send(question, interview + "/question", (Field(question), "not-sure"));
        var restored = await visitor.Send(late, interview + "/restore");

        Assert.Equal(interview + "/deleted", late.Path);
        Assert.Equal(HttpStatusCode.OK, restored.Response.StatusCode);
    }

    private static string Field(Seen page) => page.Html.QuerySelector("main fieldset.question input")!.GetAttribute("name")!;

    private static string Title(Seen page) => page.Html.QuerySelector("h1")!.TextContent;

    /// <summary>As when a browser is closed: cookies for the session are gone, the others stay.</summary>
    private static void ForgetKey(Visitor visitor)
    {
        foreach (Cookie cookie in visitor.Cookies.GetAllCookies().Where(cookie => cookie.Name == "charley-form"))
        {
            cookie.Expired = true;
        }
    }

    private static async Task<WebApplication> ServeAsync(TemporaryFolder folder, string address)
    {
        var app = CharleyWeb.Build(new CharleyWebOptions(RealKnowledge.Value, folder.File("charley.db")) { Urls = [address] });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
