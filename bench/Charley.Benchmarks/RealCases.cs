using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>The knowledge and the golden cases that lie beside the program, for benchmarks that run in a process of their own.</summary>
internal static class RealCases
{
    /// <summary>A case of usual size: a runner's calf, nothing entangled.</summary>
    public const string Usual = "marathon-calf-late";

    /// <summary>The case whose answers are most entangled.</summary>
    public const string Entangled = "spinal-stenosis-76";

    /// <summary>The folder that knowledge/ and tests/cases/ are in.</summary>
    public static string Root => AppContext.BaseDirectory;

    /// <summary>Loads the knowledge.</summary>
    public static PersonModels Load() => new(KnowledgeBase.Load(Path.Combine(Root, "knowledge")));

    /// <summary>A case by the name of its file.</summary>
    /// <param name="models">The models of its person.</param>
    /// <param name="name">The name without its ending.</param>
    public static PersonCase Read(PersonModels models, string name)
    {
        var path = Directory.EnumerateFiles(Path.Combine(Root, "tests", "cases"), name + ".yaml", SearchOption.AllDirectories).Single();
        var (file, issues) = CaseFileReader.Read(path, models.Knowledge);
        return file?.Subject ?? throw new InvalidDataException(string.Join(Environment.NewLine, issues));
    }
}
