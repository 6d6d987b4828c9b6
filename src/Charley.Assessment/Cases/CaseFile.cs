using System.Collections.Immutable;
using Charley.Knowledge;
using Charley.Knowledge.Loading;
using YamlDotNet.RepresentationModel;

namespace Charley.Assessment.Cases;

/// <summary>What a case expects of an assessment.</summary>
/// <param name="Causes">Acceptable first causes, the best first; empty where no cause of the knowledge is meant.</param>
/// <param name="Urgency">The right urgency; null if not stated.</param>
/// <param name="UrgencyMin">The least safe urgency; null if not stated.</param>
public sealed record CaseExpectation(ImmutableArray<string> Causes, Urgency? Urgency, Urgency? UrgencyMin)
{
    /// <summary>Nothing is expected.</summary>
    public static CaseExpectation None { get; } = new([], null, null);
}

/// <summary>A case read from a file.</summary>
/// <param name="Name">Its name: the one in the file, or the file's.</param>
/// <param name="Story">The story in the person's words; null if not told.</param>
/// <param name="Subject">The case.</param>
/// <param name="Expect">What it expects.</param>
public sealed record CaseFile(string Name, string? Story, PersonCase Subject, CaseExpectation Expect);

/// <summary>Reads case files; names every mistake with file and line.</summary>
public static class CaseFileReader
{
    /// <summary>Reads one file.</summary>
    /// <param name="path">Path of the YAML file.</param>
    /// <param name="knowledge">The knowledge whose findings it names.</param>
    /// <returns>The case, or the mistakes.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (CaseFile? File, IReadOnlyList<Issue> Issues) Read(string path, KnowledgeBase knowledge)
    {
        var reading = new Reading();
        if (reading.Parse(path, path) is not { } node)
        {
            return (null, reading.Issues);
        }

        var map = new MapReader(node, path, "the case", reading);
        var name = map.OptionalText("name") ?? Path.GetFileNameWithoutExtension(path);
        var story = map.OptionalText("story");
        _ = map.OptionalText("source");
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var input = new CaseInput(
            map.OptionalInteger("age"),
            map.OptionalText("sex"),
            map.Has("pregnant") ? map.Flag("pregnant") : null,
            map.Texts("complaint"),
            Findings(map, places))
        { Results = Results(map, places) };
        var expect = Expectation(map, knowledge);
        map.Done();
        if (reading.Issues.Count > 0)
        {
            return (null, reading.Issues);
        }

        var (subject, problems) = CaseChecks.Check(input, knowledge);
        foreach (var problem in problems)
        {
            reading.Add(places.GetValueOrDefault(problem.Field, map.PlaceOf(problem.Field)), problem.ToString());
        }

        return subject is null ? (null, reading.Issues) : (new CaseFile(name, story, subject, expect), reading.Issues);
    }

    private static Dictionary<string, string> Findings(MapReader map, Dictionary<string, Place> places)
    {
        var findings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map.OptionalMap("findings") is not { } inner)
        {
            return findings;
        }

        foreach (var (id, node) in inner.Entries())
        {
            findings[id] = (node as YamlScalarNode)?.Value ?? string.Empty;
            places["findings." + id] = inner.PlaceOf(id);
        }

        return findings;
    }

    private static List<ResultInput> Results(MapReader map, Dictionary<string, Place> places)
    {
        var results = new List<ResultInput>();
        foreach (var entry in map.Maps("results"))
        {
            foreach (var part in new[] { ResultChecks.Test, ResultChecks.Value, ResultChecks.Unit })
            {
                places[ResultChecks.Field(results.Count, part)] = entry.PlaceOf(part);
            }

            results.Add(new ResultInput(
                entry.OptionalText(ResultChecks.Test),
                entry.OptionalNumber(ResultChecks.Value),
                entry.OptionalText(ResultChecks.Unit)));
            entry.Done();
        }

        return results;
    }

    private static CaseExpectation Expectation(MapReader map, KnowledgeBase knowledge)
    {
        if (map.OptionalMap("expect") is not { } expect)
        {
            return CaseExpectation.None;
        }

        var causes = expect.Texts("causes");
        foreach (var cause in causes.Where(cause => !knowledge.Causes.ContainsKey(cause)))
        {
            expect.Wrong("causes", $"names '{cause}', which is no cause.{Spelling.Suggest(cause, knowledge.Causes.Keys)}");
        }

        var expectation = new CaseExpectation(
            causes,
            expect.OptionalChoice("urgency", Vocabulary.Urgencies),
            expect.OptionalChoice("urgency_min", Vocabulary.Urgencies));
        expect.Done();
        return expectation;
    }
}
