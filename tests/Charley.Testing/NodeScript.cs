using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Charley.Testing;

/// <summary>Runs a script of tests/validators, which asks programs of others. ./test installs these, and "npm ci" in that folder does.</summary>
public static class NodeScript
{
    /// <summary>Runs a script.</summary>
    /// <param name="name">The file in tests/validators.</param>
    /// <param name="input">What it is given, as JSON.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What it printed, as JSON.</returns>
    public static async Task<JsonObject> RunAsync(string name, object input, CancellationToken cancellation)
    {
#pragma warning disable S4036 // Node.js is wherever the owner of this machine put it.
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
#pragma warning restore S4036
        start.ArgumentList.Add(Path.Combine(SourceTree.Root, "tests", "validators", name));
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(cancellation);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(input));
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync(cancellation);
        await node.WaitForExitAsync(cancellation);
        return said.Length > 0 ? JsonNode.Parse(said)!.AsObject() : throw new InvalidOperationException(await errors);
    }
}
