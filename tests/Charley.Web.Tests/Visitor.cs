using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Charley.Web.Tests;

/// <summary>An answer with its page.</summary>
/// <param name="Response">Status and headers.</param>
/// <param name="Html">The page.</param>
/// <param name="Source">The page as it was sent.</param>
/// <param name="Path">Where it was found, after redirects.</param>
public sealed record Seen(HttpResponseMessage Response, IHtmlDocument Html, string Source, string Path)
{
    public IElement Form(string action) =>
        Html.QuerySelector($"form[action='{action}']") ?? throw new InvalidOperationException($"No form to {action} on {Path}.");
}

/// <summary>Someone with a browser without scripts.</summary>
public sealed class Visitor : IDisposable
{
    private const int MostRedirects = 5;

    public Visitor(Uri address) =>
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };

    public HttpClient Client { get; }

    public CookieContainer Cookies { get; } = new();

    public async Task<Seen> Get(string path)
    {
        for (var hop = 0; hop < MostRedirects; hop++)
        {
            var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.SeeOther)
            {
                return await Read(response, path);
            }

            path = response.Headers.Location!.ToString();
        }

        throw new InvalidOperationException("Too many redirects, last to " + path);
    }

    /// <summary>Sends the page's form to the address with the given fields on top of its hidden ones, and follows.</summary>
    public async Task<Seen> Send(Seen page, string action, params (string Name, string Value)[] fields)
    {
        var hidden = page.Form(action).QuerySelectorAll("input[type=hidden]")
            .Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value")!));
        return await Post(action, [.. hidden, .. fields]);
    }

    public async Task<Seen> Post(string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var response = await Client.PostAsync(new Uri(action, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.SeeOther
            ? await Get(response.Headers.Location!.ToString())
            : await Read(response, action);
    }

    public void Dispose() => Client.Dispose();

    private static async Task<Seen> Read(HttpResponseMessage response, string path)
    {
        var source = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Seen(response, await new HtmlParser().ParseDocumentAsync(source, TestContext.Current.CancellationToken), source, path);
    }
}
