using System.Collections.Concurrent;

namespace Charley.Web.Assets;

/// <summary>Drawings that are written into pages rather than loaded by them.</summary>
internal static class EmbeddedText
{
    private static readonly ConcurrentDictionary<string, string> Read = new(StringComparer.Ordinal);

    /// <summary>The text of a resource of this assembly.</summary>
    /// <exception cref="InvalidOperationException">There is none of this name.</exception>
    public static string Of(string name) => Read.GetOrAdd(name, static resource =>
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no resource '{resource}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
