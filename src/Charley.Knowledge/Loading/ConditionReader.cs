using System.Collections.Immutable;
using System.Globalization;
using Charley.Knowledge.Conditions;
using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Loading;

/// <summary>Reads conditions: a finding's id, or a map such as {all: [...]}.</summary>
internal static class ConditionReader
{
    private const string Kinds = "all, any, not, at-least (with of), complaint, age-min, age-max, sex, pregnant, red-flag, cause (with over)";

    private static readonly string[] Words =
        ["all", "any", "not", "at-least", "complaint", "age-min", "age-max", "sex", "pregnant", "red-flag", "cause"];

    public static Condition? OptionalCondition(this MapReader map, string field) =>
        map.Node(field) is { } node ? Read(node, map.Place.File, map.Reading) : null;

    public static Condition Condition(this MapReader map, string field)
    {
        if (!map.Has(field))
        {
            map.Missing(field);
        }

        return map.OptionalCondition(field) ?? Never;
    }

    private static Condition Never { get; } = new Condition.Any([]);

    private static Condition Read(YamlNode node, string file, Reading reading)
    {
        var place = new Place(file, MapReader.LineOf(node));
        if (node is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return reading.Remember(new Condition.HasFinding(scalar.Value.Trim()), place);
        }

        if (node is not YamlMappingNode)
        {
            reading.Add(place, "A condition is the id of a finding, or a map with one of: " + Kinds + ".");
            return Never;
        }

        var map = new MapReader(node, file, "a condition", reading);
        var condition = ReadMap(map, reading);
        map.Done();
        return reading.Remember(condition, place);
    }

    private static Condition ReadMap(MapReader map, Reading reading)
    {
        if (map.Has("all"))
        {
            return new Condition.All(Parts(map, "all", reading));
        }

        if (map.Has("any"))
        {
            return new Condition.Any(Parts(map, "any", reading));
        }

        if (map.Has("not"))
        {
            return new Condition.Negation(map.Condition("not"));
        }

        if (map.Has("at-least"))
        {
            return new Condition.AtLeast(map.OptionalInteger("at-least") ?? 1, Parts(map, "of", reading));
        }

        if (map.Has("cause"))
        {
            return new Condition.CauseOver(map.Text("cause"), map.Chance("over"));
        }

        if (map.Has("red-flag"))
        {
            return new Condition.RedFlagFires(map.Text("red-flag"));
        }

        return ReadPerson(map) ?? Unknown(map);
    }

    private static Condition? ReadPerson(MapReader map)
    {
        if (map.Has("complaint"))
        {
            return new Condition.HasComplaint(map.Choice("complaint", Vocabulary.Complaints));
        }

        if (map.Has("age-min"))
        {
            return new Condition.AgeMin(map.Age("age-min") ?? 0);
        }

        if (map.Has("age-max"))
        {
            return new Condition.AgeMax(map.Age("age-max") ?? 0);
        }

        if (map.Has("sex"))
        {
            return new Condition.IsSex(map.Choice("sex", Vocabulary.Sexes));
        }

        return map.Has("pregnant") ? new Condition.IsPregnant(map.Flag("pregnant")) : null;
    }

    private static Condition Unknown(MapReader map)
    {
        var given = map.Entries().Select(entry => entry.Key).FirstOrDefault(string.Empty);
        map.Reading.Add(map.Place, string.Create(CultureInfo.InvariantCulture, $"'{given}' is no kind of condition; use one of: {Kinds}.{Spelling.Suggest(given, Words)}"));
        return Never;
    }

    private static ImmutableArray<Condition> Parts(MapReader map, string field, Reading reading)
    {
        if (map.Node(field) is YamlSequenceNode sequence && sequence.Children.Count > 0)
        {
            return [.. sequence.Children.Select(child => Read(child, map.Place.File, reading))];
        }

        map.Wrong(field, "must be a list of conditions that is not empty");
        return [];
    }
}
