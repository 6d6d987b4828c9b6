using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.WhatIf;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>What would be different with another answer.</summary>
public sealed class WhatIfTests
{
    private static readonly PersonModels Models = new(RealKnowledge.Value);
    private static readonly WhatIfAnalysis Analysis = new(Models);

    private static readonly PersonCase NightCramps = CaseChecks.WithImpliedAnswers(
        new PersonCase(new PersonContext(70, Sex.Male, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers)
            .With("calf-site", Answer.Yes)
            .With("night-onset", Answer.Yes)
            .With("duration-under-10-min", Answer.Yes)
            .With("relieved-by-stretch", Answer.Yes)
            .With("statin-use", Answer.No)
            .With("saddle-numbness", Answer.No),
        RealKnowledge.Value);

    [Fact]
    public void Both_sides_are_what_the_assessment_answers_with_that_answer()
    {
        var (result, _) = Analysis.Compare(NightCramps, "night-onset", Answer.No, TestContext.Current.CancellationToken);

        var assessor = new Assessor(Models);
        var now = assessor.Assess(NightCramps, TestContext.Current.CancellationToken);
        var then = assessor.Assess(NightCramps.With("night-onset", Answer.No), TestContext.Current.CancellationToken);
        Assert.Equal(now.Urgency, result!.Now.Urgency);
        Assert.Equal(then.Urgency, result.Then.Urgency);
        Assert.Equal(now.Causes.Select(cause => (cause.Id, cause.Probability)), result.Now.Causes.Take(now.Causes.Length).Select(cause => (cause.Id, cause.Probability)));
        Assert.Equal(then.Causes.Select(cause => (cause.Id, cause.Probability)), result.Then.Causes.Take(then.Causes.Length).Select(cause => (cause.Id, cause.Probability)));
        Assert.Equal(
            result.Now.Causes.Select(cause => cause.Id).Order(StringComparer.Ordinal),
            result.Then.Causes.Select(cause => cause.Id).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_warning_sign_supposed_raises_the_urgency_and_the_case_stays_as_it_was()
    {
        var (result, _) = Analysis.Compare(NightCramps, "saddle-numbness", Answer.Yes, TestContext.Current.CancellationToken);

        Assert.Equal(Urgency.SelfCare, result!.Now.Urgency);
        Assert.Equal(Urgency.EmergencyNow, result.Then.Urgency);
        Assert.Equal(Answer.No, NightCramps.Answers["saddle-numbness"]);
    }

    [Fact]
    public void Another_option_of_a_question_with_one_answer_takes_the_place_of_the_first()
    {
        var question = RealKnowledge.Value.QuestionThatAsks("duration-under-10-min");
        var other = question.Findings.First(finding => finding != "duration-under-10-min");

        var changed = ChangedCase.Of(RealKnowledge.Value, NightCramps, other, Answer.Yes).Changed!.Subject;

        Assert.Equal(Answer.Yes, changed.Answers[other]);
        Assert.Equal(Answer.No, changed.Answers["duration-under-10-min"]);
    }

    [Theory]
    [InlineData("statin-uze", "There is no finding 'statin-uze'. Did you mean 'statin-use'?")]
    [InlineData("muscle-cramp", "can't be changed here")]
    public void What_cannot_be_changed_is_refused_with_the_reason(string finding, string reason)
    {
        var (result, problem) = Analysis.Compare(NightCramps, finding, Answer.Yes, TestContext.Current.CancellationToken);

        Assert.Null(result);
        Assert.Contains(reason, problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_measured_is_changed_by_its_value()
    {
        var measured = GoldenCases.All.First(file => file.Subject.Results.Sides.Length > 0).Subject;

        var (_, problem) = Analysis.Compare(measured, measured.Results.Answers.First().Key, Answer.No, TestContext.Current.CancellationToken);

        Assert.Contains("test result", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_finding_can_be_supposed_or_is_refused_with_a_reason()
    {
        foreach (var finding in RealKnowledge.Value.Findings.Keys)
        {
            var (changed, problem) = ChangedCase.Of(RealKnowledge.Value, NightCramps, finding, Answer.Yes);

            Assert.True(changed is null != problem is null, finding);
            Assert.Empty(changed is null ? [] : CaseChecks.Contradictions(changed.Subject, RealKnowledge.Value));
        }
    }

    [Fact]
    public void The_answers_that_matter_most_say_what_supposing_the_opposite_says()
    {
        var named = Analysis.MostTelling(NightCramps, TestContext.Current.CancellationToken);

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, influence => influence.Finding == "saddle-numbness");
        foreach (var influence in named)
        {
            var (result, _) = Analysis.Compare(NightCramps, influence.Finding, influence.Instead, TestContext.Current.CancellationToken);
            Assert.Equal(result!.Then.Urgency, influence.Urgency);
            Assert.Equal(result.Then.Urgency != result.Now.Urgency, influence.ChangesUrgency);
        }

        Assert.Equal(
            named.OrderByDescending(influence => influence.ChangesUrgency).ThenByDescending(influence => Math.Abs(influence.Then.Probability - influence.Now.Probability)),
            named);
    }

    [Fact]
    public void A_warning_sign_that_carries_the_urgency_is_named_first()
    {
        var named = Analysis.MostTelling(NightCramps.With("saddle-numbness", Answer.Yes), TestContext.Current.CancellationToken);

        Assert.Equal("saddle-numbness", named[0].Finding);
        Assert.True(named[0].ChangesUrgency);
        Assert.Equal(Urgency.SelfCare, named[0].Urgency);
    }
}
