using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>
/// A fifth of the answers turns to "I don't know", or they come in another order. An emergency stands on few signs; docs/performance.md
/// says how often losing just those lowers it.
/// </summary>
public sealed class LostAnswersTests
{
    private const double Share = 0.2;
    private const int FifthsPerCase = 3;
    private const int Seed = 20261122;

    private static readonly KnowledgeBase Knowledge = RealKnowledge.Value;
    private static readonly PersonModels Models = new(Knowledge);
    private static readonly Triager Triager = new(Models);

    private static readonly List<CaseFile> Emergencies =
        [.. GoldenCases.All.Where(file => Triager.Decide(file.Subject, CancellationToken.None).Urgency == Urgency.EmergencyNow)];

    [Fact]
    public void An_emergency_stays_one_while_the_signs_of_one_of_its_rules_are_known()
    {
        var random = new Random(Seed);
        foreach (var file in Emergencies)
        {
            foreach (var rule in RedFlagRules.Firing(Knowledge, file.Subject).Where(flag => flag.Urgency == Urgency.EmergencyNow))
            {
                var signs = rule.When.Findings().ToHashSet(StringComparer.Ordinal);
                var others = Given(file.Subject).Where(finding => !signs.Contains(finding)).ToArray();
                for (var round = 0; round < FifthsPerCase; round++)
                {
                    random.Shuffle(others);
                    Assert.Equal(Urgency.EmergencyNow, Decide(Lost(file.Subject, others.Take(Fifth(file.Subject)))));
                }
            }
        }
    }

    [Fact]
    public void An_emergency_is_lowered_only_where_every_rule_that_made_it_lost_its_signs()
    {
        var random = new Random(Seed);
        var lowered = 0;
        foreach (var file in Emergencies)
        {
            var given = Given(file.Subject);
            for (var round = 0; round < FifthsPerCase; round++)
            {
                random.Shuffle(given);
                var lost = given.Take(Fifth(file.Subject)).ToList();
                var subject = Lost(file.Subject, lost);
                if (RedFlagRules.Firing(Knowledge, subject).Any(flag => flag.Urgency == Urgency.EmergencyNow))
                {
                    continue;
                }

                lowered++;
                Assert.All(
                    RedFlagRules.Firing(Knowledge, file.Subject).Where(flag => flag.Urgency == Urgency.EmergencyNow),
                    rule => Assert.Contains(rule.When.Findings(), finding => lost.Contains(finding, StringComparer.Ordinal)));
            }
        }

        Assert.True(lowered > 0, "No fifth held a sign; the test shows nothing.");
    }

    [Fact]
    public void An_emergency_that_a_test_result_shows_stands_whatever_else_is_lost()
    {
        var shown = Emergencies
            .Where(file => RedFlagRules.Firing(Knowledge, file.Subject with { Answers = PersonCase.NoAnswers }).Any(flag => flag.Urgency == Urgency.EmergencyNow))
            .ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, file => Assert.Equal(Urgency.EmergencyNow, Decide(Lost(file.Subject, Given(file.Subject)))));
    }

    [Fact]
    public void Whatever_answers_are_lost_an_emergency_is_advised_or_stands_in_the_result_with_the_signs_that_were_lost()
    {
        var random = new Random(Seed);
        var assessor = new Assessor(Models);
        var named = 0;
        foreach (var file in Emergencies)
        {
            var given = Given(file.Subject);
            foreach (var count in Enumerable.Repeat(Fifth(file.Subject), FifthsPerCase).Append(given.Length / 2).Append(given.Length))
            {
                random.Shuffle(given);
                var lost = given.Take(count).ToHashSet(StringComparer.Ordinal);
                var result = assessor.Conclude(Lost(file.Subject, lost), TestContext.Current.CancellationToken);
                if (result.Urgency == Urgency.EmergencyNow)
                {
                    Assert.Empty(result.NotRuledOut);
                    continue;
                }

                named++;
                Assert.Contains(result.NotRuledOut, signs => signs.Urgency == Urgency.EmergencyNow && signs.Findings.Any(lost.Contains));
            }
        }

        Assert.True(named > 0, "No emergency was lowered; the test shows nothing.");
    }

    [Fact]
    public void A_sign_that_was_not_known_is_named_with_the_urgency_that_it_brings()
    {
        var random = new Random(Seed);
        foreach (var file in GoldenCases.All)
        {
            var signs = Knowledge.Questions.Where(question => question.Stage == QuestionStage.RedFlags).SelectMany(question => question.Findings);
            var unsure = Lost(file.Subject, signs.Where(sign => !file.Subject.Answers.ContainsKey(sign) && random.Next(4) == 0));
            var now = Decide(unsure);

            foreach (var open in OpenSigns.Of(Knowledge, unsure, now))
            {
                Assert.True(open.Urgency > now);
                Assert.All(open.Findings, sign => Assert.Equal(Answer.Unknown, unsure.Answers[sign]));
                var levels = open.Findings.Select(sign => RedFlagRules.Firing(Knowledge, unsure.With(sign, Answer.Yes)).Select(flag => flag.Urgency).Prepend(Urgency.SelfCare).Max());
                Assert.All(levels, level => Assert.Equal(open.AloneEnough, level == open.Urgency));
                var all = unsure.With(open.Findings.Select(sign => KeyValuePair.Create(sign, Answer.Yes)));
                Assert.True(RedFlagRules.Firing(Knowledge, all)[0].Urgency >= open.Urgency);
            }
        }
    }

    [Fact]
    public void What_was_never_asked_is_not_named()
    {
        foreach (var file in GoldenCases.All)
        {
            var asked = file.Subject with { Answers = file.Subject.Answers.RemoveRange(file.Subject.Answers.Where(answer => answer.Value == Answer.Unknown).Select(answer => answer.Key)) };

            Assert.Empty(OpenSigns.Of(Knowledge, asked, Decide(asked)));
        }
    }

    [Fact]
    public void The_order_of_the_answers_changes_nothing()
    {
        var random = new Random(Seed);
        var assessor = new Assessor(Models);
        foreach (var file in GoldenCases.All.Where((_, index) => index % 8 == 0))
        {
            var given = file.Subject.Answers.ToArray();
            random.Shuffle(given);
            var shuffled = given.Aggregate(
                file.Subject with { Answers = PersonCase.NoAnswers },
                (subject, answer) => subject.With(answer.Key, answer.Value));

            var now = assessor.Assess(file.Subject, TestContext.Current.CancellationToken);
            var then = assessor.Assess(shuffled, TestContext.Current.CancellationToken);

            Assert.Equal(now.Urgency, then.Urgency);
            Assert.Equal(now.Causes.Select(cause => (cause.Id, cause.Probability)), then.Causes.Select(cause => (cause.Id, cause.Probability)));
            Assert.Equal(now.NextQuestions.Select(question => question.Id), then.NextQuestions.Select(question => question.Id), StringComparer.Ordinal);
        }
    }

    private static Urgency Decide(PersonCase subject) => Triager.Decide(subject, TestContext.Current.CancellationToken).Urgency;

    private static string[] Given(PersonCase subject) =>
        [.. subject.Answers.Where(answer => answer.Value != Answer.Unknown).Select(answer => answer.Key)];

    private static int Fifth(PersonCase subject) => (int)Math.Floor(Share * Given(subject).Length);

    private static PersonCase Lost(PersonCase subject, IEnumerable<string> findings) =>
        subject.With(findings.Select(finding => KeyValuePair.Create(finding, Answer.Unknown)));
}
