using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>
/// A few elements of the real knowledge in a folder of their own, small enough to be loaded hundreds of times.
/// References to elements that were left out are mistakes of the sample itself; tests look for mistakes beyond those.
/// </summary>
internal sealed class SampleKnowledge : IDisposable
{
    /// <summary>Entries kept of a file that is a list.</summary>
    private const int KeptEntries = 2;

    public SampleKnowledge()
    {
        Folder = Directory.CreateTempSubdirectory("charley-sample-").FullName;
        foreach (var file in Files.Concat(["verdicts.yaml", "safety-net.yaml", "urgency.yaml"]))
        {
            Write(file, Cut(File.ReadAllText(Path.Combine(RealKnowledge.Folder, file))));
        }

        Write("scope.yaml", "guides: {}\n");
        Directory.CreateDirectory(Path.Combine(Folder, "tests"));
    }

    /// <summary>The files that tests damage: one or two of each kind.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        "causes/idiopathic-nocturnal-cramps.yaml", "causes/deep-vein-thrombosis.yaml", "causes/pregnancy.yaml",
        "evidence/cramps-core.yaml", "findings/pattern.yaml", "findings/medicines.yaml", "guides/night-leg.yaml",
        "exposures.yaml", "course.yaml", "medicines/water-tablets.yaml", "questions/pattern.yaml", "red-flags/nerves-and-spine.yaml", "remedies/vitamin-k2.yaml",
    ];

    public string Folder { get; }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string text)
    {
        var full = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The first entries of a list; the whole text of anything else.</summary>
    private static string Cut(string text)
    {
        var entries = text.Split("\n- ");
        return string.Join("\n- ", entries.Take(KeptEntries + 1)) + "\n";
    }
}
