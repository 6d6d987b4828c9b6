using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Loading;

/// <summary>Collects mistakes and remembers where each element was written.</summary>
internal sealed class Reading
{
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
    public YamlNode? Parse(string path, string shownAs) => RootOf(YamlFile.Read(path, shownAs));

    /// <summary>What a file holds; reports what is not YAML and returns nothing then.</summary>
    public YamlNode? RootOf(YamlFile file)
    {
        if (file.Mistake is { } mistake)
        {
            _issues.Add(mistake);
        }

        return file.Root;
    }
}
