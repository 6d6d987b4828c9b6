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
}
