using System.Net;

namespace Charley.Web.Tests;

public sealed class InterviewTests(RunningCharley charley)
{
    [Fact]
    public async Task Night_cramps_at_seventy_end_in_self_care_with_a_plan_and_a_safety_net()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var question = await InterviewWalk.AnswerChecks(visitor, checks);

        var result = await InterviewWalk.AnswerAll(
            visitor, question, "night-onset", "palpable-knot", "relieved-by-stretch", "duration-under-10-min", "alternating-legs");

        Assert.EndsWith("/checks", checks.Path, StringComparison.Ordinal);
        Assert.NotNull(result.Html.QuerySelector(".urgency.self-care"));
        Assert.Contains("rdinary night leg cramps", result.Html.QuerySelector("#causes")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(result.Html.QuerySelectorAll("#plan .remedy"));
        Assert.NotEmpty(result.Html.QuerySelectorAll("#safety-net li"));
        Assert.Contains("Look again on", result.Html.QuerySelector(".urgency")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_of_a_squeezed_spine_leads_straight_to_the_emergency_result()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);

        var result = await InterviewWalk.AnswerChecks(visitor, checks, "saddle-numbness");

        Assert.EndsWith("/result", result.Path, StringComparison.Ordinal);
        Assert.NotNull(result.Html.QuerySelector(".urgency.emergency-now"));
        Assert.Null(result.Html.QuerySelector("main a[href$='/tests']"));
    }

    [Fact]
    public async Task Every_sentence_of_a_result_says_what_it_rests_on()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var question = await InterviewWalk.AnswerChecks(visitor, checks, "unilateral-leg-swelling");

        var result = await InterviewWalk.AnswerAll(visitor, question, "night-onset");

        var sentences = result.Html.QuerySelectorAll("main .cited").ToList();
        Assert.NotEmpty(sentences);
        Assert.All(sentences, sentence => Assert.True(
            sentence.QuerySelector(".basis a[href^='/evidence/']") is not null || sentence.QuerySelector(".basis strong") is not null,
            sentence.TextContent));
    }

    [Fact]
    public async Task An_empty_start_page_names_every_field_and_links_to_it()
    {
        using var visitor = charley.Visit();

        var page = await InterviewWalk.Start(visitor);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Response.StatusCode);
        var links = page.Html.QuerySelectorAll(".mistakes a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(5, links.Count);
        Assert.All(links, link => Assert.NotNull(page.Html.GetElementById(link.TrimStart('#'))));
    }

    [Fact]
    public async Task What_was_filled_in_stays_when_something_is_to_be_mended()
    {
        using var visitor = charley.Visit();

        var page = await InterviewWalk.Start(
            visitor, ("q.complaint", "muscle-cramp"), ("q.where", "calf-site"), ("age", "three"), ("sex", "male"));

        Assert.Equal("three", page.Html.GetElementById("age")!.GetAttribute("value"));
        Assert.True(page.Html.GetElementById("f-calf-site")!.HasAttribute("checked"));
        Assert.True(page.Html.GetElementById("sex-male")!.HasAttribute("checked"));
        Assert.Single(page.Html.QuerySelectorAll(".mistakes a[href='#age']"));
    }

    [Theory]
    [InlineData("male", "40")]
    [InlineData("female", "80")]
    public async Task A_pregnancy_that_cannot_be_is_asked_about(string sex, string age)
    {
        using var visitor = charley.Visit();

        var page = await InterviewWalk.Start(
            visitor, ("q.complaint", "muscle-cramp"), ("q.where", "calf-site"), ("q.since-when", "not-sure"), ("age", age), ("sex", sex), ("pregnant", "yes"));

        Assert.Equal("#pregnant-no", Assert.Single(page.Html.QuerySelectorAll(".mistakes a")).GetAttribute("href"));
    }

    [Fact]
    public async Task A_group_of_warning_signs_left_untouched_must_be_answered()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);

        var page = await visitor.Send(checks, checks.Path, ("q.rf-one-leg", "none-of-these"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Response.StatusCode);
        Assert.NotEmpty(page.Html.QuerySelectorAll(".mistakes a"));
        Assert.True(page.Html.GetElementById("q-rf-one-leg-none-of-these")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Of_many_open_questions_the_first_are_named_and_counted_and_each_is_marked()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);

        var page = await visitor.Send(checks, checks.Path);

        var open = page.Html.QuerySelectorAll("main fieldset.question");
        Assert.Equal(3, page.Html.QuerySelectorAll(".mistakes a").Length);
        Assert.Contains($"{open.Length} places", page.Html.QuerySelector(".mistakes h2")!.TextContent, StringComparison.Ordinal);
        Assert.All(open, question => Assert.Contains("has-mistake", question.ClassList, StringComparer.Ordinal));
        Assert.Equal(open.Length, page.Html.QuerySelectorAll("fieldset > .mistake").Length);
    }

    [Fact]
    public async Task The_body_map_is_there_again_when_the_place_is_changed()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var answers = await visitor.Get(checks.Path.Replace("/checks", "/answers", StringComparison.Ordinal));
        var pages = new List<Seen>();
        foreach (var address in answers.Html.QuerySelectorAll("a[href*='/answers/']").Select(link => link.GetAttribute("href")!))
        {
            pages.Add(await visitor.Get(address));
        }

        var places = Assert.Single(pages, page => page.Html.QuerySelector(".bodymap") is not null);
        Assert.True(places.Html.GetElementById("f-calf-site")!.HasAttribute("checked"));
        Assert.NotNull(places.Html.QuerySelector(".bodymap label[for=f-calf-site]"));
    }

    [Fact]
    public async Task Two_answers_that_exclude_each_other_are_asked_about()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);

        var page = await visitor.Send(
            checks, checks.Path, ("q.rf-one-leg", "none-of-these"), ("q.rf-one-leg", "unilateral-leg-swelling"));

        Assert.Contains(page.Html.QuerySelectorAll(".mistakes a"), link => link.GetAttribute("href") == "#f-unilateral-leg-swelling");
    }

    [Fact]
    public async Task Unticked_signs_of_someone_unsure_are_unknown_and_not_denied()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var question = await InterviewWalk.AnswerChecks(visitor, checks, "unilateral-leg-swelling", "not-sure");

        var answers = await visitor.Get(checks.Path.Replace("/checks", "/answers", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, question.Response.StatusCode);
        var line = answers.Html.QuerySelectorAll(".answers > div").First(line => line.TextContent.Contains("new in one leg", StringComparison.Ordinal));
        Assert.Equal(2, line.QuerySelectorAll(".said").Length);
    }

    [Fact]
    public async Task An_answer_can_be_changed_and_the_result_follows()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var emergency = await InterviewWalk.AnswerChecks(visitor, checks, "saddle-numbness");
        var answers = await visitor.Get(emergency.Path.Replace("/result", "/answers", StringComparison.Ordinal));
        var change = answers.Html.QuerySelectorAll(".answers > div")
            .First(line => line.QuerySelector("dd")!.TextContent.Contains("numb", StringComparison.OrdinalIgnoreCase))
            .QuerySelector(".change a")!.GetAttribute("href")!;

        var form = await visitor.Get(change);
        var name = form.Html.QuerySelector("main fieldset input")!.GetAttribute("name")!;
        await visitor.Send(form, change, (name, "none-of-these"));
        var after = await visitor.Get(emergency.Path);

        Assert.Null(after.Html.QuerySelector(".urgency.emergency-now"));
    }

    [Fact]
    public async Task A_form_sent_twice_changes_nothing_the_second_time()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var question = await InterviewWalk.AnswerChecks(visitor, checks);
        var field = question.Html.QuerySelector("main fieldset input[value='not-sure']")!.GetAttribute("name")!;
        var action = question.Path.Split('?')[0];

        var once = await visitor.Send(question, action, (field, "not-sure"));
        var twice = await visitor.Send(question, action, (field, "not-sure"));

        Assert.Equal(once.Html.QuerySelector("h1")!.TextContent, twice.Html.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Two_windows_do_not_lose_each_others_answers()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var first = await InterviewWalk.AnswerChecks(visitor, checks);
        var action = first.Path.Split('?')[0];
        var second = await visitor.Send(first, action, (Field(first), "not-sure"));

        // The first window still shows the first question and changes it after the second one was answered elsewhere.
        await visitor.Send(second, action, (Field(second), "not-sure"));
        await visitor.Send(first, action, (Field(first), "not-sure"));
        var answers = await visitor.Get(action.Replace("/question", "/answers", StringComparison.Ordinal));

        Assert.Contains(first.Html.QuerySelector("h1")!.TextContent, answers.Source, StringComparison.Ordinal);
        Assert.Contains(second.Html.QuerySelector("h1")!.TextContent, answers.Html.Body!.TextContent, StringComparison.Ordinal);

        static string Field(Seen page) => page.Html.QuerySelector("main fieldset input")!.GetAttribute("name")!;
    }

    [Fact]
    public async Task Deleted_answers_are_gone_and_come_back_on_undo()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var result = await InterviewWalk.AnswerChecks(visitor, checks, "saddle-numbness");
        var interview = result.Path.Replace("/result", string.Empty, StringComparison.Ordinal);

        var deleted = await visitor.Send(result, interview + "/delete");
        var gone = await visitor.Get(result.Path);
        var restored = await visitor.Send(deleted, interview + "/restore");

        Assert.Equal(HttpStatusCode.NotFound, gone.Response.StatusCode);
        Assert.EndsWith("/result", restored.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_offers_to_go_on_with_what_was_begun()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);

        var home = await visitor.Get("/");
        var goOn = home.Html.QuerySelector(".hero .note a")!.GetAttribute("href")!;

        Assert.Equal(checks.Path, (await visitor.Get(goOn)).Path);
    }

    [Theory]
    [InlineData("/interview/00000000-0000-0000-0000-000000000000/result")]
    [InlineData("/interview/00000000-0000-0000-0000-000000000000/question")]
    [InlineData("/interview/not-an-id/result")]
    [InlineData("/causes/none")]
    [InlineData("/relief/nowhere")]
    public async Task A_wrong_link_is_answered_calmly(string path)
    {
        using var visitor = charley.Visit();

        var page = await visitor.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Response.StatusCode);
        Assert.Contains("This page is not here", page.Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}
