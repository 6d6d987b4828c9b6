using Charley.Knowledge;
using Charley.Testing;
using Charley.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Browser.Tests.Browsing;

/// <summary>The real program on a free port, with a diary of its own in a folder that goes away.</summary>
public sealed class ServedCharley(KnowledgeBase knowledge) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    /// <summary>Starts serving.</summary>
    /// <returns>The address it is served at.</returns>
    public async Task<string> StartAsync()
    {
        _app = CharleyWeb.Build(new CharleyWebOptions(knowledge, _folder.File("charley.db"))
        {
            Urls = ["http://127.0.0.1:0"],
            KeysFolder = _folder.Path,
        });
        await _app.StartAsync();
        return _app.Urls.First();
    }

    /// <summary>From now on nothing answers at its address.</summary>
    public Task StopAsync() => _app?.StopAsync() ?? Task.CompletedTask;

    /// <summary>The patterns of all addresses that this method asks for.</summary>
    public IReadOnlyList<string> Routes(string method) => [.. _app!.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method, StringComparer.Ordinal) == true)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))];

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _folder.Dispose();
    }
}
