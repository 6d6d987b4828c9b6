using Charley.Knowledge.Loading;
using Charley.Knowledge.Lookup;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>The worked example of docs/knowledge/authors.md is loaded beside the real knowledge and passes every check.</summary>
public sealed class AuthorsGuideTests : IDisposable
{
    private const string NewFile = "# file: ";
    private const string MoreOf = "# append: ";

    private readonly string _folder = Directory.CreateTempSubdirectory("charley-guide-").FullName;

    public AuthorsGuideTests()
    {
        foreach (var path in Directory.EnumerateFiles(RealKnowledge.Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(RealKnowledge.Folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    [Fact]
    public void The_example_is_part_of_the_knowledge_and_free_of_mistakes()
    {
        var written = Write();

        var result = KnowledgeLoader.LoadStrictly(_folder);

        Assert.Empty(result.Issues);
        var knowledge = result.Knowledge!;
        Assert.Equal(8, written);
        Assert.Equal("example-2020-stair-cramps", Assert.Single(knowledge.Causes["stair-cramps"].Prevalence.Basis.Evidence));
        Assert.Equal("stair-cramps", Assert.Single(knowledge.Remedies["slower-stairs"].For).Cause);
        Assert.Contains(knowledge.RedFlags, flag => flag.Id == "stairs-with-chest-pain");
        Assert.Equal("examplamide", MedicineSearch.Find(knowledge, "Examplex").Medicines[0].Id);
    }

    [Fact]
    public void A_slip_in_the_example_is_named_with_its_file_and_line()
    {
        Write();
        var path = Path.Combine(_folder, "causes", "stair-cramps.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("many-stairs", "many-stair", StringComparison.Ordinal));

        var issue = Assert.Single(KnowledgeLoader.Load(_folder).Issues, issue => issue.File == "causes/stair-cramps.yaml");

        Assert.Contains("Did you mean 'many-stairs'?", issue.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Writes every block of the guide where its first line says; gives how many there were.</summary>
    private int Write()
    {
        var guide = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "knowledge", "authors.md"));
        var blocks = guide.Split("```yaml\n").Skip(1).Select(part => part.Split("```")[0]).ToList();
        foreach (var block in blocks)
        {
            var (first, rest) = (block[..block.IndexOf('\n', StringComparison.Ordinal)], block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
            if (first.StartsWith(NewFile, StringComparison.Ordinal))
            {
                File.WriteAllText(Path.Combine(_folder, first[NewFile.Length..]), rest);
            }
            else
            {
                Assert.StartsWith(MoreOf, first, StringComparison.Ordinal);
                File.AppendAllText(Path.Combine(_folder, first[MoreOf.Length..]), rest);
            }
        }

        return blocks.Count;
    }
}
