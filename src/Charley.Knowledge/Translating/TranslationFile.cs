using System.Globalization;
using System.Text;

namespace Charley.Knowledge.Translating;

/// <summary>Writes the file of one part of a translation, as translators fill it in.</summary>
public static class TranslationFile
{
    /// <summary>The first character that needs no escape.</summary>
    private const char Space = ' ';

    /// <summary>The file's text. What is translated stays; what is not is empty; what is left over stands at the end.</summary>
    public static string Write(string language, TranslationPart part)
    {
        var text = new StringBuilder()
            .Append("# Texts of the knowledge in another language; 'kb texts' writes this file and docs/translating.md says how to fill it in.\n")
            .Append("# An empty text is shown in English. Change only the second line of an entry.\n");
        foreach (var entry in part.Entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n# {entry.At}\n");
            Append(text, language, entry);
        }

        if (part.LeftOver.Length > 0)
        {
            text.Append("\n# Left over: the English text of these has gone or changed. Use them above, or delete them.\n");
            foreach (var entry in part.LeftOver)
            {
                Append(text, language, entry);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string language, TranslationEntry entry) =>
        text.Append(CultureInfo.InvariantCulture, $"- {CatalogueReader.EnglishField}: {Quoted(entry.English)}\n  {language}: {Quoted(entry.Text)}\n");

    /// <summary>A double-quoted text of YAML: one line, whatever it holds.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                < Space or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }
}
