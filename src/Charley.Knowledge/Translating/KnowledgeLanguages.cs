using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Charley.Knowledge.Translating;

/// <summary>One knowledge base in all its languages; each is made when somebody first asks for it.</summary>
internal sealed class KnowledgeLanguages
{
    private readonly KnowledgeContent _content;
    private readonly KnowledgeBase _written;
    private readonly FrozenDictionary<string, Catalogue> _catalogues;
    private readonly FrozenDictionary<string, Lazy<KnowledgeBase>> _translated;

    public KnowledgeLanguages(KnowledgeContent content, KnowledgeBase written, ImmutableArray<Catalogue> catalogues)
    {
        _content = content;
        _written = written;
        _catalogues = catalogues.ToFrozenDictionary(catalogue => catalogue.Language, StringComparer.Ordinal);
        _translated = catalogues.ToFrozenDictionary(
            catalogue => catalogue.Language,
            catalogue => new Lazy<KnowledgeBase>(() => Translate(catalogue)),
            StringComparer.Ordinal);
    }

    /// <summary>The languages that have a catalogue, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Translated => [.. _catalogues.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The knowledge in a language; as it was written where there is no catalogue.</summary>
    public KnowledgeBase In(string language) => _translated.TryGetValue(language, out var translated) ? translated.Value : _written;

    /// <summary>How far a language is.</summary>
    public Translation TranslationInto(string language) =>
        Translation.Of(_content, _catalogues.GetValueOrDefault(language) ?? Catalogue.Empty(language));

    private KnowledgeBase Translate(Catalogue catalogue)
    {
        var untranslated = new HashSet<string>(StringComparer.Ordinal);
        var content = new TextWalk(text =>
        {
            if (catalogue.Find(text) is { } translated)
            {
                return translated;
            }

            untranslated.Add(text.English);
            return text.English;
        }).Through(_content);
        return new KnowledgeBase(content, catalogue.Language, this) { Untranslated = untranslated };
    }
}
