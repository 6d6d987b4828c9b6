using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Charley.Exchange.Printing;

/// <summary>
/// A running browser that is told what to do through two pipes, as the Chrome DevTools Protocol has it. No port is opened, and
/// the browser ends when the pipes close, even if this program is killed.
/// </summary>
internal sealed class BrowserSession : IAsyncDisposable
{
    private const byte EndOfMessage = 0;
    private const int ReadBytes = 1 << 16;

    /// <summary>The browser wants its pipes as numbers 3 and 4; a program can only be given 0 and 1.</summary>
    private const string Renumber = "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null";

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly byte[] buffer = new byte[ReadBytes];
    private readonly List<byte> waiting = [];
    private int lastId;
    private EmptyRoom? prepared;

    private BrowserSession(Process process, DirectoryInfo folder) => (this.process, this.folder) = (process, folder);

    /// <summary>Whether the browser still runs.</summary>
    public bool IsAlive => !process.HasExited;

    /// <summary>Starts a browser and waits until it answers.</summary>
    /// <param name="browser">Its program.</param>
    /// <param name="cancellation">Gives up and ends it.</param>
    /// <exception cref="IOException">It ended at once.</exception>
    public static async Task<BrowserSession> StartAsync(string browser, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("charley-print-");
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = ["-c", Renumber, "sh", browser, "--remote-debugging-pipe", .. BrowserArguments.Of(profile.FullName), "about:blank"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var session = new BrowserSession(Process.Start(start)!, profile);
        try
        {
            await session.AskAsync("Browser.getVersion", [], null, cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an empty room for the next page; opening takes as long as printing.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The browser ended, or refused.</exception>
    public async Task PrepareAsync(CancellationToken cancellation) => prepared ??= await OpenAsync(cancellation);

    /// <summary>Prints a page in a room of its own, of which nothing is left afterwards.</summary>
    /// <param name="html">The page.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The PDF.</returns>
    /// <exception cref="IOException">The browser ended, or refused.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        var (room, page, frame) = prepared!;
        prepared = null;
        try
        {
            await AskAsync("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = html }, page, cancellation);

            // Asking for the height makes the browser lay the page out, and only then does it load the fonts.
            await AskAsync("Runtime.evaluate", new() { ["expression"] = "document.body.offsetHeight, document.fonts.ready.then(() => true)", ["awaitPromise"] = true }, page, cancellation);
            var printed = await AskAsync(
                "Page.printToPDF",
                new() { ["preferCSSPageSize"] = true, ["generateTaggedPDF"] = true, ["generateDocumentOutline"] = true, ["displayHeaderFooter"] = false },
                page,
                cancellation);
            return Convert.FromBase64String(Text(printed, "data"));
        }
        finally
        {
            await AskAsync("Target.disposeBrowserContext", new() { ["browserContextId"] = room }, null, cancellation);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        BrowserFolder.Remove(folder);
    }

    private async Task<EmptyRoom> OpenAsync(CancellationToken cancellation)
    {
        var room = Text(await AskAsync("Target.createBrowserContext", [], null, cancellation), "browserContextId");
        var target = Text(await AskAsync("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = room }, null, cancellation), "targetId");
        var page = Text(await AskAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }, null, cancellation), "sessionId");
        var tree = await AskAsync("Page.getFrameTree", [], page, cancellation);
        return new EmptyRoom(room, page, tree["frameTree"]!["frame"]!["id"]!.GetValue<string>());
    }

    private static string Text(JsonObject answer, string name) => answer[name]!.GetValue<string>();

    /// <summary>One question at a time: what comes in between are events, and nobody waits for them.</summary>
    private async Task<JsonObject> AskAsync(string method, JsonObject parameters, string? page, CancellationToken cancellation)
    {
        var id = ++lastId;
        var question = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (page is not null)
        {
            question["sessionId"] = page;
        }

        var pipe = process.StandardInput.BaseStream;
        await pipe.WriteAsync(Encoding.UTF8.GetBytes(question.ToJsonString() + '\0'), cancellation);
        await pipe.FlushAsync(cancellation);
        while (true)
        {
            var said = await ReadAsync(cancellation);
            if (said["id"]?.GetValue<int>() == id)
            {
                return said["result"]?.AsObject() ?? throw new IOException(said["error"]?["message"]?.GetValue<string>());
            }
        }
    }

    private async Task<JsonObject> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (waiting.IndexOf(EndOfMessage) is >= 0 and var end)
            {
                var message = waiting[..end].ToArray();
                waiting.RemoveRange(0, end + 1);
                return JsonNode.Parse(message)?.AsObject() ?? throw new JsonException();
            }

            var read = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancellation);
            if (read == 0)
            {
                throw new IOException("The browser ended.");
            }

            waiting.AddRange(buffer.AsSpan(0, read));
        }
    }

    /// <summary>A room with an empty page.</summary>
    /// <param name="Context">By this the browser knows the room.</param>
    /// <param name="Page">By this it knows the talk about the page.</param>
    /// <param name="Frame">By this it knows the page's frame.</param>
    private sealed record EmptyRoom(string Context, string Page, string Frame);
}
