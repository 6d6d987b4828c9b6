using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>Elements by id as far as they could be read; the first of duplicates wins.</summary>
internal sealed class KnownIds(KnowledgeContent content)
{
    public IReadOnlyDictionary<string, Finding> Findings { get; } = First(content.Findings, finding => finding.Id);

    public IReadOnlyDictionary<string, Cause> Causes { get; } = First(content.Causes, cause => cause.Id);

    public IReadOnlySet<string> RedFlags { get; } = Set(content.RedFlags.Select(flag => flag.Id));

    public IReadOnlySet<string> Remedies { get; } = Set(content.Remedies.Select(remedy => remedy.Id));

    public IReadOnlySet<string> Tests { get; } = Set(content.Tests.Select(test => test.Id));

    public IReadOnlySet<string> Evidence { get; } = Set(content.Evidence.Select(record => record.Id));

    /// <summary>Reports an id that names nothing, with the nearest one that does.</summary>
    public static void Require(string id, IEnumerable<string> known, string kind, Place place, Reading reading)
    {
        var candidates = known as IReadOnlyCollection<string> ?? [.. known];
        if (!candidates.Contains(id, StringComparer.Ordinal))
        {
            reading.Add(place, $"There is no {kind} '{id}'.{Spelling.Suggest(id, candidates)}");
        }
    }

    private static Dictionary<string, T> First<T>(IEnumerable<T> items, Func<T, string> id) =>
        items.GroupBy(id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private static HashSet<string> Set(IEnumerable<string> ids) => new(ids, StringComparer.Ordinal);
}
