using Charley.Knowledge.Measuring;
using Charley.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Charley.Knowledge.Tests;

/// <summary>Values in any unit are understood, and never taken for something else.</summary>
public sealed class MeasuringTests
{
    private const double RelativeRounding = 1e-9;

    private static readonly KnowledgeBase Knowledge = RealKnowledge.Value;
    private static readonly PersonContext Woman = new(45, Sex.Female, Pregnant: false);
    private static readonly PersonContext Man = new(45, Sex.Male, Pregnant: false);

    private static readonly List<ClinicalTest> Measurable =
        [.. Knowledge.Tests.Values.Where(test => test.Measured is not null).OrderBy(test => test.Id, StringComparer.Ordinal)];

    private static readonly PersonContext[] People = [Woman, Man, new(30, Sex.Female, Pregnant: true), new(84, Sex.Female, Pregnant: false)];

    [Fact]
    public void Twenty_tests_take_values_and_most_of_them_in_both_kinds_of_unit()
    {
        Assert.True(Measurable.Count >= 20);
        Assert.True(Measurable.Count(test => test.Units.Length > 1) >= 18);
    }

    [Fact]
    public void A_value_converted_to_the_measured_unit_and_back_is_the_same() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Draws().ToArbitrary(), draw =>
        {
            var value = draw.Unit.FromMeasured(draw.Value);
            Assert.Equal(draw.Value, draw.Unit.ToMeasured(value), RelativeRounding * Math.Max(1, draw.Value));
        }));

    [Fact]
    public void The_unit_in_which_a_value_is_given_does_not_change_what_it_means() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Draws().ToArbitrary(), draw =>
        {
            var own = new Measurement(draw.Test.Id, draw.Value, draw.Test.Measured!.Unit);
            var other = new Measurement(draw.Test.Id, draw.Unit.FromMeasured(draw.Value), draw.Unit.Unit);

            Assert.Equal(Reached(draw.Test, own, draw.Person), Reached(draw.Test, other, draw.Person), StringComparer.Ordinal);
        }));

    [Fact]
    public void A_value_further_out_reaches_every_band_that_one_further_in_reaches() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Draws().ToArbitrary(), Draws().ToArbitrary(), (first, second) =>
        {
            var measured = first.Test.Measured!;
            var share = (second.Value - second.Test.Measured!.PlausibleLow) / (second.Test.Measured.PlausibleHigh - second.Test.Measured.PlausibleLow);
            var another = measured.PlausibleLow + (share * (measured.PlausibleHigh - measured.PlausibleLow));
            var (low, high) = (Math.Min(first.Value, another), Math.Max(first.Value, another));
            var atLow = Reached(first.Test, new Measurement(first.Test.Id, low, measured.Unit), first.Person);
            var atHigh = Reached(first.Test, new Measurement(first.Test.Id, high, measured.Unit), first.Person);
            var lowBands = measured.Bands.Where(band => band.IsLow).Select(band => band.Finding).ToHashSet(StringComparer.Ordinal);

            Assert.Empty(atHigh.Where(lowBands.Contains).Except(atLow, StringComparer.Ordinal));
            Assert.Empty(atLow.Where(finding => !lowBands.Contains(finding)).Except(atHigh, StringComparer.Ordinal));
        }));

    [Fact]
    public void A_result_well_inside_the_usual_range_reaches_no_band()
    {
        // Where a range has one limit only, a value this far on the good side of it counts as well inside.
        const double BelowUpper = 0.8;
        const double AboveLower = 1.2;
        foreach (var (test, person) in Measurable.SelectMany(test => People.Select(person => (test, person))))
        {
            var usual = test.Measured!.UsualFor(person);
            var low = usual.Low ?? (usual.High * BelowUpper);
            var high = usual.High ?? (usual.Low * AboveLower);

            Assert.Empty(Reached(test, new Measurement(test.Id, (low!.Value + high!.Value) / 2, test.Measured.Unit), person));
        }
    }

    [Theory]
    [InlineData("potassium", "2.3", "mmol/l", 2.3)]
    [InlineData("potassium", "2,3", "MMOL / L", 2.3)]
    [InlineData("potassium", "2.3", "meq/L", 2.3)]
    [InlineData("calcium", "9,4", "mg/dl", 9.4)]
    [InlineData("creatinine", "92", "umol/L", 92)]
    [InlineData("creatinine", "92", "μmol/litre", 92)]
    [InlineData("creatinine", "92", "mcmol/l", 92)]
    [InlineData("ferritin", "6", "mcg/L", 6)]
    [InlineData("ferritin", "6", "ug/l", 6)]
    [InlineData("creatine-kinase", "3500", "IU/L", 3500)]
    [InlineData("creatine-kinase", "1,250", "U/L", 1250)]
    [InlineData("creatine-kinase", "1.250", "U/L", 1250)]
    [InlineData("creatine-kinase", "12.345,5", "U/L", 12345.5)]
    [InlineData("tsh", "2,345", "mU/L", 2.345)]
    [InlineData("tsh", "60", "uIU/ml", 60)]
    [InlineData("egfr", "54", "ml/min/1.73 m²", 54)]
    [InlineData("hba1c", "6.5", "%", 6.5)]
    public void Spellings_of_units_and_numbers_are_forgiven(string test, string value, string unit, double expected)
    {
        var (measurement, problem) = MeasurementReader.Read(Knowledge.Tests[test], value, unit);

        Assert.Null(problem);
        Assert.Equal(expected, measurement!.Value);
    }

    [Theory]
    [InlineData("potassium", "42", "mmol/L", null)]
    [InlineData("calcium", "2.3", "mg/dL", "mmol/L")]
    [InlineData("calcium", "9.4", "mmol/L", "mg/dL")]
    [InlineData("glucose", "5.5", "mg/dL", "mmol/L")]
    [InlineData("glucose", "110", "mmol/L", "mg/dL")]
    [InlineData("creatinine", "1.0", "µmol/L", "mg/dL")]
    [InlineData("creatinine", "90", "mg/dL", "µmol/L")]
    [InlineData("haemoglobin", "13.5", "g/L", "g/dL")]
    [InlineData("haemoglobin", "135", "g/dL", "g/L")]
    [InlineData("hba1c", "48", "%", "mmol/mol")]
    [InlineData("hba1c", "6.5", "mmol/mol", "%")]
    [InlineData("sodium", "14", "mmol/L", null)]
    public void An_impossible_value_is_refused_with_the_unit_that_was_probably_meant(string test, string value, string unit, string? instead)
    {
        var (measurement, problem) = MeasurementReader.Read(Knowledge.Tests[test], value, unit);

        Assert.Null(measurement);
        Assert.Equal(instead, Assert.IsType<MeasurementProblem.Impossible>(problem).Instead);
    }

    [Theory]
    [InlineData("potassium", "mg/L")]
    [InlineData("potassium", "")]
    [InlineData("vitamin-b12", "nmol/L")]
    [InlineData("creatine-kinase", "mmol/L")]
    public void An_unknown_unit_is_refused(string test, string unit) =>
        Assert.IsType<MeasurementProblem.UnknownUnit>(MeasurementReader.Read(Knowledge.Tests[test], 4, unit).Problem);

    [Theory]
    [InlineData("")]
    [InlineData("four")]
    [InlineData("<0.4")]
    [InlineData("-4")]
    [InlineData("4.2.1")]
    [InlineData("4,2,1")]
    [InlineData("1e3")]
    [InlineData(".")]
    [InlineData("4 mmol")]
    public void What_is_no_plain_number_is_refused(string value) =>
        Assert.IsType<MeasurementProblem.NotANumber>(MeasurementReader.Read(Knowledge.Tests["potassium"], value, "mmol/L").Problem);

    [Fact]
    public void A_number_that_can_be_read_in_two_ways_is_asked_for_again()
    {
        var (_, problem) = MeasurementReader.Read(Knowledge.Tests["ferritin"], "12,500", "µg/L");

        var two = Assert.IsType<MeasurementProblem.TwoReadings>(problem);
        Assert.Equal([12.5, 12500], new[] { two.One, two.Other }.Order());
    }

    [Theory]
    [InlineData(4.2, 0)]
    [InlineData(3.4, 1)]
    [InlineData(2.4, 3)]
    [InlineData(1.8, 4)]
    public void Low_potassium_reaches_its_bands_one_after_the_other(double value, int bands)
    {
        var low = Banding.Of(Knowledge.Tests["potassium"], new Measurement("potassium", value, "mmol/L"), Woman)[0];

        Assert.Equal(bands, low.AllAnswers.Count(answer => answer.Value == Answer.Yes));
        Assert.Equal(Math.Min(bands + 1, 4), low.Evidence.Count());
    }

    [Fact]
    public void The_limit_of_muscle_value_is_that_of_the_persons_sex()
    {
        var test = Knowledge.Tests["creatine-kinase"];
        var measurement = new Measurement(test.Id, 150, "U/L");

        Assert.Contains("high-ck-result", Reached(test, measurement, Woman), StringComparer.Ordinal);
        Assert.DoesNotContain("high-ck-result", Reached(test, measurement, Man), StringComparer.Ordinal);
    }

    private static List<string> Reached(ClinicalTest test, Measurement measurement, PersonContext person) =>
    [
        .. Banding.Of(test, measurement, person)
            .SelectMany(side => side.AllAnswers)
            .Where(answer => answer.Value == Answer.Yes)
            .Select(answer => answer.Key),
    ];

    /// <summary>A test, one of its units, a person, and a plausible value that lies on no limit, where rounding would decide.</summary>
    private static Gen<Drawn> Draws() =>
        from test in Gen.Elements<ClinicalTest>(Measurable)
        from unit in Gen.Elements<TestUnit>(test.Units)
        from person in Gen.Elements(People)
        from share in Gen.Choose(0, 1_000_000)
        let measured = test.Measured!
        let low = Math.Log(measured.PlausibleLow)
        let value = Math.Exp(low + ((Math.Log(measured.PlausibleHigh) - low) * share / 1_000_000))
        where !measured.Bands.Any(band => Math.Abs(band.LimitFor(measured.UsualFor(person)) - value) < RelativeRounding * value)
        select new Drawn(test, unit, person, value);

    private sealed record Drawn(ClinicalTest Test, TestUnit Unit, PersonContext Person, double Value);
}
