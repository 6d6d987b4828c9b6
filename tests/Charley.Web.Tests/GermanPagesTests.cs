using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Web.Tests;

/// <summary>
/// Walks over every page that is mapped as translated, with the demo diary in it, and sends every form as it stands, empty
/// and filled with nonsense: no English is left anywhere.
/// </summary>
public sealed partial class GermanPagesTests : IAsyncLifetime
{
    /// <summary>Of pages that differ only in what they are about, these many are looked at.</summary>
    private const int MostOfAKind = 3;

    /// <summary>Forms that would change the walk itself.</summary>
    private static readonly string[] NotSent = ["/language", "/theme", "/people/demo/remove"];

    /// <summary>Forms that are sent by the walk through the interview, or that this diary has no reason to show.</summary>
    private static readonly string[] SentElsewhere =
        ["/diary/episodes/{id}/undo", "/interview/{id}/checks", "/interview/{id}/question", "/interview/{id}/answers/diary", "/report/handover/link", "/report/handover/link/{name}/take-back"];

    /// <summary>Files and answers without words for people, and addresses that only lead on.</summary>
    private static readonly string[] NoPages =
    [
        "/service-worker.js", "/manifest.webmanifest", "/diary/reminders.ics", "/experiments/{id}/calendar.ics", "/diary/today", "/interview/{id}",
    ];

    private readonly RunningCharley _charley = new();
    private readonly Dictionary<string, int> _looked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = new();
    private readonly Queue<IElement> _forms = new();
    private readonly Queue<IElement> _takingAway = new();
    private readonly List<string> _english = [];

    public ValueTask InitializeAsync() => _charley.InitializeAsync();

    public ValueTask DisposeAsync() => _charley.DisposeAsync();

    [Fact]
    public async Task No_page_and_no_answer_to_a_form_has_English_left_in_it()
    {
        using var visitor = _charley.Visit();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", Germans.Header);
        await FillAsync(visitor);

        foreach (var path in new[] { "/", "/more", "/diary", "/diary?span=quarter", "/diary?span=all", "/library", "/about", "/interview/last/worries" })
        {
            _waiting.Enqueue(path);
        }

        await WalkAsync(visitor);

        var missed = Translated("GET").Where(pattern => !_looked.ContainsKey(pattern) && !NoPages.Contains(pattern, StringComparer.Ordinal));
        var unsent = Translated("POST").Where(pattern => !_sent.Contains(pattern) && !NotSent.Concat(SentElsewhere).Contains(pattern, StringComparer.Ordinal));
        Assert.True(_english.Count == 0, string.Join(Environment.NewLine, _english.Distinct(StringComparer.Ordinal).Take(200)));
        Assert.True(!missed.Any() && !unsent.Any(), $"Never looked at: {string.Join(", ", missed)}. Never sent: {string.Join(", ", unsent)}.");
    }

    /// <summary>What a person leaves behind who uses everything once.</summary>
    private async Task FillAsync(Visitor visitor)
    {
        Look(await SendAsync(visitor, await visitor.Get("/people"), "/people/demo"));
        var running = await visitor.Get((await visitor.Get("/experiments")).Html.QuerySelector(".tiles li a")!.GetAttribute("href")!);
        Look(running);
        Look(await SendAsync(visitor, running, running.Path + "/stop"));
        var saved = await SendAsync(visitor, await visitor.Get("/diary/log"), "/diary/log", ("kind", "cramp"), ("site", "calf"), ("side", "left"), ("now", "yes"), ("duration", "1,5"));
        Look(saved);
        var episode = saved.Path.Replace("/saved", string.Empty, StringComparison.Ordinal);
        Look(await SendAsync(visitor, await visitor.Get(episode), episode, ("kind", "cramp"), ("site", "calf"), ("side", "left"), ("intensity", "5"), ("date", "2026-01-02"), ("time", "03:04")));
        var today = await visitor.Get("/diary/today");
        Look(await SendAsync(visitor, today, today.Path, ("fluids", "1,5"), ("taken", "keine"), ("tags", "weniger Kaffee")));
        var nights = await SendAsync(visitor, await visitor.Get("/experiments/new"), "/experiments/new", ("remedy", string.Empty), ("own", "Kissen"), ("per-week", "3,5"), ("block", "7"), ("washout", "2"), ("fewer", "50"));
        Look(nights);
        Look(await SendAsync(visitor, nights, "/experiments", ("pairs", "13")));
        var relief = await visitor.Get("/experiments/new/relief");
        var compared = await SendAsync(visitor, relief, relief.Path, ("first", Option(relief, "first", 0)), ("second", Option(relief, "second", 1)), ("cramps", Option(relief, "cramps", 0)));
        Look(compared);
        Look(await SendAsync(visitor, compared, compared.Path + "/cramps", ("minutes", "2,5"), ("helped", "yes")));
        var checks = await InterviewWalk.Start(visitor, InterviewWalk.NightCramps);
        Look(checks);
        var question = await InterviewWalk.AnswerChecks(visitor, checks);
        Look(question);
        Look(await InterviewWalk.AnswerAll(visitor, question, "night-onset", "palpable-knot", "relieved-by-stretch"));
        var tests = await visitor.Get(checks.Path.Replace("checks", "tests", StringComparison.Ordinal));
        Look(await SendAsync(visitor, tests, tests.Path, ("test", "potassium|mmol/L"), ("value", "4,2")));
    }

    private static string Option(Seen page, string list, int index) => page.Html.QuerySelectorAll($"#{list} option")[index].GetAttribute("value")!;

    /// <summary>Sends a form as a person would, and remembers that it was sent.</summary>
    private async Task<Seen> SendAsync(Visitor visitor, Seen page, string action, params (string Name, string Value)[] fields)
    {
        _sent.Add(PatternOf(action, "POST") ?? action);
        return await visitor.Send(page, action, fields);
    }

    /// <summary>What takes something away comes last, so that there is something to take.</summary>
    private async Task WalkAsync(Visitor visitor)
    {
        while (true)
        {
            if (_waiting.TryDequeue(out var path))
            {
                if (_seen.Add(path) && PatternOf(path, "GET") is { } pattern && _looked.GetValueOrDefault(pattern) < MostOfAKind && !NoPages.Contains(pattern, StringComparer.Ordinal))
                {
                    Look(await visitor.Get(path), pattern);
                }
            }
            else if (_forms.TryDequeue(out var form) || _takingAway.TryDequeue(out form))
            {
                await SendFormAsync(visitor, form, form.GetAttribute("action") ?? string.Empty);
                foreach (var button in form.QuerySelectorAll("[formaction]"))
                {
                    await SendFormAsync(visitor, form, button.GetAttribute("formaction")!);
                }
            }
            else
            {
                return;
            }
        }
    }

    private async Task SendFormAsync(Visitor visitor, IElement form, string action)
    {
        var isGet = !string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);
        if (PatternOf(action, isGet ? "GET" : "POST") is not { } pattern || NotSent.Contains(pattern, StringComparer.Ordinal) || !_sent.Add(pattern))
        {
            return;
        }

        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty)).ToArray();
        var typed = form.QuerySelectorAll("input:not([type=hidden]):not([type=checkbox]):not([type=radio]), textarea")
            .Where(input => input.GetAttribute("name") is not null)
            .Select(input => (input.GetAttribute("name")!, "?? x")).ToArray();
        foreach (var fields in new[] { [.. hidden, .. typed], hidden })
        {
            Look(isGet
                ? await visitor.Get(action + "?" + string.Join('&', fields.Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}")))
                : await visitor.Post(action, fields));
        }
    }

    /// <summary>Notes what is English on a page, and where it leads.</summary>
    private void Look(Seen page, string? pattern = null)
    {
        if (page.Response.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return;
        }

        pattern ??= PatternOf(page.Path, "GET") ?? PatternOf(page.Path, "POST") ?? page.Path;
        _looked[pattern] = _looked.GetValueOrDefault(pattern) + 1;
        if (page.Html.DocumentElement.GetAttribute("lang") != "de")
        {
            _english.Add($"{page.Path}: lang is {page.Html.DocumentElement.GetAttribute("lang")}, status {(int)page.Response.StatusCode}");
        }

        _english.AddRange(Germans.EnglishLeftOn(page).Concat(Germans.EnglishInside(page, _texts)).Select(text => $"{pattern}: {text}"));
        foreach (var form in page.Html.QuerySelectorAll("form"))
        {
            (TakesAway().IsMatch(form.GetAttribute("action") ?? string.Empty) ? _takingAway : _forms).Enqueue(form);
        }

        foreach (var link in page.Html.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(link => !link.Contains("/assets/", StringComparison.Ordinal)))
        {
            _waiting.Enqueue(link);
        }
    }

    /// <summary>The translated endpoint that answers an address; null if there is none.</summary>
    private string? PatternOf(string path, string method) =>
        Translated(method).Where(pattern => Pattern(pattern).IsMatch(path.Split('?')[0])).OrderBy(pattern => pattern.Count(letter => letter == '{')).FirstOrDefault();

    private static Regex Pattern(string pattern) =>
        new("^" + Parameter().Replace(Regex.Escape(pattern).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+") + "/?$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private IEnumerable<string> Translated(string method) => _charley.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.Any(mark => mark.GetType().Name == "InEveryLanguage"))
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method, StringComparer.Ordinal) == true)
        .Select(endpoint => Constraint().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), "}"))
        .Where(pattern => !pattern.StartsWith("/api/", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);


    [GeneratedRegex("delete|remove|stop|cancel|undo|restore|deleted", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TakesAway();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@":[a-z]+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}
