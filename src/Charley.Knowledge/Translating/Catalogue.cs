using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Charley.Knowledge.Translating;

/// <summary>A text in English and in another language.</summary>
/// <param name="English">The English text.</param>
/// <param name="Text">The same in the other language; empty while nobody has translated it.</param>
internal sealed record CatalogueEntry(string English, string Text);

/// <summary>
/// What translators wrote for one language. Texts are found by their English wording, so that a sentence that changed in
/// English is said in English until somebody translates it anew, and never in an old translation that says something else.
/// </summary>
/// <param name="language">The language as in BCP 47, such as de.</param>
/// <param name="parts">The entries of each part that has a file, in the order of the file.</param>
internal sealed class Catalogue(string language, FrozenDictionary<string, ImmutableArray<CatalogueEntry>> parts)
{
    private readonly Lazy<FrozenDictionary<(string Part, string English), string>> _texts = new(() => parts
        .SelectMany(part => part.Value.Where(entry => entry.Text.Length > 0).Select(entry => (Key: (part.Key, entry.English), entry.Text)))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Text));

    public string Language => language;

    public FrozenDictionary<string, ImmutableArray<CatalogueEntry>> Parts => parts;

    /// <summary>A catalogue with nothing in it.</summary>
    public static Catalogue Empty(string language) => new(language, FrozenDictionary<string, ImmutableArray<CatalogueEntry>>.Empty);

    /// <summary>The translation of a text, or null while there is none.</summary>
    public string? Find(KnowledgeText text) => _texts.Value.GetValueOrDefault((text.Part, text.English));
}
