using System.Collections.Immutable;

namespace Charley.Knowledge.Translating;

/// <summary>How far the knowledge is translated into one language.</summary>
/// <param name="Language">The language as in BCP 47.</param>
/// <param name="Parts">Each part of the knowledge that has texts for people.</param>
public sealed record Translation(string Language, ImmutableArray<TranslationPart> Parts)
{
    /// <summary>Texts that nobody has translated; people read them in English.</summary>
    public int Missing => Parts.Sum(part => part.Missing);

    /// <summary>Translations whose English text has gone or changed.</summary>
    public int LeftOver => Parts.Sum(part => part.LeftOver.Length);

    /// <summary>Compares the texts of the knowledge with a catalogue.</summary>
    internal static Translation Of(KnowledgeContent content, Catalogue catalogue)
    {
        var texts = new List<KnowledgeText>();
        new TextWalk(text =>
        {
            texts.Add(text);
            return text.English;
        }).Through(content);
        return new Translation(catalogue.Language, [.. TextParts.All.Select(part => PartOf(part, [.. texts.Where(text => text.Part == part)], catalogue))]);
    }

    private static TranslationPart PartOf(string part, ImmutableArray<KnowledgeText> texts, Catalogue catalogue)
    {
        var known = texts.Select(text => text.English).ToHashSet(StringComparer.Ordinal);
        return new TranslationPart(
            part,
            CatalogueReader.FileOf(catalogue.Language, part),
            [.. texts.DistinctBy(text => text.English, StringComparer.Ordinal).Select(text => new TranslationEntry(text.English, catalogue.Find(text) ?? string.Empty, text.At))],
            catalogue.Parts.TryGetValue(part, out var entries)
                ? [.. entries.Where(entry => !known.Contains(entry.English) && entry.Text.Length > 0).Select(entry => new TranslationEntry(entry.English, entry.Text, string.Empty))]
                : []);
    }
}

/// <summary>The texts of one part of the knowledge in one language.</summary>
/// <param name="Name">Name of the part.</param>
/// <param name="File">Its file, relative to the knowledge folder.</param>
/// <param name="Entries">Every text once, in the order of the knowledge.</param>
/// <param name="LeftOver">Translations whose English text has gone or changed.</param>
public sealed record TranslationPart(string Name, string File, ImmutableArray<TranslationEntry> Entries, ImmutableArray<TranslationEntry> LeftOver)
{
    /// <summary>How many texts nobody has translated.</summary>
    public int Missing => Entries.Count(entry => entry.Text.Length == 0);
}

/// <summary>One text with its translation.</summary>
/// <param name="English">The English text.</param>
/// <param name="Text">The translation; empty where there is none.</param>
/// <param name="At">Where the text is used; empty for one that is left over.</param>
public sealed record TranslationEntry(string English, string Text, string At);
