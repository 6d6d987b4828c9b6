using System.Diagnostics;
using System.Text.RegularExpressions;
using Charley.Testing;

namespace Charley.Tests;

/// <summary>The program as people start it, in a process of its own.</summary>
internal sealed partial class ServedCharley : IAsyncDisposable
{
    private readonly Process process;

    /// <summary>A full pipe would hold the server up, so what it says further is read and dropped.</summary>
    private readonly Task rest;

    private ServedCharley(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        rest = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public Uri Address { get; }

    public int ProcessId => process.Id;

    public static async Task<ServedCharley> StartAsync(string database)
    {
        // A file that grows beyond a cap must be refused like any other write; by default the system would end the program.
        var started = Process.Start(new ProcessStartInfo("sh")
        {
            ArgumentList = { "-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh", Path.Combine(AppContext.BaseDirectory, "charley.dll"), "serve", "--no-browser", "--urls", "http://127.0.0.1:0", "--db", database, "--knowledge", RealKnowledge.Folder },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        string? line;
        do
        {
            // The host's own messages come first.
            line = await started.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        }
        while (!OwnAddress().IsMatch(line));

        return new ServedCharley(started, new Uri(OwnAddress().Match(line).Value));
    }

    /// <summary>The key that signs forms, as a browser gets it with a page.</summary>
    public static async Task<string> FormKeyAsync(HttpClient client) =>
        FormKey().Match(await client.GetStringAsync(new Uri("/diary/log", UriKind.Relative))).Groups["key"].Value;

    /// <summary>Someone with a browser.</summary>
    public HttpClient Visit() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>On Unix this is SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        await rest;
        process.Dispose();
    }

    [GeneratedRegex("name=\"form-key\" value=\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FormKey();

    [GeneratedRegex("http://127[0-9.:]+", RegexOptions.NonBacktracking)]
    private static partial Regex OwnAddress();
}
