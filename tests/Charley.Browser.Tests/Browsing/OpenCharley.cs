using Charley.Browser.Tests.Browsing;
using Charley.Knowledge;
using Charley.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OpenCharley))]

namespace Charley.Browser.Tests.Browsing;

/// <summary>The real program on a free port, and a Chromium to look at it.</summary>
public sealed class OpenCharley : IAsyncLifetime
{
    private static readonly string[] Chromiums = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly ServedCharley _served;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public OpenCharley() => _served = new ServedCharley(Knowledge);

    public KnowledgeBase Knowledge { get; } = KnowledgeBase.Load(Path.Combine(SourceTree.Root, "knowledge"));

    public string Address { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        Address = await _served.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync(_playwright);
    }

    /// <summary>The patterns of all addresses that this method asks for.</summary>
    public IReadOnlyList<string> Routes(string method) => _served.Routes(method);

    /// <summary>The Chromium of this machine.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Array.Find(Chromiums, File.Exists)
            ?? throw new InvalidOperationException("No Chromium is installed; ./test installs one."),
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    });

    /// <summary>Someone with a browser of their own, who comes to this server or to the one at another address.</summary>
    public async Task<Guest> Invite(
        Screen screen, ColorScheme scheme = ColorScheme.Light, bool withScripts = true, bool withWorker = false, string? address = null, string? language = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = scheme,
            Locale = language,
            JavaScriptEnabled = withScripts,
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = withWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        return await Guest.Enter(context, address ?? Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _served.DisposeAsync();
    }
}
