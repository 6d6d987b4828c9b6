using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Charley.Web.Tests;

public sealed class ApiTests(RunningCharley charley)
{
    private const string Assessments = "/api/v1/assessments";

    [Fact]
    public async Task A_night_cramp_at_seventy_is_self_care_with_its_likely_cause_first()
    {
        var (status, answer) = await Post("""
            {"age": 70, "sex": "female", "pregnant": false, "complaint": ["cramp"],
             "findings": {"calf-site": "yes", "night-onset": true, "palpable-knot": "yes", "relieved-by-stretch": "yes",
                          "duration-under-10-min": "yes", "onset-over-2-years": "yes", "statin-use": "unknown"}}
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("self-care", answer.GetProperty("urgency").GetString());
        Assert.Equal("idiopathic-nocturnal-cramps", answer.GetProperty("causes")[0].GetProperty("id").GetString());
        Assert.NotEmpty(answer.GetProperty("plan").EnumerateArray());
        Assert.NotEmpty(answer.GetProperty("safetyNet").EnumerateArray());
    }

    [Fact]
    public async Task Signs_of_a_squeezed_spine_are_an_emergency_with_the_rule_that_says_so()
    {
        var (status, answer) = await Post("""
            {"age": 45, "sex": "male", "complaint": ["cramp"], "findings": {"saddle-numbness": "yes", "bladder-change": "yes"}}
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("emergency-now", answer.GetProperty("urgency").GetString());
        Assert.Contains(answer.GetProperty("urgencyReasons").EnumerateArray(), reason => reason.GetProperty("rule").GetString() == "r1-cauda-equina");
    }

    public static TheoryData<string, string> BadBodies() => new()
    {
        { """{"age": 30, "sex": "male", "complaint": ["cramp"], "findings": {"calf-siet": "yes"}}""", "findings.calf-siet" },
        { """{"age": 300, "sex": "male", "complaint": ["cramp"]}""", "age" },
        { """{"age": -1, "sex": "male", "complaint": ["cramp"]}""", "age" },
        { """{"age": 30.5, "sex": "male", "complaint": ["cramp"]}""", "age" },
        { """{"age": "thirty", "sex": "male", "complaint": ["cramp"]}""", "age" },
        { """{"sex": "male", "complaint": ["cramp"]}""", "age" },
        { """{"age": 30, "sex": "man", "complaint": ["cramp"]}""", "sex" },
        { """{"age": 30, "sex": 1, "complaint": ["cramp"]}""", "sex" },
        { """{"age": 30, "sex": "male", "complaint": []}""", "complaint" },
        { """{"age": 30, "sex": "male", "complaint": "cramp"}""", "complaint" },
        { """{"age": 30, "sex": "male", "complaint": ["itch"]}""", "complaint" },
        { """{"age": 30, "sex": "male", "pregnant": true, "complaint": ["cramp"]}""", "pregnant" },
        { """{"age": 30, "sex": "female", "pregnant": "no", "complaint": ["cramp"]}""", "pregnant" },
        { """{"age": 30, "sex": "male", "complaint": ["cramp"], "findings": ["calf-site"]}""", "findings" },
        { """{"age": 30, "sex": "male", "complaint": ["cramp"], "findings": {"calf-site": 1}}""", "findings.calf-site" },
        { """{"age": 30, "sex": "male", "complaint": ["cramp"], "findings": {"calf-site": "perhaps"}}""", "findings.calf-site" },
        { """{"age": 30, "sex": "male", "complaint": ["cramp"], "findings": {"duration-under-10-min": "yes", "pain-lasting-days": "yes"}}""", "findings.pain-lasting-days" },
        { """{"age": 30, "sex": "male", "complaint": ["cramp"], "finding": {}}""", "finding" },
        { """{"age": 30, "age": 31, "sex": "male", "complaint": ["cramp"]}""", "body" },
        { """{"age": 30,""", "body" },
        { """[]""", "body" },
        { "", "body" },
        { "null", "body" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_bad_body_is_refused_with_the_name_of_its_field(string body, string field)
    {
        var (status, problem) = await Post(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var messages = problem.GetProperty("errors").GetProperty(field).EnumerateArray().Select(message => message.GetString()!).ToList();
        Assert.All(messages, message => Assert.NotEmpty(message));
        Assert.DoesNotContain("   at ", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_finding_is_answered_with_the_nearest_one()
    {
        var (_, problem) = await Post("""{"age": 30, "sex": "male", "complaint": ["cramp"], "findings": {"calf-siet": "yes"}}""");

        Assert.Contains("'calf-site'", problem.GetProperty("errors").GetProperty("findings.calf-siet")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_with_problem_details()
    {
        using var visitor = charley.Visit();
        using var content = new StringContent("{\"age\": 30, \"sex\": \"" + new string('x', 10 * 1024 * 1024) + "\"}", Encoding.UTF8, "application/json");

        var response = await visitor.Client.PostAsync(Assessments, content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Thousands_of_unknown_findings_are_refused_at_once()
    {
        var findings = string.Join(',', Enumerable.Range(0, 20_000).Select(number => $"\"x{number}\": \"yes\""));

        var (status, problem) = await Post("{\"age\": 30, \"sex\": \"male\", \"complaint\": [\"cramp\"], \"findings\": {" + findings + "}}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty("findings", out _));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Only_JSON_is_taken_so_that_a_foreign_page_cannot_send_a_form(string type)
    {
        using var visitor = charley.Visit();
        using var content = new StringContent("""{"age": 30, "sex": "male", "complaint": ["cramp"]}""", Encoding.UTF8, type);

        var response = await visitor.Client.PostAsync(Assessments, content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("causes", "idiopathic-nocturnal-cramps")]
    [InlineData("findings", "calf-site")]
    [InlineData("questions", "since-when")]
    [InlineData("red-flags", "r1-cauda-equina")]
    [InlineData("remedies", "stretch-calf")]
    [InlineData("medicines", "atorvastatin")]
    [InlineData("tests", "potassium")]
    [InlineData("guides", "night-leg")]
    [InlineData("evidence", "maisonneuve-2016-calf-site")]
    public async Task Each_kind_of_knowledge_has_a_list_and_each_element_an_address(string kind, string id)
    {
        using var visitor = charley.Visit();

        var list = await visitor.Client.GetFromJsonAsync<JsonElement>("/api/v1/knowledge/" + kind, TestContext.Current.CancellationToken);
        var element = await visitor.Client.GetFromJsonAsync<JsonElement>($"/api/v1/knowledge/{kind}/{id}", TestContext.Current.CancellationToken);
        var missing = await visitor.Client.GetAsync($"/api/v1/knowledge/{kind}/no-such-id", TestContext.Current.CancellationToken);

        Assert.Contains(list.EnumerateArray(), entry => entry.GetProperty("id").GetString() == id);
        Assert.Equal(id, element.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("application/problem+json", missing.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_red_flag_tells_its_condition_in_the_words_of_the_knowledge_files()
    {
        using var visitor = charley.Visit();

        var flag = await visitor.Client.GetFromJsonAsync<JsonElement>("/api/v1/knowledge/red-flags/r1-cauda-equina", TestContext.Current.CancellationToken);

        Assert.Contains("\"any\"", flag.GetProperty("when").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("saddle-numbness", flag.GetProperty("when").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_OpenAPI_document_names_every_address_and_the_body()
    {
        using var visitor = charley.Visit();

        var document = await visitor.Client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json", TestContext.Current.CancellationToken);

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains(Assessments, paths, StringComparer.Ordinal);
        Assert.Equal(
            charley.Addresses.Where(address => address.StartsWith("/api/v1/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            paths.Order(StringComparer.Ordinal));
        Assert.All(
            document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!));
        var body = document.GetProperty("paths").GetProperty(Assessments).GetProperty("post").GetProperty("requestBody");
        Assert.True(body.GetProperty("content").TryGetProperty("application/json", out _));
    }

    private const string NightCramp = """{"age": 70, "sex": "female", "complaint": ["cramp"], "findings": {"calf-site": "yes", "night-onset": "yes", "saddle-numbness": "no"}}""";

    [Fact]
    public async Task What_if_sets_the_answer_now_beside_the_answer_then()
    {
        var (status, answer) = await Post(Assessments + "/what-if", $$"""{"case": {{NightCramp}}, "finding": "saddle-numbness", "answer": "yes"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("self-care", answer.GetProperty("now").GetProperty("urgency").GetString());
        Assert.Equal("emergency-now", answer.GetProperty("then").GetProperty("urgency").GetString());
        Assert.Equal("yes", answer.GetProperty("instead").GetString());
    }

    [Fact]
    public async Task The_answers_on_which_most_hangs_are_told_with_what_would_be_different()
    {
        var (status, answer) = await Post(Assessments + "/influences", NightCramp);

        Assert.Equal(HttpStatusCode.OK, status);
        var first = answer.EnumerateArray().First();
        Assert.Equal("night-onset", first.GetProperty("finding").GetString());
        Assert.True(first.GetProperty("then").GetProperty("probability").GetDouble() < first.GetProperty("now").GetProperty("probability").GetDouble());
    }

    [Theory]
    [InlineData("""{"case": {"age": 300, "sex": "male", "complaint": ["cramp"]}, "finding": "statin-use", "answer": "yes"}""", "age")]
    [InlineData("""{"case": {"age": "x", "sex": "male", "complaint": ["cramp"]}, "finding": "statin-use", "answer": "yes"}""", "case.age")]
    [InlineData("""{"finding": "statin-use", "answer": "yes"}""", "case")]
    [InlineData("""{"case": {"age": 30, "sex": "male", "complaint": ["cramp"]}, "answer": "yes"}""", "finding")]
    [InlineData("""{"case": {"age": 30, "sex": "male", "complaint": ["cramp"]}, "finding": "statin-uze", "answer": "yes"}""", "finding")]
    [InlineData("""{"case": {"age": 30, "sex": "male", "complaint": ["cramp"]}, "finding": "muscle-cramp", "answer": "no"}""", "finding")]
    [InlineData("""{"case": {"age": 30, "sex": "male", "complaint": ["cramp"]}, "finding": "statin-use", "answer": "perhaps"}""", "answer")]
    [InlineData("""{"case": {"age": 30, "sex": "male", "complaint": ["cramp"]}, "finding": "statin-use", "answer": "yes", "more": 1}""", "more")]
    [InlineData("[]", "case")]
    [InlineData("{", "body")]
    public async Task A_bad_what_if_is_refused_with_the_name_of_its_field(string body, string field)
    {
        var (status, problem) = await Post(Assessments + "/what-if", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.All(problem.GetProperty("errors").GetProperty(field).EnumerateArray(), message => Assert.NotEmpty(message.GetString()!));
    }

    [Fact]
    public async Task An_unknown_address_of_the_API_is_answered_with_problem_details()
    {
        using var visitor = charley.Visit();

        var response = await visitor.Client.GetAsync("/api/v1/nothing", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private Task<(HttpStatusCode Status, JsonElement Answer)> Post(string body) => Post(Assessments, body);

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Post(string address, string body)
    {
        using var visitor = charley.Visit();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await visitor.Client.PostAsync(address, content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
