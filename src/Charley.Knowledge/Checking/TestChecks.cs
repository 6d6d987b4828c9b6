using Charley.Knowledge.Loading;
using Charley.Knowledge.Measuring;

namespace Charley.Knowledge.Checking;

/// <summary>Values of tests can be understood: units convert, limits fit, bands lie in order.</summary>
internal static class TestChecks
{
    /// <summary>Printed ranges are rounded; a conversion that is further off is a wrong factor.</summary>
    private const double Rounding = 0.06;

    public static void Run(KnowledgeContent content, KnownIds ids, Reading reading)
    {
        var bandOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var test in content.Tests)
        {
            Units(test, reading);
            if (test.Measured is { } measured)
            {
                Measured(test, measured, reading);
                foreach (var band in measured.Bands)
                {
                    Band(test, band, ids, bandOf, reading);
                }
            }
        }
    }

    private static void Units(ClinicalTest test, Reading reading)
    {
        foreach (var unit in test.Units.Where(unit => unit.Factor <= 0))
        {
            reading.Add(reading.PlaceOf(unit), $"The factor of '{unit.Unit}' of '{test.Id}' must be above 0.");
        }

        foreach (var same in test.Units
            .SelectMany(unit => UnitSpelling.SpellingsOf(unit).Distinct(StringComparer.Ordinal).Select(spelling => (unit, spelling)))
            .GroupBy(pair => pair.spelling, StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any()))
        {
            reading.Add(reading.PlaceOf(same.Last().unit), $"'{same.First().unit.Unit}' and '{same.Last().unit.Unit}' of '{test.Id}' are spelt alike ('{same.Key}'); a spelling may mean one unit only.");
        }
    }

    private static void Measured(ClinicalTest test, MeasuredValue measured, Reading reading)
    {
        var place = reading.PlaceOf(measured);
        if (test.Units.FirstOrDefault(unit => string.Equals(unit.Unit, measured.Unit, StringComparison.Ordinal)) is not { } own)
        {
            reading.Add(place, $"'{test.Id}' is measured in '{measured.Unit}', which is none of its units.{Spelling.Suggest(measured.Unit, test.Units.Select(unit => unit.Unit))}");
            return;
        }

        if (own.Factor is not 1 || own.Offset is not 0)
        {
            reading.Add(reading.PlaceOf(own), $"'{own.Unit}' is the unit in which '{test.Id}' is measured, so it takes no factor and no offset.");
        }

        if (measured.PlausibleLow >= measured.PlausibleHigh)
        {
            reading.Add(place, $"The plausible range of '{test.Id}' is empty: {measured.PlausibleLow} to {measured.PlausibleHigh}.");
        }

        foreach (var unit in test.Units.Where(unit => unit.Factor > 0))
        {
            Converts(test, own, unit, unit.Low, own.Low, reading);
            Converts(test, own, unit, unit.High, own.High, reading);
        }

        foreach (var side in measured.Bands.GroupBy(band => band.IsLow))
        {
            InOrder(test, measured, [.. side], reading);
        }
    }

    /// <summary>The same limit stands in every unit, so the ranges prove the factor.</summary>
    private static void Converts(ClinicalTest test, TestUnit own, TestUnit unit, double? limit, double? expected, Reading reading)
    {
        if (limit is { } printed && expected is { } wanted && Math.Abs(unit.ToMeasured(printed) - wanted) > Rounding * wanted)
        {
            reading.Add(reading.PlaceOf(unit), $"{printed} {unit.Unit} of '{test.Id}' converts to {unit.ToMeasured(printed):G4} {own.Unit}, but the range there says {wanted}; mend the factor or the range.");
        }
    }

    private static void InOrder(ClinicalTest test, MeasuredValue measured, List<ResultBand> bands, Reading reading)
    {
        if (bands.Find(band => measured.Usual.Any(usual => Lacks(band, usual))) is { } lacking)
        {
            reading.Add(reading.PlaceOf(lacking), $"The band '{lacking.Finding}' of '{test.Id}' counts from a usual limit, which is not given for everyone.");
            return;
        }

        foreach (var band in bands)
        {
            foreach (var limit in measured.Usual.Select(band.LimitFor).Where(limit => !measured.IsPlausible(limit)).Take(1))
            {
                reading.Add(reading.PlaceOf(band), $"The band '{band.Finding}' begins at {limit:G4}, outside the plausible range of '{test.Id}', so nobody could reach it.");
            }
        }

        foreach (var (milder, worse) in bands.Zip(bands.Skip(1)))
        {
            foreach (var usual in measured.Usual.Where(usual => milder.IsLow
                ? worse.LimitFor(usual) >= milder.LimitFor(usual)
                : worse.LimitFor(usual) <= milder.LimitFor(usual)).Take(1))
            {
                reading.Add(reading.PlaceOf(worse), $"The band '{worse.Finding}' of '{test.Id}' is not further out than '{milder.Finding}'; list bands from the mildest to the worst.");
            }
        }
    }

    private static bool Lacks(ResultBand band, UsualRange usual) =>
        (band.Limit == BandLimit.TimesLow && usual.Low is null) || (band.Limit == BandLimit.TimesHigh && usual.High is null);

    private static void Band(ClinicalTest test, ResultBand band, KnownIds ids, Dictionary<string, string> bandOf, Reading reading)
    {
        var place = reading.PlaceOf(band);
        KnownIds.Require(band.Finding, ids.Findings.Keys, "finding", place, reading);
        if (ids.Findings.TryGetValue(band.Finding, out var finding) && finding.Kind != FindingKind.Result)
        {
            reading.Add(place, $"The band '{band.Finding}' of '{test.Id}' names a finding that is no result; give it the kind 'result'.");
        }

        if (!bandOf.TryAdd(band.Finding, test.Id))
        {
            reading.Add(place, $"'{band.Finding}' is a band of '{bandOf[band.Finding]}' already; a finding may be one band only.");
        }
    }
}
