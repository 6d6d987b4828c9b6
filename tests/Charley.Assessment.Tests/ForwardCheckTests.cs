using Charley.Assessment.Model;
using Charley.Assessment.Simulation;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;
using Charley.Testing;

namespace Charley.Assessment.Tests;

public sealed class ForwardCheckTests
{
    private const int People = 4_000;

    private static readonly PersonModels Models = new(RealKnowledge.Value);

    private static readonly ForwardChecks Checks = Read();

    public static TheoryData<string> Ids() => new(Checks.Aggregates.Select(aggregate => aggregate.Id));

    [Fact]
    public void At_least_twenty_published_shares_were_kept_out_of_the_model() =>
        Assert.True(Checks.Aggregates.Count(aggregate => !aggregate.Basis.Evidence.IsEmpty) >= 20);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_model_meets_a_published_share_or_the_file_says_why_not(string id)
    {
        var aggregate = Checks.Aggregates.Single(each => each.Id == id);

        var result = new AggregateComparison(Models, Checks.Population)
            .Compare(aggregate, People, new Random(1), TestContext.Current.CancellationToken);

        Assert.True(
            result.Agrees || aggregate.DiffersBecause is not null,
            $"{id}: the model says {result.Model:0.000}, published is {aggregate.Published} within {aggregate.Range}.");
    }

    [Fact]
    public void A_share_drawn_with_something_given_is_the_share_that_inference_finds()
    {
        var person = new PersonContext(62, Sex.Male, Pregnant: false);
        var alone = Population.Create([KeyValuePair.Create(60, 1.0)], 0, [], Checks.Population.Basis);
        var cause = new Condition.CauseOver("peripheral-artery-disease", 0.5);
        var aggregate = Checks.Aggregates[0] with { ShareOf = new Condition.HasFinding("muscle-cramp"), Among = cause };

        var drawn = new AggregateComparison(Models, alone).Compare(aggregate, 20_000, new Random(7), TestContext.Current.CancellationToken);

        // Bayes, the other way round: P(cramp | cause) = P(cause | cramp) P(cramp) / P(cause).
        var model = Models.For(person);
        var node = model.Network.IndexOf(cause.Id);
        var cramp = model.Engine.QueryAboveLeaves(
            model.EvidenceFrom([KeyValuePair.Create("muscle-cramp", Answer.Yes)]), [], TestContext.Current.CancellationToken);
        var prior = model.Engine.QueryAboveLeaves(model.EvidenceFrom([]), [], TestContext.Current.CancellationToken);
        var exact = cramp.Beliefs.Marginals[node] * Math.Exp(cramp.LogEvidenceProbability) / prior.Beliefs.Marginals[node];
        Assert.InRange(drawn.Model, exact - (4 * drawn.StandardError), exact + (4 * drawn.StandardError));
        Assert.InRange(drawn.StandardError, 1e-4, 0.02);
    }

    [Fact]
    public void A_record_behind_a_number_of_the_model_cannot_check_it()
    {
        using var folder = new TemporaryFolder();
        var used = ParameterEvidence.Of(RealKnowledge.Value).First();
        File.WriteAllText(
            Path.Combine(folder.Path, ForwardChecksReader.FileName),
            File.ReadAllText(Path.Combine(RealKnowledge.Folder, ForwardChecksReader.FileName))
                .Replace("evidence: [abdulla-1999-women]", $"evidence: [{used}]", StringComparison.Ordinal));

        var (checks, issues) = ForwardChecksReader.Read(folder.Path, RealKnowledge.Value);

        Assert.Null(checks);
        Assert.Contains(used, Assert.Single(issues).Message, StringComparison.Ordinal);
    }

    private static ForwardChecks Read()
    {
        var (checks, issues) = ForwardChecksReader.Read(RealKnowledge.Folder, RealKnowledge.Value);
        return checks ?? throw new InvalidOperationException(string.Join(Environment.NewLine, issues));
    }
}
