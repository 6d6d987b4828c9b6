using System.Net;

namespace Charley.Web.Tests;

public sealed class SecurityTests(RunningCharley charley)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/knowledge/causes")]
    [InlineData("/no-such-page")]
    [InlineData("/health")]
    public async Task Every_answer_carries_the_protecting_headers(string path)
    {
        using var visitor = charley.Visit();

        var page = await visitor.Get(path);

        var policy = Header(page, "Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(page, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(page, "Referrer-Policy"));
        Assert.Contains("no-store", Header(page, "Cache-Control"), StringComparison.Ordinal);
        Assert.False(page.Response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Files_that_never_change_may_be_kept()
    {
        using var visitor = charley.Visit();
        var home = await visitor.Get("/");
        var style = home.Html.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var page = await visitor.Get(style);

        Assert.Equal(HttpStatusCode.OK, page.Response.StatusCode);
        Assert.Contains("immutable", Header(page, "Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("text/css", page.Response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    public async Task Only_known_host_names_are_answered(string host, HttpStatusCode expected)
    {
        using var visitor = charley.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.Host = host;

        var response = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("/start")]
    [InlineData("/theme")]
    [InlineData("/interview/00000000-0000-0000-0000-000000000000/checks")]
    [InlineData("/interview/00000000-0000-0000-0000-000000000000/delete")]
    public async Task A_form_without_its_key_is_refused_calmly(string path)
    {
        using var visitor = charley.Visit();

        var page = await visitor.Post(path, ("theme", "dark"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Response.StatusCode);
        Assert.Contains("did not arrive", page.Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookies_are_hidden_from_scripts_and_stay_with_us()
    {
        using var visitor = charley.Visit();
        var start = await visitor.Get("/start");
        using var content = new FormUrlEncodedContent(
            InterviewWalk.NightCramps
                .Append(("form-key", start.Form("/start").QuerySelector("input[name=form-key]")!.GetAttribute("value")!))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

        var response = await visitor.Client.PostAsync("/start", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var cookies = start.Response.Headers.GetValues("Set-Cookie").Concat(response.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_never_leads_to_another_site(string back)
    {
        using var visitor = charley.Visit();
        var home = await visitor.Get("/");
        var key = home.Form("/theme").QuerySelector("input[name=form-key]")!.GetAttribute("value")!;

        var page = await visitor.Post("/theme", ("form-key", key), ("theme", "light"), ("back", back));

        Assert.Equal("/", page.Path);
    }

    [Fact]
    public async Task Addresses_tell_nothing_about_what_was_answered()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var question = await InterviewWalk.AnswerChecks(visitor, checks);
        var next = await visitor.Send(question, question.Path.Split('?')[0], (question.Html.QuerySelector("main fieldset input")!.GetAttribute("name")!, "not-sure"));

        Assert.All(new[] { checks.Path, question.Path, next.Path }, path =>
            Assert.Matches("^/interview/[0-9a-f-]{36}/(checks|question(\\?after=[0-9]+&ask=[0-9]+)?)$", path));
    }

    [Fact]
    public async Task Health_says_only_that_the_program_runs()
    {
        using var visitor = charley.Visit();

        var page = await visitor.Get("/health");

        Assert.Equal("ok", page.Source);
    }

    private static string Header(Seen page, string name) => string.Join(' ', page.Response.Headers.GetValues(name));
}
