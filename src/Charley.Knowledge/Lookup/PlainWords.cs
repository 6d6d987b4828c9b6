using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Charley.Knowledge.Lookup;

/// <summary>The words of a text as they can be compared, whoever typed them.</summary>
public static class PlainWords
{
    /// <summary>Lower-case words without accents and signs: "Vitamin-K2 (Dragées)" is vitamin, k2 and dragees.</summary>
    public static ImmutableArray<string> Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Whether a text holds the words of another one after each other: "my left leg is weaker" says "weaker".</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="words">What is looked for.</param>
    public static bool IsSaidIn(string text, string words)
    {
        var (written, wanted) = (Of(text), Of(words));
        return !wanted.IsEmpty
            && Enumerable.Range(0, Math.Max(0, written.Length - wanted.Length + 1)).Any(from => wanted.AsSpan().SequenceEqual(written.AsSpan(from, wanted.Length)));
    }
}
