using Charley.Knowledge.Translating;

namespace Charley.Output;

/// <summary>Writes how far the knowledge is translated.</summary>
internal static class TranslationText
{
    /// <summary>One line for a language.</summary>
    public static string Line(Translation translation) =>
        Texts.KbTranslated(translation.Language, translation.Parts.Sum(part => part.Entries.Length), translation.Missing, translation.LeftOver);

    /// <summary>A line for each file, and one for all.</summary>
    public static void Write(Translation translation, TextWriter output)
    {
        foreach (var part in translation.Parts)
        {
            output.WriteLine(Texts.KbTextsFile(part.File, part.Entries.Length, part.Missing, part.LeftOver.Length));
        }

        output.WriteLine(Line(translation));
    }
}
