using Microsoft.Playwright;

namespace Charley.Browser.Tests.Browsing;

/// <summary>Someone with a browser; remembers what went wrong in it and whom it asked.</summary>
public sealed class Guest : IAsyncDisposable
{
    /// <summary>While a machine is busy with other things, an answer may take this long, in milliseconds.</summary>
    private const int Patience = 120_000;

    /// <summary>What the test tool itself says where a test goes without the service worker.</summary>
    private const string WorkerHeldBack = "Service Worker registration blocked by Playwright";

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Guest(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Console errors, failed requests and requests to other hosts.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Guest> Enter(IBrowserContext context, string address)
    {
        context.SetDefaultTimeout(Patience);
        var guest = new Guest(context, await context.NewPageAsync());
        guest.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains(WorkerHeldBack, StringComparison.Ordinal))
            {
                guest._complaints.Add($"{guest.Page.Url}: {message.Text}");
            }
        };
        guest.Page.PageError += (_, error) => guest._complaints.Add($"{guest.Page.Url}: {error}");
        guest.Page.RequestFailed += (_, request) => guest._complaints.Add($"{request.Url}: {request.Failure}");
        guest.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal))
            {
                guest._complaints.Add("A request to another host: " + request.Url);
            }
        };
        return guest;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
