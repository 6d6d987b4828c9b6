using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Loading;

/// <summary>Collects mistakes and remembers where each element was written.</summary>
internal sealed class Reading
{
    /// <summary>How YamlDotNet begins its message about a field that stands twice.</summary>
    private const string DuplicatePrefix = "Duplicate key ";

    private readonly List<Issue> _issues = [];
    private readonly Dictionary<object, Place> _places = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<Issue> Issues =>
        [.. _issues.Distinct().OrderBy(issue => issue.File, StringComparer.Ordinal).ThenBy(issue => issue.Line)];

    public void Add(Place place, string message) => _issues.Add(new Issue(place.File, place.Line, message));

    /// <summary>Remembers where an element stands, so that later checks can point at it.</summary>
    public T Remember<T>(T element, Place place)
        where T : class
    {
        _places[element] = place;
        return element;
    }

    /// <summary>Every remembered element of a kind, with its place.</summary>
    public IEnumerable<(T Element, Place Place)> Remembered<T>() =>
        _places.Where(pair => pair.Key is T).Select(pair => ((T)pair.Key, pair.Value));

    /// <summary>Where an element stands; the folder itself for something that stands nowhere.</summary>
    public Place PlaceOf(object element) => _places.GetValueOrDefault(element, new Place("knowledge", 1));

    /// <summary>Parses one file; reports what is not YAML and returns nothing then.</summary>
    public YamlNode? Parse(string path, string shownAs)
    {
        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents.Count == 1)
            {
                return stream.Documents[0].RootNode;
            }

            Add(new Place(shownAs, 1), stream.Documents.Count == 0 ? "The file is empty." : "The file holds more than one YAML document; keep one.");
        }
        catch (YamlException exception) when (DuplicateIn(exception.Message) is { } field)
        {
            Add(new Place(shownAs, (int)Math.Max(1, exception.Start.Line)), $"The field '{field}' stands twice in one map; keep one of them.");
        }
        catch (YamlException exception)
        {
            Add(new Place(shownAs, (int)Math.Max(1, exception.Start.Line)), $"This is not valid YAML: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16 throws this, without a position, on some broken plain scalars.
            Add(new Place(shownAs, 1), "This is not valid YAML; look for a stray quote, bracket or control character.");
        }

        return null;
    }

    /// <summary>The field that YamlDotNet says stands twice, or null for another mistake.</summary>
    private static string? DuplicateIn(string message) =>
        message.StartsWith(DuplicatePrefix, StringComparison.Ordinal) ? message[DuplicatePrefix.Length..].Trim() : null;
}
