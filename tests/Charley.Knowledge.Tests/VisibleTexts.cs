using System.Text.RegularExpressions;
using System.Xml.Linq;
using Charley.Testing;
using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Tests;

/// <summary>A text that a person can see.</summary>
/// <param name="File">File, from the root of the repository.</param>
/// <param name="Field">The field or name under which it stands.</param>
/// <param name="Text">The text.</param>
internal sealed record VisibleText(string File, string Field, string Text);

/// <summary>
/// Every text of the knowledge and of the interface that a person can see. The titles and remarks of evidence records are
/// left out: they name publications as they are, for readers who want to check them. So are translations: the measure knows
/// English only.
/// </summary>
internal static partial class VisibleTexts
{
    private static readonly HashSet<string> Fields = new(
        ["text", "yes", "no", "name", "help", "do", "title", "reason", "steps", "questions", "time-to-effect", "none", "group", "class", "judgement", "statement"],
        StringComparer.Ordinal);

    /// <summary>Files that only developers and authors read.</summary>
    private static readonly HashSet<string> NotShown = new(["scope.yaml", "verdicts.yaml", "forward-checks.yaml"], StringComparer.Ordinal);

    public static IEnumerable<VisibleText> All() => Knowledge().Concat(Resources());

    private static IEnumerable<VisibleText> Knowledge()
    {
        foreach (var path in Directory.EnumerateFiles(RealKnowledge.Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/');
            if (NotShown.Contains(Path.GetFileName(file)))
            {
                continue;
            }

            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            var evidence = file.Contains("/evidence/", StringComparison.Ordinal);
            foreach (var text in stream.Documents.SelectMany(document => In(document.RootNode, file)).Where(text => !evidence || text.Field == "statement"))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<VisibleText> In(YamlNode node, string file) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(pair => Of(((YamlScalarNode)pair.Key).Value!, pair.Value, file)),
        YamlSequenceNode list => list.Children.SelectMany(child => In(child, file)),
        _ => [],
    };

    private static IEnumerable<VisibleText> Of(string field, YamlNode value, string file) => value switch
    {
        YamlScalarNode { Value: { } text } when Fields.Contains(field) => [new VisibleText(file, field, text)],
        YamlSequenceNode list when Fields.Contains(field) && list.Children.All(child => child is YamlScalarNode) =>
            list.Children.Select(child => new VisibleText(file, field, ((YamlScalarNode)child).Value!)),
        _ => In(value, file),
    };

    private static IEnumerable<VisibleText> Resources() =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.resx", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileNameWithoutExtension(path).Contains('.', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(path => XDocument.Load(path).Root!.Elements("data").Select(data => new VisibleText(
                Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/'),
                data.Attribute("name")!.Value,
                Placeholder().Replace(data.Element("value")!.Value, "7"))));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
