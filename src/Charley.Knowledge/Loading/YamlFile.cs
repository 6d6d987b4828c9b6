using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Loading;

/// <summary>A file as YAML sees it.</summary>
/// <param name="Root">What it holds; null if it is not one YAML document.</param>
/// <param name="Mistake">Why it is not; null if it is.</param>
internal sealed record YamlFile(YamlNode? Root, Issue? Mistake)
{
    /// <summary>How YamlDotNet begins its message about a field that stands twice.</summary>
    private const string DuplicatePrefix = "Duplicate key ";

    /// <summary>Parses one file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shownAs">What mistakes call it.</param>
    public static YamlFile Read(string path, string shownAs)
    {
        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            return stream.Documents.Count switch
            {
                1 => new YamlFile(stream.Documents[0].RootNode, null),
                0 => Wrong(1, "The file is empty."),
                _ => Wrong(1, "The file holds more than one YAML document; keep one."),
            };
        }
        catch (YamlException exception) when (DuplicateIn(exception.Message) is { } field)
        {
            return Wrong(exception.Start.Line, $"The field '{field}' stands twice in one map; keep one of them.");
        }
        catch (YamlException exception)
        {
            return Wrong(exception.Start.Line, $"This is not valid YAML: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16 throws this, without a position, on some broken plain scalars.
            return Wrong(1, "This is not valid YAML; look for a stray quote, bracket or control character.");
        }

        YamlFile Wrong(long line, string message) => new(null, new Issue(shownAs, (int)Math.Max(1, line), message));
    }

    /// <summary>The field that YamlDotNet says stands twice, or null for another mistake.</summary>
    private static string? DuplicateIn(string message) =>
        message.StartsWith(DuplicatePrefix, StringComparison.Ordinal) ? message[DuplicatePrefix.Length..].Trim() : null;
}
