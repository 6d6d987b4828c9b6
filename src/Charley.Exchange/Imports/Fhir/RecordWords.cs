using Charley.Knowledge;

namespace Charley.Exchange.Imports.Fhir;

/// <summary>Finds medicines and conditions of the knowledge in the words of a clinic's record.</summary>
internal static class RecordWords
{
    /// <summary>Fewer letters stand in too many other words.</summary>
    private const int ShortestName = 4;

    /// <summary>Records also say what somebody does not have, had, or might get.</summary>
    private static readonly string[] NotTheirOwn = ["family", "history", "risk", "screening", "suspected", "without", "no", "not", "resolved", "previous"];

    /// <summary>The medicines that are named by ATC code, generic name or brand, each as whole words.</summary>
    public static IReadOnlyList<Medicine> MedicinesIn(KnowledgeBase knowledge, string text, IEnumerable<string> codes)
    {
        var words = Plain(text);
        var known = codes.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. knowledge.Medicines.Where(medicine =>
                (medicine.Atc is { } atc && known.Contains(atc)) || medicine.Names.Any(name => Names(words, name))),
        ];
    }

    /// <summary>The condition that is named, the longest name first; null if there is none, or somebody else has it.</summary>
    public static Finding? ConditionIn(KnowledgeBase knowledge, string text)
    {
        var words = Plain(text);
        return Array.Exists(NotTheirOwn, word => Names(words, word, shortest: 1))
            ? null
            : knowledge.Findings.Values
                .Where(finding => finding.Kind == FindingKind.Condition && Names(words, finding.Name))
                .OrderByDescending(finding => finding.Name.Length).ThenBy(finding => finding.Id, StringComparer.Ordinal)
                .FirstOrDefault();
    }

    private static bool Names(string words, string name, int shortest = ShortestName) =>
        name.Length >= shortest && words.Contains(Plain(name), StringComparison.Ordinal);

    /// <summary>Small letters and single spaces, with one before and after, so that whole words are found.</summary>
    private static string Plain(string text) =>
        " " + string.Join(' ', string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + " ";
}
