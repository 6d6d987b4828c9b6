using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Inference;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>People who say yes to very much.</summary>
public sealed class ManyAnswersTests
{
    private const int MostPresent = 40;

    // Nobody has so many signs; they no longer fit into the memory allowed.
    private const int FarTooMany = 60;
    private const double Precise = 1e-11;

    private static readonly PersonModels Models = new(RealKnowledge.Value);

    [Fact]
    public void Up_to_forty_present_findings_get_numbers_with_a_small_bound()
    {
        var model = Models.For(new PersonContext(55, Sex.Female, Pregnant: false));
        for (var present = 1; present <= MostPresent; present++)
        {
            var subject = WithPresent(model, present);
            var posterior = model.Engine.QueryAboveLeaves(
                model.EvidenceFrom(subject.AllAnswers), model.ComplaintNodes.AsSpan(), TestContext.Current.CancellationToken);
            Assert.InRange(posterior.RelativeErrorBound, 0, Precise);
            Assert.All(model.CauseNodes, node => Assert.InRange(posterior.Beliefs.Marginals[node], 0, 1));
            Assert.All(model.CauseNodes, node => Assert.InRange(posterior.Beliefs.Contributions[node], 0, posterior.Beliefs.Marginals[node] * (1 + Precise)));
        }
    }

    [Fact]
    public void What_could_not_be_weighed_is_said_and_the_complaint_is_always_weighed()
    {
        var model = Models.For(new PersonContext(55, Sex.Female, Pregnant: false));
        var subject = WithPresent(model, FarTooMany);
        var leftOut = model.LeftOut(subject.AllAnswers);
        Assert.NotEmpty(leftOut);
        Assert.DoesNotContain(ComplaintFindings.All, leftOut.Contains);
        var evidence = model.EvidenceFrom(subject.AllAnswers);
        Assert.All(leftOut, id => Assert.Equal(NodeState.Unknown, evidence[model.Network.IndexOf(id)]));
        Assert.Contains(new Assessor(Models).Assess(subject, TestContext.Current.CancellationToken).SafetyNetting.Uncertain, text => text.Contains(
            RealKnowledge.Value.Findings[leftOut[0]].WhenYes, StringComparison.Ordinal));
        Assert.Empty(model.LeftOut(WithPresent(model, 5).AllAnswers));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(60)]
    public void Nothing_is_left_out_that_could_be_kept_beside_the_rest(int present)
    {
        var model = Models.For(new PersonContext(55, Sex.Female, Pregnant: false));
        var subject = WithPresent(model, present);
        var leftOut = model.LeftOut(subject.AllAnswers);
        var kept = subject.AllAnswers.Where(answer => !leftOut.Contains(answer.Key, StringComparer.Ordinal)).ToList();

        Assert.Empty(model.LeftOut(kept));
        Assert.All(leftOut, id => Assert.NotEmpty(model.LeftOut(kept.Append(KeyValuePair.Create(id, Answer.Yes)))));
    }

    [Fact]
    public void What_could_not_be_weighed_speaks_for_and_against_nothing()
    {
        var model = Models.For(new PersonContext(55, Sex.Female, Pregnant: false));
        var subject = WithPresent(model, FarTooMany);
        var leftOut = model.LeftOut(subject.AllAnswers);

        var result = new Assessor(Models).Explain(subject, TestContext.Current.CancellationToken);

        Assert.InRange(result.RelativeErrorBound, double.Epsilon, Precise);
        Assert.All(result.Causes, cause => Assert.All(cause.For.Concat(cause.Against), weight => Assert.DoesNotContain(weight.Finding, leftOut, StringComparer.Ordinal)));
    }

    private static PersonCase WithPresent(PersonModel model, int count)
    {
        var random = new Random(count);
        var signs = RealKnowledge.Value.Findings.Values
            .Where(finding => !finding.IsRiskFactor && !ComplaintFindings.All.Contains(finding.Id, StringComparer.Ordinal))
            .OrderBy(finding => finding.Id, StringComparer.Ordinal)
            .ToArray();
        random.Shuffle(signs);
        return new PersonCase(model.Person, [Complaint.Cramp], PersonCase.NoAnswers)
            .With(signs.Take(count).Select(finding => KeyValuePair.Create(finding.Id, Answer.Yes)));
    }
}
