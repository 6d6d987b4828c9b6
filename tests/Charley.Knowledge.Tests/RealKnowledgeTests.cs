using Charley.Knowledge.Checking;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>What the knowledge of this repository promises.</summary>
public sealed class RealKnowledgeTests
{
    [Fact]
    public void It_covers_every_statement_of_the_scope() =>
        Assert.DoesNotContain(Coverage.Of(RealKnowledge.Value), row => row.By.IsEmpty);

    [Fact]
    public void It_holds_at_least_forty_five_causes_and_a_hundred_findings()
    {
        Assert.True(RealKnowledge.Value.Causes.Count >= 45);
        Assert.True(RealKnowledge.Value.Findings.Count >= 100);
    }

    [Fact]
    public void All_five_guides_are_there() =>
        Assert.Equal(
            (string[])["behind-knee", "buttock", "inner-thigh", "night-leg", "twitches"],
            RealKnowledge.Value.Guides.Select(guide => guide.Id).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);

    [Fact]
    public void Every_cause_of_the_evidence_has_a_verdict()
    {
        var verdicts = RealKnowledge.Value.Verdicts.Select(verdict => verdict.Slug).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            RealKnowledge.Value.Evidence.Values.Where(record => record.About is not null),
            record => Assert.Contains(record.About!, verdicts));
    }

    [Fact]
    public void Seven_warning_signs_are_an_emergency_whatever_they_are()
    {
        var signs = RealKnowledge.Value.Questions
            .Where(question => question.Stage == QuestionStage.RedFlags)
            .SelectMany(question => question.Findings)
            .ToHashSet(StringComparer.Ordinal);
        var rule = RealKnowledge.Value.RedFlags.Single(flag => flag.Id == "many-red-flags");

        var counted = Assert.IsType<Conditions.Condition.AtLeast>(rule.When);

        Assert.Equal(Urgency.EmergencyNow, rule.Urgency);
        Assert.Equal(7, counted.Count);
        Assert.Equal(signs, counted.Parts.OfType<Conditions.Condition.HasFinding>().Select(part => part.Id).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_asks_for_a_medicine_that_no_question_asks() =>
        Assert.All(
            RealKnowledge.Value.Medicines.SelectMany(medicine => medicine.Means),
            finding => Assert.NotNull(RealKnowledge.Value.QuestionThatAsks(finding)));

    [Fact]
    public void Quinine_is_never_offered() =>
        Assert.Equal(RemedyKind.NotAdvised, RealKnowledge.Value.Remedies["quinine"].Kind);
}
