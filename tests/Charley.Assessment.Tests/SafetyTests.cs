using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Plans;
using Charley.Assessment.Triage;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>The safety properties: they must hold whatever a person says.</summary>
public sealed class SafetyTests
{
    private const int People = 60;
    private const int Seed = 20261122;

    private static readonly KnowledgeBase Knowledge = RealKnowledge.Value;
    private static readonly PersonModels Models = new(Knowledge);

    private static readonly List<string> Signs =
        [.. Knowledge.Questions.Where(question => question.Stage == QuestionStage.RedFlags).SelectMany(question => question.Findings)];

    [Fact]
    public void Another_warning_sign_never_lowers_the_urgency()
    {
        var random = new Random(Seed);
        var triager = new Triager(Models);
        for (var round = 0; round < People; round++)
        {
            var subject = RandomCases.Draw(Knowledge, random);
            var sign = Signs[random.Next(Signs.Count)];
            var without = subject.With(sign, random.Next(2) == 0 ? Answer.No : Answer.Unknown);

            var before = triager.Decide(without).Urgency;
            var after = triager.Decide(without.With(sign, Answer.Yes)).Urgency;

            Assert.True(after >= before, $"{sign} lowered {before} to {after} for {Describe(without)}");
        }
    }

    [Fact]
    public void Saying_I_dont_know_changes_no_chance_and_no_urgency()
    {
        var random = new Random(Seed);
        var assessor = new Assessor(Models);
        var triager = new Triager(Models);
        for (var round = 0; round < People / 3; round++)
        {
            var subject = RandomCases.Draw(Knowledge, random);
            var open = Knowledge.Findings.Keys.Where(id => !subject.AllAnswers.ContainsKey(id)).Order(StringComparer.Ordinal).ToList();
            var unsure = subject.With(open[random.Next(open.Count)], Answer.Unknown);

            Assert.Equal(assessor.Chances(subject).Select(chance => chance.Acting), assessor.Chances(unsure).Select(chance => chance.Acting));
            Assert.Equal(triager.Decide(subject).Urgency, triager.Decide(unsure).Urgency);
        }
    }

    [Fact]
    public void Whoever_must_be_seen_today_is_told_nothing_for_later()
    {
        var assessor = new Assessor(Models);
        var urgent = GoldenCases.All.Select(file => assessor.Conclude(file.Subject)).Where(result => result.Urgency >= Urgency.SameDay).ToList();

        Assert.NotEmpty(urgent);
        Assert.All(urgent, result => Assert.DoesNotContain(result.UrgencyReasons, reason => reason.Urgency < result.Urgency && reason.Do is not null));
        Assert.All(urgent, result => Assert.All(result.UrgencyReasons.Where(reason => reason.Rule is not null && reason.Urgency == result.Urgency), reason => Assert.NotNull(reason.Do)));
    }

    [Fact]
    public void No_remedy_is_offered_that_the_answers_forbid()
    {
        var random = new Random(Seed);
        var assessor = new Assessor(Models);
        for (var round = 0; round < People / 3; round++)
        {
            var subject = RandomCases.Draw(Knowledge, random);
            var chances = assessor.Chances(subject);
            var flags = RedFlagRules.Firing(Knowledge, subject);
            var facts = subject.Facts with
            {
                RedFlags = flags.Select(flag => flag.Id).ToHashSet(StringComparer.Ordinal),
                CauseChances = chances.ToDictionary(chance => chance.Cause.Id, chance => chance.Present, StringComparer.Ordinal),
            };

            var plan = Planner.Make(Knowledge, subject, chances, flags);

            Assert.DoesNotContain(
                plan.Offered,
                offer => Knowledge.Remedies[offer.Remedy].Cautions.Any(caution =>
                    caution.Action == CautionAction.Withhold && caution.When.Holds(facts)));
        }
    }

    [Fact]
    public void Massage_is_withheld_where_a_clot_is_possible()
    {
        var subject = new PersonCase(new PersonContext(58, Sex.Female, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers)
            .With("unilateral-leg-swelling", Answer.Yes)
            .With("calf-site", Answer.Yes);

        var result = new Assessor(Models).Assess(subject);

        Assert.DoesNotContain(result.Plan, offer => offer.Remedy == "massage");
        Assert.Contains(result.Withheld, withheld => withheld.Remedy == "massage");
        Assert.True(result.Urgency >= Urgency.SameDay);
    }

    [Fact]
    public void Stretching_is_withheld_where_nerves_of_the_spine_may_be_squeezed()
    {
        var subject = new PersonCase(new PersonContext(45, Sex.Female, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers)
            .With("saddle-numbness", Answer.Yes)
            .With("bladder-change", Answer.Yes)
            .With("back-pain", Answer.Yes)
            .With("buttock-site", Answer.Yes)
            .With("back-thigh-site", Answer.Yes)
            .With("calf-site", Answer.Yes);

        var result = new Assessor(Models).Assess(subject);

        Assert.Equal(Urgency.EmergencyNow, result.Urgency);
        Assert.Contains(result.Withheld, withheld => withheld.Remedy.StartsWith("stretch", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Plan, offer => offer.Remedy.StartsWith("stretch", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_sentence_shown_has_evidence_or_a_reasoned_judgement()
    {
        var random = new Random(Seed);
        var assessor = new Assessor(Models);
        for (var round = 0; round < People / 6; round++)
        {
            var result = assessor.Assess(RandomCases.Draw(Knowledge, random));
            var sentences = result.SafetyNet
                .Concat(result.Causes.SelectMany(cause => new[] { cause.Summary, cause.Mechanism, cause.Expect }))
                .Concat(result.UnlikelyButFeared.Select(feared => feared.Why))
                .Concat(result.Plan.Select(remedy => remedy.Says))
                .Concat(result.Plan.SelectMany(remedy => remedy.AskFirst.Concat(remedy.Cautions)))
                .Concat(result.Withheld.Select(withheld => withheld.Reason))
                .Concat(result.UrgencyReasons.Select(reason => reason.Why).OfType<CitedText>())
                .Concat(result.Doctor.Tests.Select(test => test.What));

            Assert.All(sentences, sentence =>
            {
                Assert.True(!sentence.Evidence.IsEmpty || sentence.Judgement is not null, sentence.Text);
                Assert.All(sentence.Evidence, id => Assert.True(Knowledge.Evidence.ContainsKey(id), id));
            });
        }
    }

    [Fact]
    public void Three_ordinary_night_cramps_at_seventy_are_self_care()
    {
        var subject = new PersonCase(new PersonContext(70, Sex.Male, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers)
            .With("calf-site", Answer.Yes)
            .With("night-onset", Answer.Yes)
            .With("duration-under-10-min", Answer.Yes)
            .With("relieved-by-stretch", Answer.Yes)
            .With("palpable-knot", Answer.Yes);

        var result = new Assessor(Models).Assess(subject);

        Assert.Equal(Urgency.SelfCare, result.Urgency);
        Assert.Equal("idiopathic-nocturnal-cramps", result.Causes[0].Id);
    }

    [Fact]
    public void A_warning_sign_disregarded_never_makes_a_cause_likelier_than_both_answers_do()
    {
        const double rounding = 1e-9;
        var random = new Random(Seed);
        var assessor = new Assessor(Models);
        var signs = Signs.Where(sign => !Knowledge.Findings[sign].IsRiskFactor).ToList();
        for (var round = 0; round < People; round++)
        {
            var sign = signs[random.Next(signs.Count)];
            var subject = RandomCases.Draw(Knowledge, random);
            var (disregarded, present, denied) = (ChancesWith(Answer.Unknown), ChancesWith(Answer.Yes), ChancesWith(Answer.No));

            Assert.All(disregarded, pair => Assert.True(
                pair.Value <= Math.Max(present[pair.Key], denied[pair.Key]) + rounding, $"{pair.Key}, {sign}: {Describe(subject)}"));

            Dictionary<string, double> ChancesWith(Answer answer) => assessor
                .Chances(subject.With(sign, answer), TestContext.Current.CancellationToken)
                .ToDictionary(chance => chance.Cause.Id, chance => chance.ForUrgency, StringComparer.Ordinal);
        }
    }

    private static string Describe(PersonCase subject) =>
        $"{subject.Person}, {string.Join(", ", subject.Complaints)}, {string.Join(", ", subject.Answers.Select(answer => $"{answer.Key}: {answer.Value}"))}";
}
