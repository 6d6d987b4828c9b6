using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Charley.Web.Tests;

/// <summary>Results of tests on the pages and in the API, through real HTTP and without scripts.</summary>
public sealed class TestResultTests(RunningCharley charley)
{
    [Fact]
    public async Task A_result_is_entered_shown_again_changed_and_removed()
    {
        using var visitor = charley.Visit();
        var page = await Tests(visitor);

        var entered = await Add(visitor, page, "potassium|mmol/L", "4,2");
        Assert.EndsWith("/tests", entered.Path, StringComparison.Ordinal);
        Assert.Contains("4.2 mmol/L", entered.Html.QuerySelector("dl.answers")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Usual: 3.5 to 5.1", entered.Html.QuerySelector("dl.answers")!.TextContent, StringComparison.Ordinal);

        var changed = await Add(visitor, entered, "potassium|mEq/L", "3.3");
        Assert.Single(changed.Html.QuerySelectorAll("dl.answers dt"));
        Assert.Contains("Your potassium was low", changed.Html.QuerySelector("dl.answers")!.TextContent, StringComparison.Ordinal);

        var removed = await visitor.Send(changed, changed.Path + "/remove");
        Assert.Null(removed.Html.QuerySelector("dl.answers"));
    }

    [Fact]
    public async Task An_alarming_result_leads_straight_to_the_emergency_and_is_shown_there()
    {
        using var visitor = charley.Visit();
        var page = await Tests(visitor);

        var result = await Add(visitor, page, "sodium|mmol/L", "118");

        Assert.EndsWith("/result", result.Path, StringComparison.Ordinal);
        Assert.NotNull(result.Html.QuerySelector(".urgency.emergency-now"));
        Assert.Contains("118 mmol/L", result.Html.QuerySelector("#tests")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("odium", result.Html.QuerySelector("#why")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_results_stand_among_the_answers_and_among_the_reasons()
    {
        using var visitor = charley.Visit();
        var page = await Add(visitor, await Tests(visitor), "tsh|mIU/L", "12");
        page = await Add(visitor, page, "ferritin|µg/L", "60");

        var answers = await visitor.Get(page.Path.Replace("/tests", "/answers", StringComparison.Ordinal));
        var result = await visitor.Get(page.Path.Replace("/tests", "/result", StringComparison.Ordinal));

        Assert.Contains("12 mIU/L", answers.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("60 µg/L", answers.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("12 mIU/L", result.Html.QuerySelector("#causes")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(result.Html.QuerySelector($"a[href='{page.Path}']"));
        Assert.NotNull(answers.Html.QuerySelector($"a[href='{page.Path}']"));
    }

    [Theory]
    [InlineData("", "4.2", "#test")]
    [InlineData("potassium|mmol/L", "", "#value")]
    [InlineData("potassium|mmol/L", "four", "#value")]
    [InlineData("calcium|mg/dL", "2.3", "#value")]
    [InlineData("potassium|stones", "4.2", "#test")]
    [InlineData("no-such-test|mmol/L", "4.2", "#test")]
    public async Task What_cannot_be_taken_is_shown_again_with_the_mistake_at_its_field(string choice, string value, string field)
    {
        using var visitor = charley.Visit();
        var page = await Tests(visitor);

        var again = await Add(visitor, page, choice, value);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Response.StatusCode);
        Assert.NotNull(again.Html.QuerySelector($".mistakes a[href='{field}']"));
        Assert.NotNull(again.Html.QuerySelector(field));
        Assert.Equal(value, again.Html.QuerySelector("#value")!.GetAttribute("value") ?? string.Empty);
    }

    [Fact]
    public async Task A_nerve_test_is_answered_in_words()
    {
        using var visitor = charley.Visit();
        var page = await Tests(visitor);

        var saved = await visitor.Send(page, page.Path + "/nerves", ("q.result-emg", "none-of-these"));

        Assert.NotNull(saved.Html.QuerySelector("#q-result-emg-none-of-these[checked]"));
        Assert.Null(saved.Html.QuerySelector("[name='q.result-nerve-conduction'][checked]"));
    }

    [Fact]
    public async Task The_API_takes_results_and_an_alarming_one_is_an_emergency()
    {
        var (status, answer) = await Post("""
            {"age": 70, "sex": "female", "complaint": ["cramp"], "results": [{"test": "potassium", "value": 6.6, "unit": "mmol/L"}]}
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("emergency-now", answer.GetProperty("urgency").GetString());
    }

    [Theory]
    [InlineData("""{"test": "potassium", "value": 6.6, "unit": "mg/L"}""", "results[0].unit")]
    [InlineData("""{"test": "potassium", "value": 66, "unit": "mmol/L"}""", "results[0].value")]
    [InlineData("""{"test": "potassium", "value": "6.6", "unit": "mmol/L"}""", "results[0].value")]
    [InlineData("""{"test": "potassium", "value": 1e999, "unit": "mmol/L"}""", "results[0].value")]
    [InlineData("""{"test": 5, "value": 6.6, "unit": "mmol/L"}""", "results[0].test")]
    [InlineData("""{"test": "potasium", "value": 6.6, "unit": "mmol/L"}""", "results[0].test")]
    [InlineData("""{"test": "potassium", "value": 6.6, "units": "mmol/L"}""", "results[0].units")]
    [InlineData("5", "results[0]")]
    public async Task The_API_names_the_field_of_a_result_that_it_cannot_take(string result, string field)
    {
        var (status, problem) = await Post($$"""{"age": 70, "sex": "female", "complaint": ["cramp"], "results": [{{result}}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task The_OpenAPI_document_tells_of_results()
    {
        using var visitor = charley.Visit();

        var document = await visitor.Client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken);

        Assert.Contains("ResultRequest", document, StringComparison.Ordinal);
    }

    private static async Task<Seen> Tests(Visitor visitor)
    {
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        await InterviewWalk.AnswerChecks(visitor, checks);
        return await visitor.Get(checks.Path.Replace("/checks", "/tests", StringComparison.Ordinal));
    }

    private static Task<Seen> Add(Visitor visitor, Seen page, string choice, string value) =>
        visitor.Send(page, page.Path, ("test", choice), ("value", value));

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Post(string body)
    {
        using var visitor = charley.Visit();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await visitor.Client.PostAsync("/api/v1/assessments", content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
