using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Simulation;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>Over-alarming is a harm: what people with cramps and twitches as the model draws them get to read.</summary>
public sealed class AlarmTests
{
    private const int People = 60;

    /// <summary>Under this chance of all serious causes together, no serious name may lead.</summary>
    private const double Rare = 0.001;

    private static readonly KnowledgeBase Knowledge = RealKnowledge.Value;
    private static readonly PersonModels Models = new(Knowledge);
    private static readonly Lazy<IReadOnlyList<AssessmentResult>> Results = new(() => [.. Simulated().Select(subject => new Assessor(Models).Assess(subject))]);

    [Fact]
    public void A_serious_name_is_never_listed_while_it_is_rare_and_nothing_speaks_for_it() =>
        Assert.All(Results.Value, result => Assert.DoesNotContain(
            result.Causes,
            cause => Knowledge.Causes[cause.Id].Serious
                && cause.Probability < Knowledge.Urgency.SeriousNamedFrom
                && !IsReason(result, cause.Id)));

    [Fact]
    public void No_serious_name_leads_where_all_serious_causes_together_are_under_one_in_a_thousand() =>
        Assert.All(
            Results.Value.Where(result => result.Causes.Where(cause => Knowledge.Causes[cause.Id].Serious).Sum(cause => cause.Present) < Rare),
            result => Assert.False(
                result.Causes.Length > 0 && Knowledge.Causes[result.Causes[0].Id].Serious && !IsReason(result, result.Causes[0].Id)));

    [Fact]
    public void What_is_feared_is_said_to_be_rare_in_whole_numbers() =>
        Assert.All(Results.Value.SelectMany(result => result.UnlikelyButFeared), feared =>
        {
            Assert.True(feared.Probability < Knowledge.Urgency.SeriousNamedFrom);
            Assert.Matches(@"\d+ in \d|1 in 10,000", feared.Frequency);
        });

    [Fact]
    public void Every_result_says_what_is_uncertain_what_to_look_out_for_how_to_get_help_and_what_to_expect() =>
        Assert.All(Results.Value, result =>
        {
            Assert.NotEmpty(result.SafetyNetting.Uncertain);
            Assert.NotEmpty(result.SafetyNetting.LookOutFor);
            Assert.NotEmpty(result.SafetyNetting.GetHelp);
            Assert.DoesNotContain(
                result.SafetyNetting.GetHelp,
                help => Knowledge.RedFlags.Any(flag => flag.Do == help) && Knowledge.RedFlags.All(flag => flag.Do != help || flag.Urgency < result.Urgency));
            Assert.Equal(result.Causes.IsEmpty, result.SafetyNetting.Expect.IsEmpty);
            Assert.Equal(result.Urgency == Urgency.EmergencyNow, result.SafetyNetting.LookAgainDays is null);
        });

    [Fact]
    public void The_same_answers_always_get_the_same_answer()
    {
        var subject = Simulated().First();
        var assessor = new Assessor(Models);

        Assert.Equivalent(assessor.Assess(subject), assessor.Assess(subject), strict: true);
    }

    private static bool IsReason(AssessmentResult result, string cause) =>
        result.UrgencyReasons.Any(reason => string.Equals(reason.Cause, cause, StringComparison.Ordinal)
            || Knowledge.RedFlags.Any(flag => flag.Id == reason.Rule && flag.Causes.Contains(cause, StringComparer.Ordinal)));

    /// <summary>People who come with a cramp or a twitch and answer the first pages, as the model draws them.</summary>
    private static IEnumerable<PersonCase> Simulated()
    {
        var random = new Random(20261122);
        var asked = Knowledge.Questions
            .Where(question => question.Stage is QuestionStage.Start or QuestionStage.RedFlags)
            .SelectMany(question => question.Findings)
            .Where(finding => !ComplaintFindings.All.Contains(finding, StringComparer.Ordinal))
            .ToList();
        for (var drawn = 0; drawn < People; drawn++)
        {
            var complaint = drawn % 2 == 0 ? Complaint.Cramp : Complaint.Twitch;
            var person = new PersonContext(random.Next(18, 90), drawn % 3 == 0 ? Sex.Male : Sex.Female, Pregnant: false);
            var model = Models.For(person);
            var present = new bool[model.Network.Nodes.Length];
            new ForwardSampler(model, [ComplaintFindings.IdOf(complaint)]).Draw(random, present);
            yield return new PersonCase(person, [complaint], PersonCase.NoAnswers).With(asked.Select(finding =>
                KeyValuePair.Create(finding, present[model.Network.IndexOf(finding)] ? Answer.Yes : Answer.No)));
        }
    }
}
