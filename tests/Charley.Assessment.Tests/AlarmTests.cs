using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Simulation;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>
/// Over-alarming is a harm: what people with cramps and twitches as the model draws them get to read. In full, over 100,000
/// people: <c>charley kb alarms --people 100000</c>.
/// </summary>
public sealed class AlarmTests
{
    private const int People = 300;
    private const int Seed = 20261122;

    private static readonly KnowledgeBase Knowledge = RealKnowledge.Value;
    private static readonly PersonModels Models = new(Knowledge);
    private static readonly Lazy<AssessmentResult> Ordinary = new(() => new Assessor(Models).Assess(
        new PersonCase(new PersonContext(30, Sex.Female, Pregnant: false), [Complaint.Twitch], PersonCase.NoAnswers).With("eyelid-face-site", Answer.Yes)));

    [Fact]
    public void No_result_of_people_as_the_model_draws_them_breaks_a_rule_against_false_alarm()
    {
        var report = new AlarmCheck(Models).Run(People, Seed, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(People, report.Advice.Sum(advice => advice.People));
        Assert.All(report.Rules, rule => Assert.Equal(0, rule.Broken));
    }

    [Fact]
    public void The_same_seed_draws_the_same_people()
    {
        var people = new ComplainingPeople(Models);

        Assert.Equivalent(people.Draw(new Random(Seed)), people.Draw(new Random(Seed)), strict: true);
    }

    [Fact]
    public void The_rules_see_a_serious_name_that_leads_while_it_is_rare()
    {
        var serious = Knowledge.Causes.Values.First(cause => cause.Serious);
        var result = Ordinary.Value with { Causes = [.. Ordinary.Value.Causes.Take(1).Select(cause => cause with { Id = serious.Id, Probability = 0.0005, Present = 0.0005 })] };

        Assert.NotEmpty(Ordinary.Value.Causes);
        Assert.Empty(AlarmRules.Broken(Knowledge, Ordinary.Value, Ordinary.Value));
        Assert.Equal(
            [AlarmRule.RareSeriousCauseUnnamed, AlarmRule.SeriousCauseDoesNotLead],
            AlarmRules.Broken(Knowledge, result, result));
    }

    [Fact]
    public void The_rules_see_a_fear_that_is_not_said_in_whole_numbers()
    {
        var feared = new FearedResult("als", "ALS", 0.0001, "unlikely", new CitedText("Rare.", [], "small"));
        var result = Ordinary.Value with { UnlikelyButFeared = [feared] };

        Assert.Equal([AlarmRule.FearedSaidInWholeNumbers], AlarmRules.Broken(Knowledge, result, result));
        Assert.Empty(AlarmRules.Broken(Knowledge, result with { UnlikelyButFeared = [feared with { Frequency = "fewer than 1 in 10,000" }] }, result));
    }

    [Fact]
    public void The_rules_see_a_missing_part_of_the_safety_net_and_another_answer_the_second_time()
    {
        var result = Ordinary.Value with { SafetyNetting = Ordinary.Value.SafetyNetting with { LookOutFor = [] } };

        Assert.Equal([AlarmRule.SafetyNetComplete], AlarmRules.Broken(Knowledge, result, result));
        Assert.Equal([AlarmRule.SameAnswerAgain], AlarmRules.Broken(Knowledge, Ordinary.Value, Ordinary.Value with { Urgency = Urgency.SameDay }));
    }
}
