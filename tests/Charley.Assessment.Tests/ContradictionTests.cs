using Charley.Assessment.Cases;
using Charley.Assessment.Conflicts;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Knowledge;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>Answers that cannot all be true: impossible with our knowledge, and named where knowledge makes them possible.</summary>
public sealed class ContradictionTests : IDisposable
{
    private readonly ContradictingKnowledge _small = new();
    private readonly PersonModels _models;

    public ContradictionTests() => _models = new PersonModels(_small.Load());

    [Fact]
    public void With_the_shipped_knowledge_no_answers_of_anybody_can_contradict_each_other()
    {
        // The numbers change by age in steps, so every age with a step is tried, and a year before it.
        var numbers = RealKnowledge.Value.Findings.Values.Select(finding => (finding.Leak ?? finding.Prevalence)!)
            .Concat(RealKnowledge.Value.Causes.Values.SelectMany(cause => cause.RaisedBy
                .Select(raise => (raise.Ratio ?? raise.Link)!)
                .Concat(cause.Findings.Select(link => link.Chance))
                .Append(cause.Prevalence)));
        var ages = numbers.SelectMany(number => number.ByAge).SelectMany(step => new[] { step.FromAge - 1, step.FromAge })
            .Concat([PersonContext.YoungestAge, PersonContext.OldestAge])
            .Where(age => age is >= PersonContext.YoungestAge and <= PersonContext.OldestAge)
            .Distinct()
            .ToList();
        foreach (var person in ages.SelectMany(age => new[]
                 {
                     new PersonContext(age, Sex.Male, Pregnant: false), new PersonContext(age, Sex.Female, Pregnant: false),
                     new PersonContext(age, Sex.Female, Pregnant: true),
                 }).Where(person => !person.Pregnant || PersonContext.CanBePregnant(person.Age, person.Sex)))
        {
            Assert.False(PersonModelBuilder.Build(RealKnowledge.Value, NumberReading.AsItStands(person)).CanContradict, person.ToString());
        }
    }

    [Fact]
    public void The_two_answers_that_exclude_each_other_are_named_and_no_other()
    {
        var conflict = new AnswerConflicts(_models).Find(Cramps(Sex.Female)
            .With("night-onset", Answer.Yes).With("ankle-locks", Answer.No).With("saddle-numbness", Answer.Yes));

        Assert.Equal(["findings.ankle-locks", "findings.night-onset"], conflict!.Answers.Select(answer => answer.Field), StringComparer.Ordinal);
        Assert.All(conflict.Problems, problem => Assert.Contains("can't be true together", problem.Message, StringComparison.Ordinal));
        Assert.Contains("It comes at night.", conflict.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sex_is_named_where_another_sex_would_make_the_answer_possible()
    {
        var conflict = new AnswerConflicts(_models).Find(Cramps(Sex.Male).With("water-tablet", Answer.Yes).With("night-onset", Answer.Yes));

        Assert.Equal(["sex", "findings.water-tablet"], conflict!.Answers.Select(answer => answer.Field), StringComparer.Ordinal);
        Assert.Contains("You are male.", conflict.Problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_fit_are_no_conflict()
    {
        var conflicts = new AnswerConflicts(_models);

        Assert.True(_models.For(Cramps(Sex.Female).Person).CanContradict);
        Assert.Null(conflicts.Find(Cramps(Sex.Female).With("night-onset", Answer.Yes).With("ankle-locks", Answer.Yes).With("water-tablet", Answer.Yes)));
        Assert.Null(conflicts.Find(Cramps(Sex.Female).With("night-onset", Answer.Yes).With("ankle-locks", Answer.Unknown)));
    }

    [Fact]
    public void Contradicting_answers_are_left_out_of_the_chances_and_warning_signs_still_count()
    {
        var contradicting = Cramps(Sex.Female).With("saddle-numbness", Answer.Yes).With("night-onset", Answer.Yes).With("ankle-locks", Answer.No);
        var without = contradicting.Without("night-onset").Without("ankle-locks");
        var assessor = new Assessor(_models);

        var result = assessor.Assess(contradicting, TestContext.Current.CancellationToken);

        Assert.Equal(Urgency.EmergencyNow, result.Urgency);
        Assert.Equal(
            assessor.Chances(without, TestContext.Current.CancellationToken).Select(chance => chance.Acting),
            assessor.Chances(contradicting, TestContext.Current.CancellationToken).Select(chance => chance.Acting));
    }

    [Fact]
    public void An_interview_with_contradicting_answers_goes_on()
    {
        var subject = Cramps(Sex.Female).With("saddle-numbness", Answer.No).With("night-onset", Answer.Yes).With("ankle-locks", Answer.No);

        Assert.Equal("tablets", new Interviewer(_models).Next(subject, TestContext.Current.CancellationToken).Questions[0].Question.Id);
    }

    public void Dispose() => _small.Dispose();

    private static PersonCase Cramps(Sex sex) => new(new PersonContext(50, sex, Pregnant: false), [Complaint.Cramp], PersonCase.NoAnswers);
}
