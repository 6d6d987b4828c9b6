using Charley.Knowledge.Loading;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>Whatever stands in the files, loading ends with knowledge or with mistakes, never with an exception.</summary>
public sealed class ParserFuzzTests
{
    private const int Rounds = 400;
    private const int Seed = 20261122;

    private static readonly string[] Fragments =
        ["{", "}", "[", "]", ":", "- ", "\n", "\t", "null", "~", "&a", "*a", "|", ">", "'", "\"", "!!int x", "0x1F", "-1e999", "é", "🦵", "#", "---", "? ", "%", "@"];

    [Fact]
    public void Damaged_files_give_mistakes_and_never_an_exception()
    {
        var random = new Random(Seed);
        var paths = SmallKnowledge.Files.Keys.ToList();
        using var small = new SmallKnowledge();
        for (var round = 0; round < Rounds; round++)
        {
            var path = paths[random.Next(paths.Count)];
            small.Write(path, Damage(SmallKnowledge.Files[path], random));

            var result = KnowledgeLoader.Load(small.Folder);

            Assert.Equal(result.Knowledge is null, result.Issues.Count > 0);
            Assert.All(result.Issues, issue => Assert.True(issue.Line >= 1));
            small.Write(path, SmallKnowledge.Files[path]);
        }
    }

    private static string Damage(string text, Random random)
    {
        for (var cut = random.Next(1, 4); cut > 0; cut--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(0, 12), text.Length - at);
            text = text.Remove(at, length).Insert(at, Fragments[random.Next(Fragments.Length)]);
        }

        return text;
    }
}
