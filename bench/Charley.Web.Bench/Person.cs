using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Charley.Web.Bench;

/// <summary>Someone with a browser without scripts, who wants to know why the calf cramps, looks around and writes a cramp down.</summary>
/// <param name="address">Of the server.</param>
/// <param name="seed">What this person answers.</param>
/// <param name="reads">Whether they read a page before they send the next.</param>
internal sealed class Person(Uri address, int seed, bool reads) : IDisposable
{
    private const int ShortestLook = 500;
    private const int LongestLook = 1500;
    private const int YoungestAge = 20;
    private const int OldestAge = 90;

    private static readonly string[] s_looks = ["/causes", "/causes/dehydration", "/plan", "/diary", "/relief"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
    private readonly HtmlParser _parser = new();
#pragma warning disable S2245 // Nothing secret is drawn.
    private readonly Random _random = new(seed);
#pragma warning restore S2245

    /// <summary>One visit: an interview to its result, some pages, and an entry of the diary.</summary>
    public async Task VisitAsync(CancellationToken cancellation)
    {
        await GetAsync("/", cancellation);
        var page = await GetAsync("/start", cancellation);
        page = await SendAsync(page, [("q.complaint", "muscle-cramp"), ("q.where", "calf-site"), ("q.since-when", "onset-1-to-6-months"), ("age", $"{_random.Next(YoungestAge, OldestAge)}"), ("sex", "male")], cancellation);
        while (FormOf(page) is { } form && form.QuerySelectorAll("fieldset.question").ToList() is { Count: > 0 } questions)
        {
            page = await SendAsync(page, questions.SelectMany(Answer), cancellation);
        }

        foreach (var look in s_looks)
        {
            await GetAsync(look, cancellation);
        }

        var log = await GetAsync("/diary/log", cancellation);
        await SendAsync(log, [("id", $"{Guid.CreateVersion7()}"), ("kind", "cramp"), ("site", "calf"), ("side", "left"), ("intensity", $"{_random.Next(1, 10)}"), ("now", "yes")], cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static IElement? FormOf(IHtmlDocument page) => page.QuerySelector("main form");

    // No warning signs; of the other questions one in three answers that a list offers.
    private IEnumerable<(string Name, string Value)> Answer(IElement question)
    {
        var options = question.QuerySelectorAll("input[type=radio], input[type=checkbox]").Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value")!)).ToList();
        var none = options.Where(option => option.Value is "none-of-these").ToList();
        return none.Count > 0 ? none : options.Count > 0 ? [options[_random.Next(options.Count)]] : [];
    }

    private async Task<IHtmlDocument> GetAsync(string path, CancellationToken cancellation)
    {
        await LookAsync(cancellation);
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return await ReadAsync(answer, path, cancellation);
    }

    private async Task<IHtmlDocument> SendAsync(IHtmlDocument page, IEnumerable<(string Name, string Value)> fields, CancellationToken cancellation)
    {
        await LookAsync(cancellation);
        var form = FormOf(page) ?? throw new InvalidOperationException("The page has no form.");
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? ""));
        var named = fields.ToList();
        using var content = new FormUrlEncodedContent(hidden.Where(field => named.TrueForAll(other => other.Name != field.Name)).Concat(named)
            .Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var path = form.GetAttribute("action") ?? throw new InvalidOperationException("The form has no address.");
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content, cancellation);
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? await FollowAsync(answer.Headers.Location!, cancellation)
            : await ReadAsync(answer, path, cancellation);
    }

    private async Task<IHtmlDocument> FollowAsync(Uri to, CancellationToken cancellation)
    {
        using var answer = await _client.GetAsync(to, cancellation);
        return await ReadAsync(answer, to.ToString(), cancellation);
    }

    private async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer, string path, CancellationToken cancellation) =>
        answer.StatusCode == HttpStatusCode.OK
            ? await _parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync(cancellation), cancellation)
            : throw new InvalidOperationException($"{path}: the server answered {answer.StatusCode}.");

    private Task LookAsync(CancellationToken cancellation) => reads ? Task.Delay(_random.Next(ShortestLook, LongestLook), cancellation) : Task.CompletedTask;
}
