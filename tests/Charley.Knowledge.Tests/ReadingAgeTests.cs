using System.Globalization;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>A child of eleven can read what Charley says.</summary>
public sealed class ReadingAgeTests
{
    private const double OldestReadingAge = 11;

    /// <summary>Below this the formula measures one word rather than a text; names and headings are not measured.</summary>
    private const int FewestWords = 10;

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("muscle", 2)]
    [InlineData("needed", 2)]
    [InlineData("caused", 1)]
    [InlineData("leaves", 1)]
    [InlineData("twitches", 2)]
    [InlineData("something", 2)]
    [InlineData("exercise", 3)]
    [InlineData("emergency", 4)]
    [InlineData("neuropathy", 4)]
    public void Syllables_are_counted_as_spoken(string word, int syllables) =>
        Assert.Equal(syllables, ReadingAge.Syllables(word));

    [Fact]
    public void A_primer_is_easy_and_a_paper_is_hard()
    {
        var measure = new ReadingAge(new HashSet<string>(StringComparer.Ordinal));

        Assert.True(measure.Of("The cat sat on the mat. It was a big cat. It ate the fish and went to bed.") < 7);
        Assert.True(measure.Of("Pathophysiological considerations necessitate comprehensive neurological examination of symptomatic individuals.") > 18);
    }

    [Fact]
    public void Every_explained_word_has_a_meaning_and_is_used()
    {
        var used = VisibleTexts.All().SelectMany(text => ReadingAge.WordsOf(text.Text)).Select(word => word.ToLower(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);

        Assert.All(ExplainedLines(), line =>
        {
            var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            Assert.True(parts.Length == 2 && parts[1].Contains(' ', StringComparison.Ordinal), $"'{line}' explains nothing.");
            Assert.True(used.Contains(parts[0]) || used.Contains(parts[0] + "s"), $"'{parts[0]}' is used nowhere; take it off the list.");
        });
    }

    [Fact]
    public void Every_text_has_a_reading_age_of_eleven_or_less()
    {
        var measure = new ReadingAge(Explained());

        Assert.Empty(VisibleTexts.All()
            .Where(text => IsLong(text.Text) && measure.Of(text.Text) > OldestReadingAge)
            .Select(text => $"{text.File}, {text.Field}, age {measure.Of(text.Text):0.0}: {text.Text}"));
    }

    private static bool IsLong(string text) => ReadingAge.WordsOf(text).Count >= FewestWords;

    /// <summary>The listed words, and the names and brands of medicines, which are names.</summary>
    private static HashSet<string> Explained() =>
        ExplainedLines().Select(line => line.Split(':')[0].Trim())
            .Concat(RealKnowledge.Value.Medicines
                .SelectMany(medicine => medicine.Brands.Prepend(medicine.Name))
                .SelectMany(ReadingAge.WordsOf)
                .Select(word => word.ToLower(CultureInfo.InvariantCulture))
                .Except(["with", "and", "tablets", "water", "or", "a"], StringComparer.Ordinal))
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> ExplainedLines() =>
        File.ReadLines(Path.Combine(SourceTree.Root, "tests", "Charley.Knowledge.Tests", "explained-words.txt"))
            .Where(line => line.Length > 0 && line[0] != '#');
}
