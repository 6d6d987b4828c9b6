using System.Collections.Concurrent;

namespace Charley.Knowledge.Loading;

/// <summary>
/// The files in parts of a folder, parsed ahead on another core while earlier ones are read: parsing is most of what a start waits for.
/// Whoever asks for a file that is not parsed yet parses it.
/// </summary>
internal sealed class FilesAhead
{
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, Lazy<YamlFile>> _files;

    /// <summary>Begins to parse.</summary>
    /// <param name="folder">The folder; it exists.</param>
    /// <param name="parts">Folders in it whose files will be asked for; nothing else is looked at, whatever lies there.</param>
    public FilesAhead(string folder, IEnumerable<string> parts)
    {
        _folder = folder;
        string[] paths =
        [
            .. parts.Select(part => Path.Combine(folder, part))
                .Where(Directory.Exists)
                .SelectMany(part => Directory.EnumerateFiles(part, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)),
        ];
        _files = new ConcurrentDictionary<string, Lazy<YamlFile>>(paths.Select(path => KeyValuePair.Create(path, Parsing(path))), StringComparer.Ordinal);
        _ = Task.Run(() => ParseAll(paths));
    }

    /// <summary>A file, once: it is not kept.</summary>
    /// <param name="shownAs">Its path in the folder.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public YamlFile Take(string shownAs)
    {
        var path = Path.Combine(_folder, shownAs);
        return (_files.TryRemove(path, out var file) ? file : Parsing(path)).Value;
    }

    private Lazy<YamlFile> Parsing(string path) => new(() => YamlFile.Read(path, Path.GetRelativePath(_folder, path).Replace('\\', '/')));

    private void ParseAll(string[] paths)
    {
        foreach (var path in paths)
        {
            try
            {
                _ = _files.TryGetValue(path, out var file) ? file.Value : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Whoever takes the file is told.
            }
        }
    }
}
