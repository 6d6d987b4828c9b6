using Charley.Knowledge;
using Charley.Testing;
using Charley.Web.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(RunningCharley))]

namespace Charley.Web.Tests;

/// <summary>The real program on a free port of this machine, with the real knowledge and a database of its own.</summary>
public sealed class RunningCharley : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    public KnowledgeBase Knowledge { get; init; } = RealKnowledge.Value;

    /// <summary>The address that others reach; null for none.</summary>
    public Uri? HandOverAddress { get; init; }

    /// <summary>Where others reach this program in truth.</summary>
    public Uri StrangersAddress => new(_app!.Urls.Last());

    /// <summary>The addresses that the program answers, as patterns without constraints.</summary>
    public IEnumerable<string> Addresses => _app!.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":guid", string.Empty, StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);

    public Uri Address => new(_app!.Urls.First());

    /// <summary>What the program is made of.</summary>
    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        _app = CharleyWeb.Build(new CharleyWebOptions(Knowledge, _folder.File("charley.db"))
        {
            Urls = ["http://127.0.0.1:0"],
            KeysFolder = _folder.Path,
            HandOverAddress = HandOverAddress,
            HandOverUrls = ["http://127.0.0.1:0"],
        });
        await _app.StartAsync();
    }

    /// <summary>Writes a line into the program's log.</summary>
    public void Log(string text)
    {
#pragma warning disable CA1848, CA2254 // One line of a test needs no delegate of its own.
        _app!.Logger.LogWarning(text);
#pragma warning restore CA1848, CA2254
    }

    /// <summary>A browser of its own: it keeps cookies and does not follow redirects by itself.</summary>
    public Visitor Visit() => new(Address);

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
