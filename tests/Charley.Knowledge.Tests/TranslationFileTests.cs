using System.Collections.Immutable;
using System.Text;
using Charley.Knowledge.Loading;
using Charley.Knowledge.Translating;
using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Tests;

/// <summary>What is written for translators is read back as it was, whatever it holds; what is damaged is named.</summary>
public sealed class TranslationFileTests : IDisposable
{
    private const int Rounds = 300;
    private const int Seed = 8;
    private const int LongestText = 40;

    /// <summary>Letters that mean something to YAML, to terminals or to nobody, beside ordinary ones.</summary>
    private static readonly string[] Letters =
        ["a", "Ü", "ß", " ", "\"", "\\", "'", ":", "#", "-", "\n", "\t", "\r", "{", "}", "\u0001", "\u007f", "\u0085", "\u00a0", "\u2028", "\ufeff", "🦵", "%", "@", "`", "|", ">", "&", "*", "!", "\\u", "0", "null", "~"];

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void What_is_written_is_read_back()
    {
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            ImmutableArray<TranslationEntry> entries =
                [.. Enumerable.Range(0, random.Next(1, 6)).Select(number => new TranslationEntry($"{number}{Text(random)}".Trim(), Text(random).Trim(), "somewhere, text"))];
            File.WriteAllText(_file, TranslationFile.Write("fr", new TranslationPart("questions", "any", entries, [])));

            var (read, issues) = Read();

            Assert.Empty(issues);
            Assert.Equal(entries.Select(entry => (entry.English, entry.Text)), read.Select(entry => (entry.English, entry.Text)));
        }
    }

    [Fact]
    public void A_damaged_file_gives_entries_or_mistakes_and_never_an_exception()
    {
        var random = new Random(Seed);
        var whole = TranslationFile.Write("fr", new TranslationPart("questions", "any", [new("One: \"two\"", "Un", "x, text"), new("Three", "", "y, text")], [new("Four", "Quatre", "")]));
        for (var round = 0; round < Rounds; round++)
        {
            var at = random.Next(whole.Length);
            var length = Math.Min(random.Next(0, 8), whole.Length - at);
            File.WriteAllText(_file, whole.Remove(at, length).Insert(at, Letters[random.Next(Letters.Length)]));

            var (read, issues) = Read();

            Assert.True(issues.Count > 0 || read.All(entry => entry.English.Length > 0));
        }
    }

    public void Dispose() => File.Delete(_file);

    private (ImmutableArray<CatalogueEntry> Entries, IReadOnlyList<Issue> Issues) Read()
    {
        var reading = new Reading();
        ImmutableArray<CatalogueEntry> entries = reading.Parse(_file, "fr.yaml") is YamlSequenceNode list
            ? [.. list.Children.Select(child => CatalogueReader.Entry(new MapReader(child, "fr.yaml", "a text", reading), "fr"))]
            : [];
        return (entries, reading.Issues);
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(LongestText); length > 0; length--)
        {
            text.Append(Letters[random.Next(Letters.Length)]);
        }

        return text.ToString();
    }
}
