using Charley.Knowledge;

namespace Charley.Exchange.Reports;

/// <summary>Medicines and supplements, from the interview and from the days of the diary.</summary>
internal static class Medicines
{
    private const int LettersOfAName = 4;
    private static readonly char[] Gaps = [' ', ',', '/', '(', ')', '-', '+', '.'];

    /// <summary>Those linked with cramps first.</summary>
    public static IEnumerable<MedicineLine> Of(ReportMaterial material, KnowledgeBase knowledge) =>
        Told(material.Told, knowledge).Concat(Taken(material, knowledge))
            .OrderByDescending(line => line.MayCauseCramps)
            .ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The medicine of the knowledge that someone's words name: all words of its name or of a brand occur in them.</summary>
    public static Medicine? Named(string words, KnowledgeBase knowledge)
    {
        var written = WordsOf(words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return knowledge.Medicines.FirstOrDefault(medicine => medicine.Names
            .Select(name => WordsOf(name).ToList())
            .Any(name => name.Exists(word => word.Length >= LettersOfAName) && name.TrueForAll(written.Contains)));
    }

    /// <summary>Whether a finding about a medicine makes a cause likelier.</summary>
    public static bool MayCause(string finding, KnowledgeBase knowledge) =>
        knowledge.Causes.Values.Any(cause => cause.Requires == finding || cause.RaisedBy.Any(raise => raise.Id == finding));

    private static IEnumerable<MedicineLine> Told(ToldCase? told, KnowledgeBase knowledge) => told is null
        ? []
        : told.Case.Answers
            .Where(answer => answer.Value == Answer.Yes && knowledge.Findings[answer.Key].Kind == FindingKind.Medicine)
            .Select(answer => new MedicineLine(knowledge.Findings[answer.Key].Name, MayCause(answer.Key, knowledge), null));

    private static IEnumerable<MedicineLine> Taken(ReportMaterial material, KnowledgeBase knowledge) => material.Records
        .SelectMany(record => (record.Content.Taken ?? []).Distinct(StringComparer.OrdinalIgnoreCase))
        .CountBy(taken => taken, StringComparer.OrdinalIgnoreCase)
        .Select(pair => new MedicineLine(
            pair.Key,
            Named(pair.Key, knowledge) is { } medicine && medicine.Means.Any(finding => MayCause(finding, knowledge)),
            pair.Value));

    private static string[] WordsOf(string text) => text.Split(Gaps, StringSplitOptions.RemoveEmptyEntries);
}
