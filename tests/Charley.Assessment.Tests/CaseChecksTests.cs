using Charley.Assessment.Cases;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>Bad input is named by its field; nothing is guessed.</summary>
public sealed class CaseChecksTests
{
    private static readonly CaseInput Good = new(67, "female", false, ["cramp"], Findings(("calf-site", "yes"), ("statin-use", "no")));

    [Fact]
    public void Good_input_becomes_a_case()
    {
        var (subject, problems) = CaseChecks.Check(Good, RealKnowledge.Value);

        Assert.Empty(problems);
        Assert.Equal(Answer.Yes, subject!.Answers["calf-site"]);
        Assert.Equal(Answer.Yes, subject.AllAnswers["muscle-cramp"]);
    }

    [Fact]
    public void An_unknown_finding_is_named_with_a_suggestion() =>
        AssertProblem(Good with { Findings = Findings(("calf-sight", "yes")) }, "findings.calf-sight", "Did you mean 'calf-site'?");

    [Theory]
    [InlineData(-1)]
    [InlineData(121)]
    [InlineData(null)]
    public void An_impossible_or_missing_age_is_refused(int? age) =>
        AssertProblem(Good with { Age = age }, "age", "whole years");

    [Fact]
    public void A_wrong_or_missing_sex_is_refused()
    {
        AssertProblem(Good with { Sex = "woman" }, "sex", "female or male");
        AssertProblem(Good with { Sex = null }, "sex", "female or male");
    }

    [Fact]
    public void A_missing_or_wrong_complaint_is_refused()
    {
        AssertProblem(Good with { Complaint = [] }, "complaint", "at least one");
        AssertProblem(Good with { Complaint = ["crampp"] }, "complaint", "Did you mean 'cramp'?");
    }

    [Fact]
    public void A_pregnant_man_and_a_pregnant_eighty_year_old_are_contradictions()
    {
        AssertProblem(Good with { Sex = "male", Pregnant = true }, "pregnant", "male");
        AssertProblem(Good with { Age = 80, Pregnant = true }, "pregnant", "80");
    }

    [Fact]
    public void Two_answers_to_a_question_with_one_are_a_contradiction() =>
        AssertProblem(
            Good with { Findings = Findings(("onset-under-4-weeks", "yes"), ("onset-over-2-years", "yes")) },
            "findings.onset-over-2-years",
            "has one answer");

    [Fact]
    public void A_detail_without_what_it_belongs_to_is_a_contradiction() =>
        AssertProblem(
            Good with { Findings = Findings(("statin-use", "no"), ("statin-started-within-a-year", "yes")) },
            "findings.statin-started-within-a-year",
            "statin-use");

    [Fact]
    public void An_answer_other_than_yes_no_unknown_is_refused() =>
        AssertProblem(Good with { Findings = Findings(("calf-site", "maybe")) }, "findings.calf-site", "yes, no or unknown");

    [Fact]
    public void An_alias_means_its_finding_and_may_not_contradict_it()
    {
        var (subject, _) = CaseChecks.Check(Good with { Findings = Findings(("calf", "yes")) }, RealKnowledge.Value);

        Assert.Equal(Answer.Yes, subject!.Answers["calf-site"]);
        AssertProblem(Good with { Findings = Findings(("calf-site", "no"), ("calf", "yes")) }, "findings.calf", "give it once");
    }

    [Fact]
    public void The_option_chosen_of_several_says_no_to_the_others()
    {
        var (subject, _) = CaseChecks.Check(Good with { Findings = Findings(("onset-over-2-years", "yes")) }, RealKnowledge.Value);

        Assert.Equal(Answer.No, subject!.Answers["onset-under-4-weeks"]);
    }

    private static Dictionary<string, string> Findings(params (string Id, string Word)[] findings) =>
        findings.ToDictionary(pair => pair.Id, pair => pair.Word, StringComparer.Ordinal);

    private static void AssertProblem(CaseInput input, string field, string message)
    {
        var (subject, problems) = CaseChecks.Check(input, RealKnowledge.Value);

        Assert.Null(subject);
        Assert.Contains(problems, problem => problem.Field == field && problem.Message.Contains(message, StringComparison.Ordinal));
    }
}
