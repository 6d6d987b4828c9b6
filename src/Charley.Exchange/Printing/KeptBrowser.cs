using System.ComponentModel;
using System.Text.Json;

namespace Charley.Exchange.Printing;

/// <summary>
/// A browser that stays open for a while, because starting it takes longer than printing. Between two prints it holds an empty page.
/// </summary>
/// <param name="findBrowser">Finds the browser's program; null where there is none.</param>
/// <param name="time">The clock.</param>
internal sealed class KeptBrowser(Func<string?> findBrowser, TimeProvider time) : IAsyncDisposable
{
    /// <summary>An open browser takes about 150 MB; nobody should pay for it long after the last report.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim turn = new(1);
    private BrowserSession? session;
    private ITimer? bedtime;
    private bool isClosed;

    /// <summary>Browsers can be kept where a program can be given pipes by number: not on Windows.</summary>
    public static bool IsPossible => !OperatingSystem.IsWindows();

    /// <summary>Starts the browser if it is not open yet, with an empty page for the next print.</summary>
    public Task WarmAsync() => UseAsync(
        static async (open, patience) =>
        {
            await open.PrepareAsync(patience);
            return null;
        },
        CancellationToken.None);

    /// <summary>Prints a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The PDF; null if this browser can't.</returns>
    public async Task<byte[]?> PrintAsync(string html, CancellationToken cancellation)
    {
        var made = await UseAsync(async (open, patience) => await open.PrintAsync(html, patience), cancellation);

        // Whoever waits for this print need not wait for the room of the next.
        _ = made is null ? Task.CompletedTask : WarmAsync();
        return made;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        isClosed = true;
        await CloseAsync();
        turn.Dispose();
    }

    private async Task<byte[]?> UseAsync(Func<BrowserSession, CancellationToken, Task<byte[]?>> use, CancellationToken cancellation)
    {
        if (findBrowser() is not { } browser)
        {
            return null;
        }

        await turn.WaitAsync(cancellation);
        if (isClosed)
        {
            turn.Release();
            return null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(BrowserPrinter.Patience);
        try
        {
            if (session is { IsAlive: false })
            {
                await EndAsync();
            }

            session ??= await BrowserSession.StartAsync(browser, patience.Token);
            var made = await use(session, patience.Token);
            bedtime ??= time.CreateTimer(nothing => _ = CloseAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            bedtime.Change(Idle, Timeout.InfiniteTimeSpan);
            return made;
        }
        catch (Exception failure) when (failure is IOException or Win32Exception or JsonException or OperationCanceledException or InvalidOperationException)
        {
            // In the middle of a talk nobody knows what it will say next.
            await EndAsync();
            cancellation.ThrowIfCancellationRequested();
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task CloseAsync()
    {
        await turn.WaitAsync();
        try
        {
            await EndAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task EndAsync()
    {
        if (bedtime is not null)
        {
            await bedtime.DisposeAsync();
            bedtime = null;
        }

        if (session is not null)
        {
            await session.DisposeAsync();
            session = null;
        }
    }
}
