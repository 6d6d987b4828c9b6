using System.Collections.Immutable;
using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Lookup;

/// <summary>What a search for a medicine found.</summary>
/// <param name="Medicines">The medicines, best match first.</param>
/// <param name="Guessed">Whether nothing is spelt like the text, so that these are only what was probably meant.</param>
public sealed record MedicineMatches(ImmutableArray<Medicine> Medicines, bool Guessed);

/// <summary>
/// Finds medicines by generic name, brand, class or code, as a person types them: "furosemide", "Lasix 40 mg",
/// "water tablets", "furosimide".
/// </summary>
public static class MedicineSearch
{
    /// <summary>One letter in four may be wrong; further away lie other medicines, and a wrong match can do harm.</summary>
    private const int LettersPerMistake = 4;

    /// <summary>A guess from fewer letters would match almost anything.</summary>
    private const int FewestLettersToGuess = 4;

    /// <summary>Leaves room between two distances for the choice between a whole name and a word of one.</summary>
    private const int WholeNameFirst = 2;

    private static readonly ImmutableArray<string> Units = ["mg", "mcg", "g", "ml", "ug"];

    /// <summary>All medicines by name for an empty text; otherwise those that match, or else those that are spelt nearly so.</summary>
    /// <param name="knowledge">Where to look.</param>
    /// <param name="text">What the person typed; strengths such as "40 mg" do not matter.</param>
    public static MedicineMatches Find(KnowledgeBase knowledge, string? text)
    {
        var wanted = PlainWords.Of(text ?? string.Empty).Where(word => !IsStrength(word)).Select(Singular).ToList();
        if (wanted.Count == 0)
        {
            return new MedicineMatches([.. Sorted(knowledge.Medicines.Select(medicine => (medicine, rank: 0)))], Guessed: false);
        }

        var found = knowledge.Medicines
            .Select(medicine => (medicine, rank: Rank(medicine, wanted)))
            .Where(pair => pair.rank is not null)
            .Select(pair => (pair.medicine, rank: pair.rank!.Value))
            .ToList();
        return found.Count > 0
            ? new MedicineMatches([.. Sorted(found)], Guessed: false)
            : new MedicineMatches([.. Guesses(knowledge, wanted)], Guessed: true);
    }

    /// <summary>0 for a name or brand as typed, 1 for one that begins so, 2 where every word occurs somewhere; null for no match.</summary>
    private static int? Rank(Medicine medicine, List<string> wanted)
    {
        var typed = string.Join(' ', wanted);
        var names = Names(medicine).Select(name => string.Join(' ', PlainWords.Of(name).Select(Singular))).ToList();
        if (names.Contains(typed, StringComparer.Ordinal))
        {
            return 0;
        }

        if (names.Exists(name => name.StartsWith(typed, StringComparison.Ordinal)))
        {
            return 1;
        }

        var everything = string.Join(' ', names.Append(string.Join(' ', PlainWords.Of(medicine.Class).Select(Singular))));
        return wanted.TrueForAll(word => everything.Contains(word, StringComparison.Ordinal)) ? 2 : null;
    }

    /// <summary>The medicines one of whose names is spelt most nearly like the text.</summary>
    private static IEnumerable<Medicine> Guesses(KnowledgeBase knowledge, List<string> wanted)
    {
        var typed = string.Concat(wanted);
        if (typed.Length < FewestLettersToGuess)
        {
            return [];
        }

        var allowed = Math.Max(1, typed.Length / LettersPerMistake);
        var near = knowledge.Medicines
            .Select(medicine => (medicine, rank: Names(medicine).SelectMany(Spellings).Min(spelling => Distance(typed, spelling))))
            .Where(pair => pair.rank / WholeNameFirst <= allowed)
            .ToList();
        var best = near.Select(pair => pair.rank).DefaultIfEmpty().Min();
        return Sorted(near.Where(pair => pair.rank == best));
    }

    /// <summary>The number of wrong letters, so that of two equally near names the one that is near as a whole wins.</summary>
    private static int Distance(string typed, (string Text, bool Whole) spelling) =>
        (Spelling.Distance(typed, spelling.Text) * WholeNameFirst) + (spelling.Whole ? 0 : 1);

    /// <summary>A name as a whole and its words one by one.</summary>
    private static IEnumerable<(string Text, bool Whole)> Spellings(string name)
    {
        var words = PlainWords.Of(name).Select(Singular).ToList();
        return words.Select(word => (word, false)).Prepend((string.Concat(words), true));
    }

    private static IEnumerable<Medicine> Sorted(IEnumerable<(Medicine Medicine, int Rank)> found) =>
        found.OrderBy(pair => pair.Rank).ThenBy(pair => pair.Medicine.Name, StringComparer.Ordinal).Select(pair => pair.Medicine);

    private static IEnumerable<string> Names(Medicine medicine) =>
        medicine.Atc is null ? medicine.Names : medicine.Names.Append(medicine.Atc);

    private static bool IsStrength(string word) => char.IsAsciiDigit(word[0]) || Units.Contains(word, StringComparer.Ordinal);

    private static string Singular(string word) =>
        word.Length > FewestLettersToGuess && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
}
