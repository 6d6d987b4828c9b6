using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Charley.Testing;

namespace Charley.Web.Tests;

/// <summary>Answers that cannot all be true, on the pages and in the API, with knowledge that makes them possible.</summary>
public sealed class ContradictionTests : IAsyncLifetime
{
    private readonly ContradictingKnowledge _knowledge = new();
    private RunningCharley? _charley;

    public async ValueTask InitializeAsync()
    {
        _charley = new RunningCharley { Knowledge = _knowledge.Load() };
        await _charley.InitializeAsync();
    }

    [Fact]
    public async Task The_result_names_the_answers_and_each_leads_to_where_it_is_changed()
    {
        using var visitor = _charley!.Visit();
        var page = await InterviewWalk.Start(visitor, ("q.complaint", "muscle-cramp"), ("age", "50"), ("sex", "female"), ("pregnant", "no"));
        page = await InterviewWalk.AnswerChecks(visitor, page);
        while (page.Html.QuerySelector("main fieldset.question") is not null)
        {
            var action = page.Html.QuerySelector("main form")!.GetAttribute("action")!;
            var name = page.Html.QuerySelector("main fieldset.question input")!.GetAttribute("name")!;
            page = await visitor.Send(page, action, (name, name == "q.night" ? "night-onset" : "none-of-these"));
        }

        var card = page.Html.QuerySelector("#conflict")!;
        var links = card.QuerySelectorAll("a").ToList();

        Assert.EndsWith("/result", page.Path, StringComparison.Ordinal);
        Assert.Equal(2, links.Count);
        Assert.Contains("It comes at night.", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Your ankle does not lock.", card.TextContent, StringComparison.Ordinal);
        var question = await visitor.Get(links.Single(link => link.TextContent.Contains("ankle", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Contains("Does your ankle lock?", question.Source, StringComparison.Ordinal);

        await visitor.Send(question, question.Path, ("q.ankle", "ankle-locks"));
        Assert.Null((await visitor.Get(page.Path)).Html.QuerySelector("#conflict"));
    }

    [Theory]
    [InlineData("", """{"age": 50, "sex": "female", "complaint": ["cramp"], "findings": {"night-onset": "yes", "ankle-locks": "no"}}""", "findings.night-onset", "findings.ankle-locks")]
    [InlineData("", """{"age": 50, "sex": "male", "complaint": ["cramp"], "findings": {"water-tablet": "yes"}}""", "findings.water-tablet", "sex")]
    [InlineData("/influences", """{"age": 50, "sex": "male", "complaint": ["cramp"], "findings": {"water-tablet": "yes"}}""", "findings.water-tablet", "sex")]
    [InlineData("/what-if", """{"case": {"age": 50, "sex": "male", "complaint": ["cramp"], "findings": {"water-tablet": "yes"}}, "finding": "night-onset", "answer": "no"}""", "findings.water-tablet", "sex")]
    public async Task The_API_refuses_them_with_the_names_of_their_fields(string address, string body, params string[] fields)
    {
        using var visitor = _charley!.Visit();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await visitor.Client.PostAsync("/api/v1/assessments" + address, content, TestContext.Current.CancellationToken);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            fields.Order(StringComparer.Ordinal),
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _charley!.DisposeAsync();
        _knowledge.Dispose();
    }
}
