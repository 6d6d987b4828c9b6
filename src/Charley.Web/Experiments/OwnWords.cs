using System.Collections.Immutable;
using Charley.Knowledge.Lookup;
using Charley.Web.Languages;

namespace Charley.Web.Experiments;

/// <summary>Finds medicines and remedies in a person's own words, by their names in every language at once.</summary>
internal sealed class OwnWords
{
    /// <summary>Shorter words are parts of other words.</summary>
    private const int ShortestName = 4;

    /// <summary>From here on a name is found inside a longer word too, such as Kalium in Kaliumtabletten.</summary>
    private const int ShortestInside = 6;

    private static readonly char[] Gaps = [' ', ',', '.', ';', ':', '(', ')', '/', '-', '+'];

    private readonly ImmutableHashSet<string> _medicines;
    private readonly ImmutableArray<(string Name, ImmutableArray<string> Words)> _wholeMedicines;
    private readonly ImmutableArray<(string Remedy, ImmutableArray<string> Words)> _remedies;

    /// <summary>"Caffeine tablets" is a medicine; less caffeine is not.</summary>
    private readonly ImmutableArray<string> _everyday;

    public OwnWords(KnowledgeBase knowledge)
    {
        ImmutableArray<KnowledgeBase> languages = [.. PageLanguages.All.Select(language => knowledge.In(language.Code))];
        _medicines = [.. knowledge.Medicines.SelectMany(medicine => medicine.Names).SelectMany(name => PlainWords.Of(name)).Where(word => word.Length >= ShortestName)];
        _wholeMedicines = [.. knowledge.Medicines.SelectMany(medicine => medicine.Names).Select(name => (name, PlainWords.Of(name)))];
        _remedies =
        [
            .. languages.SelectMany(spoken => spoken.Remedies.Values)
                .SelectMany(remedy => NamesOf(remedy).Select(name => (remedy.Id, PlainWords.Of(name))))
                .OrderBy(pair => knowledge.Remedies[pair.Id].Kind != RemedyKind.NotAdvised)
                .ThenBy(pair => pair.Id, StringComparer.Ordinal),
        ];
        _everyday =
        [
            .. languages.SelectMany(spoken => spoken.Remedies.Values)
                .Where(remedy => remedy.Kind != RemedyKind.NotAdvised)
                .Select(remedy => string.Join(' ', PlainWords.Of(remedy.Name))),
        ];
    }

    /// <summary>The first word that names a medicine, as it was written, or a medicine's whole name; null if there is none.</summary>
    public string? MedicineIn(string text)
    {
        var written = PlainWords.Of(text);
        return text.Split(Gaps, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => PlainWords.Of(word).Any(IsMedicine))
            ?? _wholeMedicines.FirstOrDefault(medicine => Names(written, medicine.Words)).Name;
    }

    /// <summary>Ids of the remedies that the text names, those that are not advised first.</summary>
    public IEnumerable<string> RemediesIn(string text)
    {
        var written = PlainWords.Of(text);
        return _remedies.Where(remedy => Names(written, remedy.Words)).Select(remedy => remedy.Remedy).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> NamesOf(Remedy remedy) => [remedy.Name, remedy.Id, .. remedy.OtherNames];

    private static bool Names(ImmutableArray<string> written, ImmutableArray<string> name) =>
        Enumerable.Range(0, Math.Max(0, written.Length - name.Length + 1))
            .Any(from => name.Select((word, index) => IsSame(written[from + index], word)).All(same => same));

    private static bool IsSame(string written, string word) =>
        string.Equals(written, word, StringComparison.Ordinal)
        || (word.Length >= ShortestInside && written.Contains(word, StringComparison.Ordinal));

    private bool IsMedicine(string word) =>
        word.Length >= ShortestName
        && (_medicines.Contains(word) || _medicines.Any(name => name.Length >= ShortestInside && word.StartsWith(name, StringComparison.Ordinal)))
        && !_everyday.Any(name => name.Contains(word, StringComparison.Ordinal));
}
