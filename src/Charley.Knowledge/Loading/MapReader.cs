using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Loading;

/// <summary>
/// Reads the fields of one YAML map, reports every mistake with its line, and knows which fields nobody read.
/// After a mistake it returns a harmless default, so that one run names all mistakes.
/// </summary>
internal sealed class MapReader
{
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Fields that this kind of map may have, as far as anybody asked: what a misspelt one was probably meant to be.</summary>
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _what;

    public MapReader(YamlNode node, string file, string what, Reading reading)
    {
        Reading = reading;
        Place = new Place(file, LineOf(node));
        _what = what;
        if (node is not YamlMappingNode map)
        {
            reading.Add(Place, $"{what} must be a map of fields.");
            return;
        }

        foreach (var (key, value) in map.Children)
        {
            _fields[(key as YamlScalarNode)?.Value ?? string.Empty] = value;
        }
    }

    public Reading Reading { get; }

    public Place Place { get; }

    public bool Has(string field)
    {
        _known.Add(field);
        return _fields.ContainsKey(field);
    }

    public Place PlaceOf(string field) => _fields.TryGetValue(field, out var node) ? Place with { Line = LineOf(node) } : Place;

    public string Text(string field)
    {
        var text = OptionalText(field);
        if (text is null)
        {
            Missing(field);
        }

        return text ?? string.Empty;
    }

    public string? OptionalText(string field)
    {
        if (Take(field) is not { } node)
        {
            return null;
        }

        if (node is YamlScalarNode scalar && !string.IsNullOrWhiteSpace(scalar.Value))
        {
            return IsNull(scalar) ? null : scalar.Value.Trim();
        }

        Wrong(field, "must be a text that is not empty");
        return null;
    }

    /// <summary>A text that must be there and may be empty.</summary>
    public string MaybeEmptyText(string field)
    {
        if (Take(field) is YamlScalarNode scalar)
        {
            return IsNull(scalar) ? string.Empty : scalar.Value!.Trim();
        }

        Wrong(field, "must be a text; leave it empty with \"\"");
        return string.Empty;
    }

    public string Id(string field = "id")
    {
        var id = Text(field);
        if (id.Length > 0 && !Ids.IsWellFormed(id))
        {
            Wrong(field, $"'{id}' is not an id: use lower-case letters, digits and single hyphens");
        }

        return id;
    }

    public string? OptionalId(string field) => Has(field) && OptionalText(field) is { } id ? id : null;

    public double Number(string field)
    {
        var number = OptionalNumber(field);
        if (number is null && !Has(field))
        {
            Missing(field);
        }

        return number ?? 0;
    }

    public double? OptionalNumber(string field)
    {
        if (Take(field) is not { } node || (node is YamlScalarNode empty && IsNull(empty)))
        {
            return null;
        }

        if (node is YamlScalarNode scalar && TryNumber(scalar.Value, out var number))
        {
            return number;
        }

        Wrong(field, $"must be a number, not '{node}'");
        return null;
    }

    public int? OptionalInteger(string field)
    {
        var number = OptionalNumber(field);
        if (number is { } value && !double.IsInteger(value))
        {
            Wrong(field, "must be a whole number");
        }

        return (int?)number;
    }

    public bool Flag(string field)
    {
        if (Take(field) is not YamlScalarNode scalar)
        {
            return false;
        }

        if (bool.TryParse(scalar.Value, out var flag))
        {
            return flag;
        }

        Wrong(field, "must be true or false");
        return false;
    }

    public T Choice<T>(string field, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (!Has(field))
        {
            Missing(field);
            return default;
        }

        return OptionalChoice(field, choices) ?? default;
    }

    public T? OptionalChoice<T>(string field, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        var text = OptionalText(field);
        if (text is null)
        {
            return null;
        }

        if (choices.TryGetValue(text, out var choice))
        {
            return choice;
        }

        Wrong(field, $"cannot be '{text}'; it is one of {string.Join(", ", choices.Keys)}.{Spelling.Suggest(text, choices.Keys)}");
        return null;
    }

    public ImmutableArray<string> Texts(string field)
    {
        if (Take(field) is not { } node)
        {
            return [];
        }

        if (node is YamlSequenceNode sequence && sequence.Children.All(child => child is YamlScalarNode))
        {
            return [.. sequence.Children.Select(child => ((YamlScalarNode)child).Value?.Trim() ?? string.Empty)];
        }

        Wrong(field, "must be a list of texts, such as [first, second]");
        return [];
    }

    public MapReader? OptionalMap(string field) =>
        Take(field) is { } node && !(node is YamlScalarNode scalar && IsNull(scalar)) ? new MapReader(node, Place.File, $"'{field}' of {_what}", Reading) : null;

    public MapReader? Map(string field)
    {
        if (!Has(field))
        {
            Missing(field);
        }

        return OptionalMap(field);
    }

    public IEnumerable<MapReader> Maps(string field)
    {
        if (Take(field) is not { } node)
        {
            return [];
        }

        if (node is YamlSequenceNode sequence)
        {
            return sequence.Children.Select(child => new MapReader(child, Place.File, $"an entry in '{field}' of {_what}", Reading)).ToList();
        }

        Wrong(field, "must be a list");
        return [];
    }

    /// <summary>The node of a field, for readers of special shapes.</summary>
    public YamlNode? Node(string field) => Take(field);

    public IEnumerable<(string Key, YamlNode Value)> Entries()
    {
        foreach (var (key, value) in _fields)
        {
            _read.Add(key);
            yield return (key, value);
        }
    }

    /// <summary>Reports the fields that nobody read: misspelt, misplaced, or meant for something else.</summary>
    public void Done()
    {
        foreach (var field in _fields.Keys.Where(field => !_read.Contains(field)))
        {
            Reading.Add(PlaceOf(field), $"{_what} has no field '{field}'.{Spelling.Suggest(field, _known)}");
        }
    }

    public void Missing(string field) => Reading.Add(Place, $"{_what} lacks the field '{field}'; add it.{Spelling.Suggest(field, _fields.Keys)}");

    public void Wrong(string field, string problem) => Reading.Add(PlaceOf(field), $"'{field}' of {_what} {problem}.");

    internal static int LineOf(YamlNode node) => (int)Math.Max(1, node.Start.Line);

    internal static bool TryNumber(string? text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && scalar.Value is null or "" or "null" or "~";

    private YamlNode? Take(string field)
    {
        _read.Add(field);
        _known.Add(field);
        return _fields.GetValueOrDefault(field);
    }
}
