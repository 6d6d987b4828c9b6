using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Tests;

/// <summary>One field of one file, damaged in one way.</summary>
/// <param name="Path">Where the field stands, without the numbers of entries: "findings/value".</param>
/// <param name="Field">The field.</param>
/// <param name="Text">The whole file with the damage.</param>
/// <param name="Sign">What the mistake must mention.</param>
internal sealed record Damaged(string Path, string Field, string Text, string Sign);

/// <summary>Damages each kind of field of a YAML file once.</summary>
internal static class FieldDamage
{
    /// <summary>Far outside every range that the knowledge knows: chances, ratios of 1 and less, ages, efforts.</summary>
    private static readonly string[] OutOfRange = ["-7", "often"];

    /// <summary>A condition without its only word is no condition any more.</summary>
    private static readonly HashSet<string> Conditions = new(["any", "all", "not", "complaint", "red-flag"], StringComparer.Ordinal);

    public static IEnumerable<Damaged> Removed(string text) =>
        Each(text, (map, key) => map.Children.Remove(key), key => Conditions.Contains(key) ? "condition" : key);

    public static IEnumerable<Damaged> Misspelt(string text) =>
        Each(text, (map, key) => Rename(map, key, Misspell(key.Value!)), key => $"Did you mean '{key}'?");

    public static IEnumerable<Damaged> WrongNumbers(string text) =>
        OutOfRange.SelectMany(wrong => Each(
            text,
            (map, key) => map.Children[key] = new YamlScalarNode(wrong),
            _ => string.Empty,
            (map, key) => map.Children[key] is YamlScalarNode { Style: not ScalarStyle.DoubleQuoted } number
                && double.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var _)));

    /// <summary>Each field written a second time, right below its first line.</summary>
    public static IEnumerable<Damaged> Doubled(string text) =>
        Fields(Parse(text)).DistinctBy(field => field.Path, StringComparer.Ordinal).Select(field =>
        {
            // In block style a second copy stands on a line of its own, as deep as the first.
            var block = Emit(Parse(text));
            var twin = Fields(Parse(block)).First(other => other.Path == field.Path);
            var lines = block.Split('\n').ToList();
            var last = Math.Max((int)twin.Key.End.Line, LastLine(twin.Map.Children[twin.Key]));
            lines.Insert(last, new string(' ', (int)twin.Key.Start.Column - 1) + twin.Key.Value + ": again");
            return new Damaged(field.Path, twin.Key.Value!, string.Join('\n', lines), $"'{twin.Key.Value}' stands twice");
        });

    private static IEnumerable<Damaged> Each(
        string text,
        Action<YamlMappingNode, YamlScalarNode> damage,
        Func<string, string> sign,
        Func<YamlMappingNode, YamlScalarNode, bool>? concerns = null)
    {
        var paths = Fields(Parse(text))
            .Where(field => concerns is null || concerns(field.Map, field.Key))
            .Select(field => field.Path)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var path in paths)
        {
            var root = Parse(text);
            var (_, map, key) = Fields(root).First(field => field.Path == path && (concerns is null || concerns(field.Map, field.Key)));
            damage(map, key);
            yield return new Damaged(path, key.Value!, Emit(root), sign(key.Value!));
        }
    }

    private static IEnumerable<(string Path, YamlMappingNode Map, YamlScalarNode Key)> Fields(YamlNode root, string path = "")
    {
        switch (root)
        {
            case YamlMappingNode map:
                foreach (var (key, value) in map.Children.ToList())
                {
                    var name = ((YamlScalarNode)key).Value!;
                    // The ages of a curve are data, not fields.
                    if (!char.IsAsciiDigit(name[0]))
                    {
                        yield return (path + "/" + name, map, (YamlScalarNode)key);
                        foreach (var inner in Fields(value, path + "/" + name))
                        {
                            yield return inner;
                        }
                    }
                }

                break;
            case YamlSequenceNode list:
                foreach (var inner in list.Children.SelectMany(child => Fields(child, path)))
                {
                    yield return inner;
                }

                break;
            default:
                break;
        }
    }

    private static void Rename(YamlMappingNode map, YamlScalarNode key, string name)
    {
        var children = map.Children.ToList();
        map.Children.Clear();
        foreach (var (old, value) in children)
        {
            map.Children.Add(ReferenceEquals(old, key) ? new YamlScalarNode(name) : old, value);
        }
    }

    /// <summary>A slip of the fingers: the last letter is typed twice.</summary>
    private static string Misspell(string name) => name + name[^1];

    private static int LastLine(YamlNode node) => node switch
    {
        YamlMappingNode { Children.Count: > 0 } map => map.Children.Max(pair => Math.Max((int)pair.Key.End.Line, LastLine(pair.Value))),
        YamlSequenceNode { Children.Count: > 0 } list => list.Children.Max(LastLine),
        _ => (int)node.Start.Line,
    };

    private static YamlNode Parse(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return stream.Documents[0].RootNode;
    }

    /// <summary>The tree as text, one field a line, long texts unbroken.</summary>
    private static string Emit(YamlNode root)
    {
        foreach (var node in root.AllNodes)
        {
            switch (node)
            {
                case YamlMappingNode map:
                    map.Style = MappingStyle.Block;
                    break;
                case YamlSequenceNode list:
                    list.Style = SequenceStyle.Block;
                    break;
                case YamlScalarNode { Style: ScalarStyle.Folded or ScalarStyle.Literal } scalar:
                    scalar.Style = ScalarStyle.DoubleQuoted;
                    break;
                default:
                    break;
            }
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var settings = new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024);
        new YamlStream(new YamlDocument(root)).Save(new Emitter(writer, settings), assignAnchors: false);
        return writer.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n...\n", "\n", StringComparison.Ordinal);
    }
}
