namespace Charley.Web.Pages.Library;

/// <summary>Plain words for how sure we are and how much work something is.</summary>
internal static class RemedyWords
{
    public static string Certainty(Certainty certainty) => certainty switch
    {
        Knowledge.Certainty.High => LibraryTexts.CertaintyHigh,
        Knowledge.Certainty.Moderate => LibraryTexts.CertaintyModerate,
        Knowledge.Certainty.Low => LibraryTexts.CertaintyLow,
        _ => LibraryTexts.CertaintyVeryLow,
    };

    /// <summary>How sure a record is.</summary>
    public static string Certainty(EvidenceRecord record) =>
        record.Certainty is { } word && Knowledge.Loading.Vocabulary.Certainties.TryGetValue(word, out var certainty)
            ? LowerFirst(Certainty(certainty))
            : LibraryTexts.Open;

    /// <summary>How much work it is.</summary>
    /// <param name="effort">1 (trivial) to 5 (hard).</param>
    public static string Effort(int effort) => effort switch
    {
        1 => LibraryTexts.EffortTrivial,
        2 => LibraryTexts.EffortEasy,
        3 => LibraryTexts.EffortSome,
        4 => LibraryTexts.EffortMuch,
        _ => LibraryTexts.EffortHard,
    };

    public static string Kind(RemedyKind kind) => kind switch
    {
        RemedyKind.Relief => LibraryTexts.KindRelief,
        RemedyKind.Prevention => LibraryTexts.KindPrevention,
        RemedyKind.Care => LibraryTexts.KindCare,
        _ => LibraryTexts.KindNotAdvised,
    };

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
