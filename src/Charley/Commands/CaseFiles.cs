using Charley.Assessment.Cases;
using Charley.Knowledge;

namespace Charley.Commands;

/// <summary>The case files that a command is given.</summary>
internal static class CaseFiles
{
    /// <summary>Reads one file, or all in a folder; null, with every mistake said, where any cannot be read.</summary>
    public static List<CaseFile>? Read(string path, KnowledgeBase knowledge, Terminal terminal)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            terminal.Error.WriteLine(Texts.NoSuchFile(path));
            return null;
        }

        var paths = File.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (paths.Count == 0)
        {
            terminal.Error.WriteLine(Texts.NoCases(path));
            return null;
        }

        var files = new List<CaseFile>();
        var mistakes = 0;
        foreach (var (file, issues) in paths.Select(file => CaseFileReader.Read(file, knowledge)))
        {
            foreach (var issue in issues)
            {
                terminal.Error.WriteLine(issue);
                mistakes++;
            }

            if (file is not null)
            {
                files.Add(file);
            }
        }

        return mistakes == 0 ? files : null;
    }
}
