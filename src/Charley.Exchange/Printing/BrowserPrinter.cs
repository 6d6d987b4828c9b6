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
/// Prints a page of HTML to a tagged PDF with an installed browser of the Chromium family, which starts without a window,
/// reads the page from a file that only this user can read, and ends. Nothing is loaded from elsewhere.
/// </summary>
/// <param name="findBrowser">Finds the browser's program; null where there is none.</param>
public sealed class BrowserPrinter(Func<string?> findBrowser)
{
    /// <summary>Beyond this a browser hangs, even on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>A browser takes about 150 MB; more than two at once help nobody.</summary>
    private const int MostAtOnce = 2;
    private const int LongestSaying = 300;
    private static readonly SemaphoreSlim Turn = new(MostAtOnce);

    /// <summary>Prints with the browser of this machine.</summary>
    public BrowserPrinter()
        : this(InstalledBrowser.Find)
    {
    }

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

        await Turn.WaitAsync(cancellation);
        var folder = Directory.CreateTempSubdirectory("charley-print-");
        try
        {
            return await PrintAsync(browser, folder.FullName, html, cancellation);
        }
        finally
        {
            Turn.Release();
            Remove(folder);
        }
    }

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

    private static IEnumerable<string> Arguments(string folder, string page, string pdf)
    {
        // The sandbox of the browser refuses to run as root; the page is our own, and it has no scripts.
        if (OperatingSystem.IsLinux() && Environment.UserName == "root")
        {
            yield return "--no-sandbox";
        }

        yield return "--headless";
        yield return "--disable-gpu";
        yield return "--disable-dev-shm-usage";
        yield return "--disable-extensions";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--disable-default-apps";
        yield return "--disable-sync";
        yield return "--no-first-run";
        yield return "--no-default-browser-check";
        yield return "--no-pdf-header-footer";
        yield return "--export-tagged-pdf";
        yield return "--generate-pdf-document-outline";
        yield return "--user-data-dir=" + Path.Combine(folder, "profile");
        yield return "--print-to-pdf=" + pdf;
        yield return new Uri(page).AbsoluteUri;
    }

    private static string LastWords(string said)
    {
        var words = said.Trim();
        return words.Length <= LongestSaying ? words : "…" + words[^LongestSaying..];
    }

    /// <summary>A helper of the browser may still write into its profile; what is left then goes with the next clean-up of the system.</summary>
    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            foreach (var file in folder.EnumerateFiles())
            {
                file.Delete();
            }
        }
    }
}
