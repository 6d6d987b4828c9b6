using System.Collections.Immutable;

namespace Charley.Knowledge.Loading;

/// <summary>Reads tests: their units, and how their values are understood.</summary>
internal static class TestReader
{
    private static readonly ImmutableArray<(string Field, BandLimit Limit)> Limits =
    [
        ("below", BandLimit.Below), ("from", BandLimit.From), ("times-low", BandLimit.TimesLow), ("times-high", BandLimit.TimesHigh),
    ];

    public static ClinicalTest Test(MapReader map)
    {
        var id = map.Id();
        ImmutableArray<TestUnit> units = [.. map.Maps("units").Select(Unit)];
        var test = new ClinicalTest(
            id,
            map.Text("name"),
            map.Statement("what"),
            map.Text("sample"),
            units,
            map.OptionalMap("measured") is { } measured ? Measured(measured, units) : null,
            map.OptionalText("loinc"),
            map.Basis($"Test '{id}'"),
            map.Texts("covers"))
        {
            OtherLoinc = map.Texts("other-loinc"),
        };
        map.Done();
        return map.Reading.Remember(test, map.Place);
    }

    private static TestUnit Unit(MapReader map)
    {
        var hasFactor = map.Has("factor");
        var unit = new TestUnit(
            map.Text("unit"),
            map.OptionalNumber("low"),
            map.OptionalNumber("high"),
            hasFactor ? map.Number("factor") : 1,
            map.OptionalNumber("offset") ?? 0,
            map.Texts("spellings"),
            hasFactor ? map.Basis("The factor") : new Basis([], "The unit itself."));
        map.Done();
        return map.Reading.Remember(unit, map.Place);
    }

    private static MeasuredValue Measured(MapReader map, ImmutableArray<TestUnit> units)
    {
        var unit = map.Text("unit");
        var plausible = map.Map("plausible");
        var unclear = map.OptionalMap("low-unclear");
        var usual = map.Maps("usual").Select(Usual).ToList();
        if (units.FirstOrDefault(candidate => string.Equals(candidate.Unit, unit, StringComparison.Ordinal)) is { } own)
        {
            usual.Add(new UsualRange(ContextLimits.None, own.Low, own.High, own.Conversion));
        }

        ImmutableArray<ResultBand> bands = [.. map.Maps("bands").Select(Band)];
        var measured = new MeasuredValue(
            unit,
            plausible?.Number("low") ?? 0,
            plausible?.Number("high") ?? 0,
            plausible?.Basis("The plausible range") ?? new Basis([], "missing"),
            [.. usual],
            [.. bands.Where(band => band.IsLow), .. bands.Where(band => !band.IsLow)])
        {
            LowUnclear = unclear is null ? null : new LowUnclear(unclear.Number("from"), unclear.Basis("The value from which low is unclear")),
        };
        plausible?.Done();
        unclear?.Done();
        map.Done();
        return map.Reading.Remember(measured, map.Place);
    }

    private static UsualRange Usual(MapReader map)
    {
        var range = new UsualRange(map.Limits("for"), map.OptionalNumber("low"), map.OptionalNumber("high"), map.Basis("The usual range"));
        map.Done();
        return map.Reading.Remember(range, map.Place);
    }

    private static ResultBand Band(MapReader map)
    {
        var given = Limits.Where(limit => map.Has(limit.Field)).ToList();
        if (given.Count != 1)
        {
            map.Reading.Add(map.Place, $"A band must have exactly one of {string.Join(", ", Limits.Select(limit => $"'{limit.Field}'"))}.");
        }

        var (field, kind) = given.Count == 0 ? Limits[0] : given[0];
        var band = new ResultBand(map.Text("finding"), kind, map.OptionalNumber(field) ?? 0, map.Basis("The band"));
        map.Done();
        return map.Reading.Remember(band, map.Place);
    }
}
