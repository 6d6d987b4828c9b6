using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Charley.Exchange.Printing;

/// <summary>What came of printing.</summary>
public abstract record PrintResult
{
    private PrintResult()
    {
    }

    /// <summary>It was printed.</summary>
    /// <param name="Pdf">The PDF.</param>
    public sealed record Printed(ReadOnlyMemory<byte> Pdf) : PrintResult;

    /// <summary>No browser was found that can print.</summary>
    public sealed record NoBrowser : PrintResult;

    /// <summary>The browser failed.</summary>
    /// <param name="Said">The last words of the browser; may be empty.</param>
    public sealed record Failed(string Said) : PrintResult;
}

/// <summary>
/// Prints a page of HTML to a tagged PDF with an installed browser of the Chromium family, without a window. Nothing is loaded
/// from elsewhere. A server keeps the browser open for a few minutes; otherwise it starts, reads the page from a file that only
/// this user can read, and ends.
/// </summary>
/// <param name="findBrowser">Finds the browser's program; null where there is none.</param>
/// <param name="keptFor">The clock of a browser that is kept open; null where each print starts one.</param>
public sealed class BrowserPrinter(Func<string?> findBrowser, TimeProvider? keptFor = null) : IAsyncDisposable
{
    /// <summary>Beyond this a browser hangs, even on a busy machine.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>A browser takes about 150 MB; more than two at once help nobody.</summary>
    private const int MostAtOnce = 2;
    private const int LongestSaying = 300;
    private static readonly SemaphoreSlim Turn = new(MostAtOnce);
    private readonly KeptBrowser? kept = keptFor is not null && KeptBrowser.IsPossible ? new KeptBrowser(findBrowser, keptFor) : null;

    /// <summary>Prints with the browser of this machine.</summary>
    public BrowserPrinter()
        : this(InstalledBrowser.Find)
    {
    }

    /// <summary>Starts the browser that is kept open, so that the next page is printed at once. Whoever calls need not wait.</summary>
    public Task WarmAsync() => kept?.WarmAsync() ?? Task.CompletedTask;

    /// <summary>Prints a page.</summary>
    /// <param name="html">The page; everything that it needs is inside.</param>
    /// <param name="cancellation">Ends the browser.</param>
    /// <exception cref="IOException">The folder for temporary files can't be used.</exception>
    public async Task<PrintResult> PrintAsync(string html, CancellationToken cancellation = default)
    {
        if (findBrowser() is not { } browser)
        {
            return new PrintResult.NoBrowser();
        }

        if (kept is not null && await kept.PrintAsync(html, cancellation) is { } pdf)
        {
            return new PrintResult.Printed(pdf);
        }

        await Turn.WaitAsync(cancellation);
        var folder = Directory.CreateTempSubdirectory("charley-print-");
        try
        {
            return await PrintAsync(browser, folder.FullName, html, cancellation);
        }
        finally
        {
            Turn.Release();
            BrowserFolder.Remove(folder);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => kept?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<PrintResult> PrintAsync(string browser, string folder, string html, CancellationToken cancellation)
    {
        var page = Path.Combine(folder, "report.html");
        var pdf = Path.Combine(folder, "report.pdf");
        await File.WriteAllTextAsync(page, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in Arguments(folder, page, pdf))
        {
            start.ArgumentList.Add(argument);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync(patience.Token);
            _ = process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 && File.Exists(pdf)
                ? new PrintResult.Printed(await File.ReadAllBytesAsync(pdf, cancellation))
                : new PrintResult.Failed(LastWords(await said));
        }
        catch (Exception failure) when (failure is Win32Exception || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new PrintResult.Failed(failure.Message);
        }
        finally
        {
            if (process is { HasExited: false })
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }

            process?.Dispose();
        }
    }

    private static IEnumerable<string> Arguments(string folder, string page, string pdf) =>
    [
        .. BrowserArguments.Of(folder),
        "--no-pdf-header-footer",
        "--export-tagged-pdf",
        "--generate-pdf-document-outline",
        "--print-to-pdf=" + pdf,
        new Uri(page).AbsoluteUri,
    ];

    private static string LastWords(string said)
    {
        var words = said.Trim();
        return words.Length <= LongestSaying ? words : "…" + words[^LongestSaying..];
    }
}
