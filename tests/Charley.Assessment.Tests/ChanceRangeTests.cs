using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>How far a stated chance can be trusted.</summary>
public sealed class ChanceRangeTests
{
    private const int Readings = 60;

    private static readonly KnowledgeBase Knowledge = RealKnowledge.Value;
    private static readonly PersonModels Models = new(Knowledge);

    private static readonly PersonCase NightCramps = CaseChecks.WithImpliedAnswers(
        new PersonCase(new PersonContext(70, Sex.Male, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers)
            .With("calf-site", Answer.Yes)
            .With("night-onset", Answer.Yes)
            .With("statin-use", Answer.Yes),
        Knowledge);

    [Fact]
    public void Every_chance_stated_lies_in_its_range_and_no_range_is_a_point()
    {
        var causes = new Assessor(Models).Assess(NightCramps, TestContext.Current.CancellationToken).Causes;

        Assert.NotEmpty(causes);
        Assert.All(causes, cause =>
        {
            Assert.NotNull(cause.Range);
            Assert.InRange(cause.Probability, cause.Range.Low, cause.Range.High);
            Assert.True(cause.Range.Low < cause.Range.High, cause.Id);
            Assert.InRange(cause.Range.High, 0, 1);
        });
    }

    [Fact]
    public void The_same_answers_get_the_same_ranges_from_another_start()
    {
        var one = new Assessor(Models).Assess(NightCramps, TestContext.Current.CancellationToken);
        var other = new Assessor(new PersonModels(Knowledge)).Assess(NightCramps, TestContext.Current.CancellationToken);

        Assert.Equal(one.Causes.Select(cause => cause.Range), other.Causes.Select(cause => cause.Range));
    }

    [Fact]
    public void About_nine_in_ten_other_readings_of_the_evidence_state_a_chance_within_the_range()
    {
        var causes = new Assessor(Models).Assess(NightCramps, TestContext.Current.CancellationToken).Causes;
#pragma warning disable S2245 // Nothing secret is drawn; a failure must repeat.
        var random = new Random(1);
#pragma warning restore S2245
        var numbers = new DrawnNumbers(Knowledge);
        var within = 0;
        for (var reading = 0; reading < Readings; reading++)
        {
            var chances = new Assessor(new PersonModels(Knowledge, numbers.Draw(random)))
                .Chances(NightCramps, TestContext.Current.CancellationToken)
                .ToDictionary(chance => chance.Cause.Id, chance => chance.Acting, StringComparer.Ordinal);
            within += causes.Count(cause => chances[cause.Id] >= cause.Range!.Low && chances[cause.Id] <= cause.Range.High);
        }

        Assert.InRange((double)within / (Readings * causes.Length), 0.8, 0.98);
    }

    [Fact]
    public void Nothing_becomes_certain_by_another_reading()
    {
#pragma warning disable S2245 // Nothing secret is drawn; a failure must repeat.
        var reading = new DrawnNumbers(Knowledge).Draw(new Random(2))(NightCramps.Person);
#pragma warning restore S2245

        Assert.All(
            Knowledge.Causes.Values.SelectMany(cause => cause.Findings).Where(link => link.Chance.For(NightCramps.Person) < 1),
            link => Assert.InRange(reading.Share(link.Chance), 0, 1 - 1e-9));
    }

    [Fact]
    public void A_judgement_is_the_mean_of_its_readings_and_a_published_number_the_middle()
    {
#pragma warning disable S2245 // Nothing secret is drawn; a failure must repeat.
        var random = new Random(3);
#pragma warning restore S2245
        var numbers = new DrawnNumbers(Knowledge);
        var links = Knowledge.Causes.Values.SelectMany(cause => cause.Findings).Select(link => link.Chance)
            .Where(chance => chance.For(NightCramps.Person) is > 0 and < 1)
            .ToList();
        var judged = links.Where(chance => chance.Interval is null && chance.Basis.Evidence.IsEmpty).ToList();
        var published = links.Where(chance => chance.Interval is not null).ToList();
        var readings = Enumerable.Range(0, Readings).Select(_ => numbers.Draw(random)(NightCramps.Person)).ToList();

        double MeanRatio(IEnumerable<Quantity> some) =>
            readings.SelectMany(reading => some.Select(number => reading.Share(number) / number.For(NightCramps.Person))).Average();

        Assert.InRange(MeanRatio(judged.Where(number => number.For(NightCramps.Person) < 0.2)), 0.99, 1.01);
        Assert.InRange(MeanRatio(judged.Where(number => number.For(NightCramps.Person) is > 0.4 and < 0.6)), 0.99, 1.01);
        Assert.InRange(MeanRatio(judged.Where(number => number.For(NightCramps.Person) > 0.75)), 0.99, 1.01);
        Assert.InRange(
            readings.SelectMany(reading => published.Select(number => reading.Share(number) < number.For(NightCramps.Person))).Average(isLess => isLess ? 1.0 : 0), 0.47, 0.53);
    }

    [Fact]
    public void A_model_read_anew_keeps_nodes_and_links_of_the_usual_one()
    {
        var usual = Models.For(NightCramps.Person);

        Assert.All(Models.Drawn.For(NightCramps.Person), drawn =>
        {
            Assert.Equal(
                usual.Network.Nodes.Select(node => (node.Id, node.Gate, string.Join(' ', node.Parents.Select(link => link.Parent)))),
                drawn.Network.Nodes.Select(node => (node.Id, node.Gate, string.Join(' ', node.Parents.Select(link => link.Parent)))));
            Assert.NotEqual(
                usual.Network.Nodes.Sum(node => node.Leak),
                drawn.Network.Nodes.Sum(node => node.Leak));
        });
    }
}
