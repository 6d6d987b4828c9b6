using System.Globalization;

namespace Charley.Web.Components;

/// <summary>Names in the knowledge are written to stand inside a sentence; at its start they need a capital.</summary>
internal static class Capital
{
    /// <summary>The words with a capital first letter.</summary>
    public static string First(string words) =>
        words.Length == 0 ? words : string.Concat(char.ToUpper(words[0], CultureInfo.CurrentCulture).ToString(), words.AsSpan(1));

    /// <summary>The words with a small first letter, for the middle of a sentence; the others stay, as German nouns must.</summary>
    public static string Small(string words) =>
        words.Length == 0 ? words : string.Concat(char.ToLower(words[0], CultureInfo.CurrentCulture).ToString(), words.AsSpan(1));
}
