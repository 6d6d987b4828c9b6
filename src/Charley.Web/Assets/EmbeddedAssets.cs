using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace Charley.Web.Assets;

/// <summary>A file that pages load: style, font, drawing.</summary>
/// <param name="Path">Its address, which changes with its content, so that browsers may keep it for ever.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Asset(string Path, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>The files inside this assembly, by name and by address.</summary>
internal sealed class EmbeddedAssets
{
    private const string Prefix = "asset/";

    /// <summary>Bytes of the content's hash in the address: enough that two versions never share one.</summary>
    private const int FingerprintBytes = 6;

    private readonly FrozenDictionary<string, Asset> _byName;
    private readonly FrozenDictionary<string, Asset> _byPath;

    public EmbeddedAssets()
    {
        var assembly = typeof(EmbeddedAssets).Assembly;
        var assets = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), name => Read(assembly, name), StringComparer.Ordinal);
        _byName = assets.ToFrozenDictionary(StringComparer.Ordinal);
        _byPath = assets.Values.ToFrozenDictionary(asset => asset.Path, StringComparer.Ordinal);
    }

    /// <summary>The address of a file by its name.</summary>
    public string PathOf(string name) => _byName[name].Path;

    /// <summary>The text of a file by its name.</summary>
    public string TextOf(string name) => System.Text.Encoding.UTF8.GetString(_byName[name].Content.Span);

    /// <summary>The bytes of a file by its name.</summary>
    public ReadOnlyMemory<byte> BytesOf(string name) => _byName[name].Content;

    /// <summary>The file at an address, or null.</summary>
    public Asset? At(string path) => _byPath.GetValueOrDefault(path);

    private static Asset Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, FingerprintBytes));
        var name = Path.GetFileNameWithoutExtension(resource);
        var extension = Path.GetExtension(resource);
        // The style sheet names the fonts, so they keep their names, which carry their version.
        var path = extension == ".woff2" ? $"/assets/{name}{extension}" : $"/assets/{name}.{fingerprint}{extension}";
        return new Asset(path, TypeOf(extension), content);
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".png" => "image/png",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => throw new InvalidOperationException($"No media type is known for the asset ending '{extension}'."),
    };
}
