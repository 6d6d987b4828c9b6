using Charley.Assessment.Cases;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>The golden cases of the repository.</summary>
internal static class CaseList
{
    /// <summary>All cases in the order of their paths.</summary>
    /// <param name="root">Folder of the repository.</param>
    /// <param name="knowledge">The knowledge whose findings they name.</param>
    /// <exception cref="InvalidDataException">A case has a mistake.</exception>
    public static IEnumerable<CaseFile> Read(string root, KnowledgeBase knowledge)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "tests", "cases"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var (file, issues) = CaseFileReader.Read(path, knowledge);
            yield return file ?? throw new InvalidDataException(string.Join(Environment.NewLine, issues));
        }
    }
}
