using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>What must hold for results of tests whatever else a person says.</summary>
public sealed class ResultSafetyTests
{
    private const int People = 60;
    private const int Seed = 20261123;

    private static readonly KnowledgeBase Knowledge = RealKnowledge.Value;
    private static readonly PersonModels Models = new(Knowledge);

    private static readonly List<ClinicalTest> Measurable =
        [.. Knowledge.Tests.Values.Where(test => test.Measured is { Bands.IsEmpty: false }).OrderBy(test => test.Id, StringComparer.Ordinal)];

    [Theory]
    [InlineData("potassium", 6.5, "mmol/L", Urgency.EmergencyNow)]
    [InlineData("potassium", 1.9, "mmol/L", Urgency.EmergencyNow)]
    [InlineData("potassium", 2.4, "mmol/L", Urgency.SameDay)]
    [InlineData("sodium", 118, "mEq/L", Urgency.EmergencyNow)]
    [InlineData("sodium", 124, "mmol/L", Urgency.SameDay)]
    [InlineData("calcium", 7.4, "mg/dL", Urgency.EmergencyNow)]
    [InlineData("sodium", 162, "mmol/L", Urgency.EmergencyNow)]
    [InlineData("sodium", 151, "mmol/L", Urgency.SameDay)]
    [InlineData("calcium", 3.1, "mmol/L", Urgency.SameDay)]
    [InlineData("calcium", 14.2, "mg/dL", Urgency.EmergencyNow)]
    [InlineData("magnesium", 3.4, "mmol/L", Urgency.EmergencyNow)]
    [InlineData("egfr", 9, "mL/min/1.73 m2", Urgency.SameDay)]
    [InlineData("creatinine", 700, "µmol/L", Urgency.SameDay)]
    [InlineData("lithium-level", 1.2, "mmol/L", Urgency.SameDay)]
    [InlineData("magnesium", 0.35, "mmol/L", Urgency.SameDay)]
    [InlineData("creatine-kinase", 3500, "U/L", Urgency.SameDay)]
    [InlineData("creatine-kinase", 7000, "U/L", Urgency.EmergencyNow)]
    [InlineData("glucose", 31, "mmol/L", Urgency.EmergencyNow)]
    [InlineData("glucose", 45, "mg/dL", Urgency.SameDay)]
    [InlineData("haemoglobin", 6.8, "g/dL", Urgency.SameDay)]
    [InlineData("ankle-brachial-index", 0.35, "ratio", Urgency.SameDay)]
    [InlineData("lithium-level", 2.1, "mmol/L", Urgency.EmergencyNow)]
    public void An_alarming_value_sets_the_urgency_at_once(string test, double value, string unit, Urgency least)
    {
        var subject = Ordinary with { Results = Results(Ordinary, Measured(test, value, unit)) };

        Assert.True(new Triager(Models).Decide(subject).Urgency >= least);
    }

    [Fact]
    public void Normal_results_of_all_tests_leave_ordinary_night_cramps_at_self_care()
    {
        var normal = Measurable.Select(test =>
        {
            var usual = test.Measured!.UsualFor(Ordinary.Person);
            var middle = ((usual.Low ?? (usual.High * 0.8)) + (usual.High ?? (usual.Low * 1.2))) / 2;
            return Measured(test.Id, middle!.Value, test.Measured.Unit);
        });

        Assert.Equal(Urgency.SelfCare, new Triager(Models).Decide(Ordinary with { Results = Results(Ordinary, [.. normal]) }).Urgency);
    }

    [Fact]
    public void A_more_alarming_value_never_takes_a_red_flag_away_and_never_lowers_the_urgency()
    {
        var random = new Random(Seed);
        var triager = new Triager(Models);
        for (var round = 0; round < People; round++)
        {
            var drawn = RandomCases.Draw(Knowledge, random);
            var subject = drawn with { Answers = drawn.Answers.RemoveRange(drawn.Answers.Keys.Where(id => Knowledge.Findings[id].Kind == FindingKind.Result)) };
            var test = Measurable[random.Next(Measurable.Count)];
            var sides = test.Measured!.Bands.GroupBy(band => band.IsLow).ToList();
            var limits = sides[random.Next(sides.Count)].ToList();
            var (milder, worse) = TwoValues(limits, test.Measured, subject.Person, random);
            var before = subject with { Results = Results(subject, Measured(test.Id, milder, test.Measured.Unit)) };
            var after = subject with { Results = Results(subject, Measured(test.Id, worse, test.Measured.Unit)) };
            var what = $"{test.Id} from {milder} to {worse} for {subject.Person}: {string.Join(", ", subject.Answers)}";

            Assert.Empty(RedFlagRules.Firing(Knowledge, before).Select(flag => flag.Id).Except(RedFlagRules.Firing(Knowledge, after).Select(flag => flag.Id), StringComparer.Ordinal));
            Assert.True(triager.Decide(after).Urgency >= triager.Decide(before).Urgency, what);
        }
    }

    private static PersonCase Ordinary { get; } =
        new PersonCase(new PersonContext(70, Sex.Male, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers)
            .With("calf-site", Answer.Yes)
            .With("night-onset", Answer.Yes)
            .With("duration-under-10-min", Answer.Yes)
            .With("relieved-by-stretch", Answer.Yes)
            .With("palpable-knot", Answer.Yes);

    /// <summary>One value in a band and another in a worse one.</summary>
    private static (double Milder, double Worse) TwoValues(List<ResultBand> bands, MeasuredValue measured, PersonContext person, Random random)
    {
        var usual = measured.UsualFor(person);
        var edges = bands.Select(band => band.LimitFor(usual)).Append(bands[0].IsLow ? measured.PlausibleLow : measured.PlausibleHigh).ToList();
        var milder = random.Next(bands.Count);
        var worse = random.Next(milder, bands.Count);
        return (Between(edges[milder], edges[milder + 1], 0.3), Between(edges[worse], edges[worse + 1], 0.6));
    }

    private static double Between(double from, double to, double share) => from + ((to - from) * share);

    private static Measurement Measured(string test, double value, string unit)
    {
        var (measurement, problem) = MeasurementReader.Read(Knowledge.Tests[test], value, unit);
        Assert.Null(problem);
        return measurement!;
    }

    private static TestResults Results(PersonCase subject, params Measurement[] measurements) =>
        TestResults.Of(Knowledge, subject.Person, measurements);
}
