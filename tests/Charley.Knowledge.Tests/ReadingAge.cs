using System.Globalization;
using System.Text.RegularExpressions;

namespace Charley.Knowledge.Tests;

/// <summary>
/// The reading age of a text after Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59 is the grade
/// of a school in the US, and a child of grade 1 is about six, so five years are added. As in Flesch's own rules, a colon
/// and a semicolon end a unit of thought as a full stop does.
/// </summary>
internal sealed partial class ReadingAge
{
    private const double PerWordInSentence = 0.39;
    private const double PerSyllableInWord = 11.8;
    private const double Offset = 15.59;
    private const double AgeAtGradeZero = 5;

    private readonly IReadOnlySet<string> _explained;

    /// <summary>A measure that does not count some words as hard.</summary>
    /// <param name="explained">Words in lower case that are explained elsewhere: they make a sentence longer, but not harder.</param>
    public ReadingAge(IReadOnlySet<string> explained) => _explained = explained;

    public static IReadOnlyList<string> WordsOf(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>The age in years from which the text can be read; the formula is meant for texts of some length.</summary>
    public double Of(string text)
    {
        var words = WordsOf(text);
        if (words.Count == 0)
        {
            return 0;
        }

        var sentences = SentenceEnd().Split(text).Count(part => Word().IsMatch(part));
        var counted = words.Where(word => !IsExplained(word)).ToList();
        var syllables = counted.Count == 0 ? 1 : counted.Average(Syllables);
        return (PerWordInSentence * words.Count / sentences) + (PerSyllableInWord * syllables) - Offset + AgeAtGradeZero;
    }

    /// <summary>The syllables of an English word, by groups of vowels and the usual silent endings.</summary>
    public static double Syllables(string word)
    {
        var plain = NoLetter().Replace(word.ToLowerInvariant(), string.Empty);
        if (plain.Length == 0)
        {
            return 1;
        }

        if (Known.TryGetValue(plain, out var known))
        {
            return known;
        }

        var count = Vowels().Count(plain) + Hiatus().Count(plain);
        if (SilentE().IsMatch(plain) || SilentEd().IsMatch(plain) || SilentEs().IsMatch(plain))
        {
            count--;
        }

        return Math.Max(1, count - SilentInside().Count(plain));
    }

    private bool IsExplained(string word)
    {
        var lower = word.ToLower(CultureInfo.InvariantCulture).Replace('’', '\'');
        return _explained.Contains(lower)
            || (lower.EndsWith('s') && _explained.Contains(lower[..^1]))
            || (lower.EndsWith("'s", StringComparison.Ordinal) && _explained.Contains(lower[..^2]));
    }

    /// <summary>Everyday words that the rules get wrong.</summary>
    private static readonly Dictionary<string, int> Known = new(StringComparer.Ordinal)
    {
        ["people"] = 2,
        ["every"] = 2,
        ["everyone"] = 3,
        ["everything"] = 3,
        ["evening"] = 2,
        ["several"] = 2,
        ["something"] = 2,
        ["someone"] = 2,
        ["sometimes"] = 2,
        ["somewhere"] = 2,
        ["lives"] = 1,
        ["area"] = 3,
        ["idea"] = 3,
        ["medicine"] = 2,
        ["medicines"] = 2,
        ["different"] = 2,
        ["average"] = 2,
        ["safely"] = 2,
        ["safety"] = 2,
        ["really"] = 2,
        ["quiet"] = 2,
        ["diet"] = 2,
        ["serious"] = 3,
        ["various"] = 3,
        ["anxious"] = 2,
        ["region"] = 2,
        ["million"] = 2,
        ["question"] = 2,
        ["ageing"] = 2,
        ["business"] = 2,
        ["hour"] = 1,
        ["hours"] = 1,
        ["fire"] = 1,
        ["tired"] = 1,
        ["tire"] = 1,
        ["tires"] = 1,
        ["higher"] = 2,
        ["our"] = 1,
        ["iron"] = 2,
        ["lying"] = 2,
        ["dying"] = 2,
        ["trying"] = 2,
        ["likely"] = 2,
        ["unlikely"] = 3,
        ["muscle"] = 2,
        ["muscles"] = 2,
        ["create"] = 2,
        ["react"] = 2,
        ["being"] = 2,
        ["doing"] = 2,
        ["going"] = 2,
    };

    [GeneratedRegex(@"[A-Za-z]+(?:['’][A-Za-z]+)?|\d[\d.,]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?:;])[""”’)']*\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[^a-z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoLetter();

    [GeneratedRegex("[aeiouy]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vowels();

    /// <summary>Two vowels side by side that are spoken apart.</summary>
    [GeneratedRegex("ia(?!g|l$)|io(?!n|us)|iu|eo|ua(?!r)|uou|ying|iet|ism$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hiatus();

    [GeneratedRegex("[a-z]*[aeiouy][a-z]*([^aeiouyl]e|[aeiou]le)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SilentE();

    [GeneratedRegex("[aeiouy][a-z]*[^tdaeiouy]ed$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SilentEd();

    [GeneratedRegex("[aeiouy][a-z]*([^aeiouysxzhgc]|[^sc]h)es$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SilentEs();

    [GeneratedRegex("[aeiouy][a-z]*[^aeiouy]e(ly|ment|ful|less|ness)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SilentInside();
}
