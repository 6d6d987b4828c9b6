using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Web.Tests;

/// <summary>Walks over every address the program has, so that a new one cannot forget the common protection.</summary>
public sealed partial class EveryEndpointTests(RunningCharley charley)
{
    private const string Api = "/api/";
    private const string NoSuch = "00000000-0000-0000-0000-000000000000";

    [Fact]
    public async Task Every_address_answers_calmly_with_the_protecting_headers_whatever_is_put_into_it()
    {
        using var visitor = charley.Visit();
        var wrong = new List<string>();
        foreach (var path in Paths("GET").SelectMany(Filled))
        {
            using var response = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var policy = response.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join(' ', values) : string.Empty;
            if ((int)response.StatusCode >= 500 || !policy.Contains("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal))
            {
                wrong.Add($"{path}: {(int)response.StatusCode} {policy}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Every_form_is_refused_without_its_key()
    {
        using var visitor = charley.Visit();
        var taken = new List<string>();
        var tried = 0;
        foreach (var path in Paths("POST").Where(path => !path.StartsWith(Api, StringComparison.Ordinal)).Select(Fitting))
        {
            tried++;
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "Eve"), KeyValuePair.Create("theme", "dark")]);
            using var response = await visitor.Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                taken.Add($"{path}: {(int)response.StatusCode}");
            }
        }

        Assert.True(tried > 10, $"Only {tried} forms were tried.");
        Assert.True(taken.Count == 0, string.Join(Environment.NewLine, taken));
    }

    [Fact]
    public async Task No_other_site_can_use_the_api_through_a_persons_browser()
    {
        using var visitor = charley.Visit();
        foreach (var path in Paths("POST").Where(path => path.StartsWith(Api, StringComparison.Ordinal)).SelectMany(Filled))
        {
            // What a form of another site can send without asking first: a plain text that looks like JSON.
            using var text = new StringContent("{}", System.Text.Encoding.UTF8, "text/plain");
            using var response = await visitor.Client.PostAsync(new Uri(path, UriKind.Relative), text, TestContext.Current.CancellationToken);

            Assert.True((int)response.StatusCode is >= 400 and < 500, $"{path}: {(int)response.StatusCode}");
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"), path);
        }
    }

    [Fact]
    public async Task Pages_of_a_person_are_never_kept_by_anything_in_between()
    {
        using var visitor = charley.Visit();
        foreach (var path in Paths("GET").Where(path => !path.StartsWith("/assets", StringComparison.Ordinal)).SelectMany(Filled))
        {
            using var response = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

            Assert.True(response.Headers.CacheControl?.NoStore, path);
        }
    }

    [Fact]
    public async Task What_a_person_says_never_gets_into_addresses()
    {
        using var visitor = charley.Visit();
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        var result = await InterviewWalk.AnswerAll(visitor, await InterviewWalk.AnswerChecks(visitor, checks), "night-onset");
        var relief = await visitor.Get("/relief/calf");
        var saved = await visitor.Send(relief, "/diary/log", ("side", "left"), ("helped", "yes"));
        var seen = new HashSet<string>(StringComparer.Ordinal) { checks.Path, result.Path, saved.Path };
        foreach (var page in new[] { result, saved, await visitor.Get("/diary"), await visitor.Get("/diary/log"), await visitor.Get("/diary/timeline"), await visitor.Get("/diary/today") })
        {
            seen.UnionWith(page.Html.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!));
            seen.UnionWith(page.Html.QuerySelectorAll("form").Select(form => form.GetAttribute("action")!));
        }

        Assert.All(
            seen.Where(path => path.StartsWith("/diary", StringComparison.Ordinal) || path.StartsWith("/interview", StringComparison.Ordinal)),
            path => Assert.DoesNotMatch(Telling(), path));
    }

    [Fact]
    public async Task Logs_say_nothing_about_anybody()
    {
        var before = Console.Out;
        using var log = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(log));
        try
        {
            await using var own = new RunningCharley();
            await own.InitializeAsync();
            using var visitor = own.Visit();
            own.Log("The log is read.");
            var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
            await InterviewWalk.AnswerAll(visitor, await InterviewWalk.AnswerChecks(visitor, checks, "saddle-numbness"), "night-onset");
            var form = await visitor.Get("/diary/log");
            await visitor.Send(form, "/diary/log", ("kind", "cramp"), ("site", "calf"), ("note", "Zwetschgenkuchen"), ("now", "yes"), ("helped", "x"), ("intensity", "99"));
            await visitor.Post("/diary/log", ("note", "Zwetschgenkuchen"));
            await visitor.Get("/relief/Zwetschgenkuchen");
        }
        finally
        {
            Console.SetOut(before);
        }

        var text = log.ToString();
        Assert.Contains("The log is read.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zwetschgenkuchen", text, StringComparison.Ordinal);
        Assert.DoesNotContain("calf", text, StringComparison.Ordinal);
        Assert.DoesNotContain("saddle", text, StringComparison.Ordinal);
    }

    private List<string> Paths(string method) => charley.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method, StringComparer.Ordinal) == true)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Distinct(StringComparer.Ordinal)
        .ToList();

    /// <summary>The address with values that are not there, that are no values, and that are meant badly.</summary>
    private static IEnumerable<string> Filled(string pattern) => pattern.Contains('{', StringComparison.Ordinal)
        ? new[] { NoSuch, "1", "..%2F..%2Fetc", "%3Cscript%3E" }.Select(value => Parameter().Replace(pattern, match => IsGuid(match) ? NoSuch : value)).Distinct(StringComparer.Ordinal)
        : [pattern];

    /// <summary>The address with values of the right kind, so that it is this form that is sent.</summary>
    private static string Fitting(string pattern) => Parameter().Replace(pattern, match => IsGuid(match) ? NoSuch : "1");

    private static bool IsGuid(Match match) => match.Value.Contains("guid", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    /// <summary>Words of what was answered and logged above.</summary>
    [GeneratedRegex("calf|cramp|night|left|female|stretch", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telling();
}
