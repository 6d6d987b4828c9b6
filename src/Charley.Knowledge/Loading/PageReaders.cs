using System.Collections.Immutable;

namespace Charley.Knowledge.Loading;

/// <summary>Reads guides, verdicts, scope and evidence.</summary>
internal static class PageReaders
{
    private static readonly string[] WaysOfSeeing = ["full-text", "abstract", "secondary", "none"];

    /// <summary>Fields that records carry for people and that the model does not read.</summary>
    private static readonly string[] ForPeople =
        ["finding", "remedy", "seen_at", "value_absent", "urgency", "for_cause", "by_age", "repetitions", "specificity"];

    public static Guide Guide(MapReader map)
    {
        var guide = new Guide(
            map.Id(),
            map.Text("title"),
            map.Statement("intro"),
            map.Statements("signs"),
            [.. map.Maps("causes").Select(GuideCause)],
            map.Statements("contributors"),
            map.Texts("relief"),
            map.Texts("prevention"),
            map.Statements("care"),
            map.Statements("visit"),
            map.Statements("track"),
            map.Texts("covers"));
        map.Done();
        return map.Reading.Remember(guide, map.Place);
    }

    public static Verdict Verdict(MapReader map)
    {
        var verdict = new Verdict(map.Text("slug"), map.Text("verdict"), map.OptionalText("as"), map.Text("reason"));
        map.Done();
        return map.Reading.Remember(verdict, map.Place);
    }

    public static IEnumerable<ScopeStatement> Scope(MapReader file)
    {
        if (file.Map("guides") is not { } guides)
        {
            yield break;
        }

        foreach (var (guide, node) in guides.Entries())
        {
            var map = new MapReader(node, file.Place.File, $"guide '{guide}'", file.Reading);
            foreach (var entry in map.Maps("statements"))
            {
                yield return file.Reading.Remember(
                    new ScopeStatement(entry.Text("id"), guide, entry.Text("kind"), entry.Text("text")),
                    entry.Place);
            }
        }
    }

    public static EvidenceRecord Evidence(MapReader map)
    {
        var interval = Interval(map);
        var source = map.OptionalMap("source");
        var record = new EvidenceRecord(
            map.Id(),
            map.Text("kind"),
            map.OptionalText("cause"),
            map.Text("statement"),
            map.OptionalNumber("value"),
            map.OptionalText("unit"),
            interval.Low,
            interval.High,
            map.OptionalText("population"),
            map.OptionalNumber("n"),
            map.Seen(),
            map.OptionalText("certainty"),
            map.OptionalText("note"),
            source is null ? null : ReadSource(source));
        foreach (var field in ForPeople)
        {
            map.Node(field);
        }

        map.Done();
        return map.Reading.Remember(record, map.Place);
    }

    /// <summary>How the record was read.</summary>
    private static string Seen(this MapReader map)
    {
        var seen = map.Text("seen");
        if (seen.Length > 0 && !WaysOfSeeing.Contains(seen, StringComparer.Ordinal))
        {
            map.Wrong("seen", $"cannot be '{seen}'; it is one of {string.Join(", ", WaysOfSeeing)}.{Spelling.Suggest(seen, WaysOfSeeing)}");
        }

        return seen;
    }

    private static GuideCause GuideCause(MapReader map)
    {
        var cause = new GuideCause(map.Text("cause"), map.Statement("note"));
        map.Done();
        return map.Reading.Remember(cause, map.Place);
    }

    private static Source ReadSource(MapReader map)
    {
        var source = new Source(
            map.OptionalText("authors"),
            map.OptionalInteger("year"),
            map.OptionalText("title"),
            map.OptionalText("journal"),
            map.OptionalText("doi"),
            map.OptionalText("pmid"),
            map.OptionalText("url"),
            map.Texts("not-stated"));
        map.Done();
        return source;
    }

    private static (double? Low, double? High) Interval(MapReader map)
    {
        ImmutableArray<string> ends = map.Texts("interval");
        return ends.Length == 2 ? (End(ends[0]), End(ends[1])) : (null, null);
    }

    private static double? End(string text) => MapReader.TryNumber(text, out var number) ? number : null;
}
