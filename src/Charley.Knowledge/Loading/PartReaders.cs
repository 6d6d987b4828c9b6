using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Charley.Knowledge.Loading;

/// <summary>Reads the parts that many elements share: basis, statements, quantities.</summary>
internal static class PartReaders
{
    /// <summary>Nobody is older, so a higher age is a slip of the pen.</summary>
    private const int OldestAge = 120;

    /// <summary>An age in years, if given.</summary>
    public static int? Age(this MapReader map, string field)
    {
        var age = map.OptionalInteger(field);
        if (age is < 0 or > OldestAge)
        {
            map.Wrong(field, $"must be an age from 0 to {OldestAge}");
        }

        return age;
    }

    /// <summary>A chance that must be given.</summary>
    public static double Chance(this MapReader map, string field)
    {
        var chance = map.Number(field);
        if (chance is < 0 or > 1)
        {
            map.Wrong(field, "must be a chance from 0 to 1");
        }

        return chance;
    }

    public static Basis Basis(this MapReader map, string what)
    {
        var basis = map.OptionalBasis();
        if (basis.IsMissing)
        {
            map.Reading.Add(map.Place, $"{what} names neither 'evidence' nor a 'judgement'; give the record's id or the reason.");
        }

        return basis;
    }

    public static Basis OptionalBasis(this MapReader map) =>
        map.Reading.Remember(new Basis(map.Texts("evidence"), map.OptionalText("judgement")), map.PlaceOf("evidence"));

    public static Statement Statement(this MapReader map, string field) =>
        map.Map(field) is { } inner ? ReadStatement(inner, field) : new Statement(string.Empty, new Basis([], "missing"), []);

    public static Statement? OptionalStatement(this MapReader map, string field) =>
        map.OptionalMap(field) is { } inner ? ReadStatement(inner, field) : null;

    public static ImmutableArray<Statement> Statements(this MapReader map, string field) =>
        [.. map.Maps(field).Select(inner => ReadStatement(inner, field))];

    /// <summary>A statement that is an entry of a list file.</summary>
    public static Statement WholeStatement(MapReader map) => ReadStatement(map, "the file");

    public static Quantity Quantity(this MapReader map, string field) =>
        map.Map(field) is { } inner ? ReadQuantity(inner, field) : Nothing;

    public static Quantity? OptionalQuantity(this MapReader map, string field) =>
        map.OptionalMap(field) is { } inner ? ReadQuantity(inner, field) : null;

    /// <summary>A quantity whose number stands under another name in the same map, as in links.</summary>
    public static Quantity InlineQuantity(this MapReader map, string valueField, string what) =>
        ReadNumbers(map, valueField, what);

    /// <summary>For whom something holds; for everyone if the field is left out.</summary>
    public static ContextLimits Limits(this MapReader map, string field)
    {
        if (map.OptionalMap(field) is not { } inner)
        {
            return ContextLimits.None;
        }

        var limits = new ContextLimits(
            inner.OptionalChoice("sex", Vocabulary.Sexes),
            inner.Has("pregnant") ? inner.Flag("pregnant") : null,
            inner.OptionalInteger("age-min"),
            inner.OptionalInteger("age-max"));
        inner.Done();
        return limits;
    }

    private static Quantity Nothing { get; } = new(0, null, [], 1, 1, null, new Basis([], "missing"));

    private static Statement ReadStatement(MapReader map, string field)
    {
        var statement = new Statement(map.Text("text"), map.Basis($"The statement in '{field}'"), map.Texts("covers"));
        map.Done();
        return map.Reading.Remember(statement, map.Place);
    }

    private static Quantity ReadQuantity(MapReader map, string field)
    {
        var quantity = ReadNumbers(map, "value", $"The number '{field}'");
        map.Done();
        return quantity;
    }

    private static Quantity ReadNumbers(MapReader map, string valueField, string what)
    {
        var byAge = ReadAges(map);
        var value = map.OptionalNumber(valueField) ?? (byAge.IsEmpty ? null : byAge[byAge.Length / 2].Value);
        if (value is null)
        {
            map.Missing(valueField);
        }

        var bySex = map.OptionalMap("by-sex");
        var quantity = new Quantity(
            value ?? 0,
            ReadInterval(map),
            byAge,
            bySex?.OptionalNumber("female") ?? 1,
            bySex?.OptionalNumber("male") ?? 1,
            map.OptionalNumber("when-pregnant"),
            map.Basis(what));
        bySex?.Done();
        return map.Reading.Remember(quantity, map.Place);
    }

    private static Interval? ReadInterval(MapReader map)
    {
        if (map.Node("interval") is not { } node)
        {
            return null;
        }

        if (node is YamlSequenceNode { Children: [YamlScalarNode first, YamlScalarNode second] }
            && MapReader.TryNumber(first.Value, out var low)
            && MapReader.TryNumber(second.Value, out var high)
            && low <= high)
        {
            return new Interval(low, high);
        }

        map.Wrong("interval", "must be two numbers, the lower first, such as [0.62, 0.92]");
        return null;
    }

    private static ImmutableArray<AgeStep> ReadAges(MapReader map)
    {
        if (map.OptionalMap("by-age") is not { } ages)
        {
            return [];
        }

        var steps = new List<AgeStep>();
        foreach (var (key, node) in ages.Entries())
        {
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var age)
                && age <= OldestAge
                && MapReader.TryNumber((node as YamlScalarNode)?.Value, out var value))
            {
                steps.Add(new AgeStep(age, value));
            }
            else
            {
                map.Wrong("by-age", $"must map ages up to 120 to numbers; '{key}: {node}' does not");
            }
        }

        return [.. steps.OrderBy(step => step.FromAge)];
    }
}
