using System.Collections.Immutable;
using System.Globalization;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;
using Charley.Knowledge.Loading;
using YamlDotNet.RepresentationModel;

namespace Charley.Assessment.Simulation;

/// <summary>Reads the published shares; names every mistake with file and line.</summary>
public static class ForwardChecksReader
{
    /// <summary>The file's name in the knowledge folder.</summary>
    public const string FileName = "forward-checks.yaml";

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="knowledge">The knowledge it belongs to.</param>
    /// <returns>The checks, or the mistakes.</returns>
    public static (ForwardChecks? Checks, IReadOnlyList<Issue> Issues) Read(string folder, KnowledgeBase knowledge)
    {
        var reading = new Reading();
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            reading.Add(new Place(FileName, 1), "This file is missing.");
            return (null, reading.Issues);
        }

        if (reading.Parse(path, FileName) is not { } node)
        {
            return (null, reading.Issues);
        }

        var map = new MapReader(node, FileName, FileName, reading);
        var population = map.Map("population") is { } people ? ReadPopulation(people) : null;
        var parameters = ParameterEvidence.Of(knowledge);
        ImmutableArray<PublishedAggregate> aggregates = [.. map.Maps("checks").Select(entry => Aggregate(entry, knowledge, parameters))];
        map.Done();
        return reading.Issues.Count == 0 && population is not null
            ? (new ForwardChecks(population, aggregates), reading.Issues)
            : (null, reading.Issues);
    }

    private static Population ReadPopulation(MapReader map)
    {
        var population = Population.Create(Steps(map, "ages"), map.Number("female"), Steps(map, "pregnant-by-age"), map.Basis("The population"));
        map.Done();
        return population;
    }

    private static ImmutableArray<KeyValuePair<int, double>> Steps(MapReader map, string field)
    {
        var steps = ImmutableArray.CreateBuilder<KeyValuePair<int, double>>();
        if (map.Map(field) is not { } entries)
        {
            return [];
        }

        foreach (var (key, value) in entries.Entries())
        {
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var age)
                && MapReader.TryNumber((value as YamlScalarNode)?.Value, out var share)
                && share >= 0)
            {
                steps.Add(KeyValuePair.Create(age, share));
            }
            else
            {
                entries.Wrong(key, "must be an age in years with a share that is not negative");
            }
        }

        return [.. steps.OrderBy(step => step.Key)];
    }

    private static PublishedAggregate Aggregate(MapReader map, KnowledgeBase knowledge, IReadOnlySet<string> parameters)
    {
        var range = map.Texts("range");
        var ends = range.Where(end => MapReader.TryNumber(end, out _)).Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToList();
        var aggregate = new PublishedAggregate(
            map.Id(),
            map.Text("says"),
            map.Condition("share-of"),
            map.Condition("among"),
            map.Number("published"),
            ends.Count == 2 ? new Interval(ends[0], ends[1]) : new Interval(0, 0),
            map.Basis("The published share"),
            map.OptionalText("differs-because"));
        if (ends.Count != 2 || !(0 <= ends[0] && ends[0] <= aggregate.Published && aggregate.Published <= ends[1] && ends[1] <= 1))
        {
            map.Wrong("range", "must be two shares within 0 and 1, such as [0.38, 0.53], around 'published'");
        }

        map.Done();
        CheckIds(map, aggregate, knowledge, parameters);
        return aggregate;
    }

    private static void CheckIds(MapReader map, PublishedAggregate aggregate, KnowledgeBase knowledge, IReadOnlySet<string> parameters)
    {
        foreach (var finding in aggregate.ShareOf.Findings().Concat(aggregate.Among.Findings()).Where(id => !knowledge.Findings.ContainsKey(id)))
        {
            map.Wrong("share-of", $"and 'among' name no finding '{finding}'.{Spelling.Suggest(finding, knowledge.Findings.Keys)}");
        }

        foreach (var id in CausesOf(aggregate).Where(id => !knowledge.Causes.ContainsKey(id)))
        {
            map.Wrong("share-of", $"and 'among' name no cause '{id}'.{Spelling.Suggest(id, knowledge.Causes.Keys)}");
        }

        foreach (var id in aggregate.Basis.Evidence)
        {
            if (!knowledge.Evidence.ContainsKey(id))
            {
                map.Wrong("evidence", $"names no record '{id}'.{Spelling.Suggest(id, knowledge.Evidence.Keys)}");
            }
            else if (parameters.Contains(id))
            {
                map.Wrong("evidence", $"names '{id}', which is behind a number of the model: what set a number cannot check it");
            }
        }
    }

    private static IEnumerable<string> CausesOf(PublishedAggregate aggregate) =>
        aggregate.ShareOf.Walk().Concat(aggregate.Among.Walk()).OfType<Condition.CauseOver>().Select(cause => cause.Id);
}
