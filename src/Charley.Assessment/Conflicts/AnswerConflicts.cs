using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Resources;
using Charley.Knowledge;

namespace Charley.Assessment.Conflicts;

/// <summary>Finds answers that the model gives probability zero together.</summary>
/// <param name="models">The models by person.</param>
public sealed class AnswerConflicts(PersonModels models)
{
    /// <summary>Ages that are tried to learn whether the age takes part, in years; numbers of the knowledge change in steps of five or more.</summary>
    private const int AgeStep = 5;

    /// <summary>The smallest set of answers that cannot all be true, or null if all can.</summary>
    public AnswerConflict? Find(PersonCase subject)
    {
        var answers = subject.AllAnswers;
        var findings = models.For(subject.Person).ConflictAmong(answers);
        if (findings.IsEmpty)
        {
            return null;
        }

        var conflicting = answers.Where(answer => findings.Contains(answer.Key, StringComparer.Ordinal)).ToList();
        return new AnswerConflict(
        [
            .. About(subject.Person, person => models.For(person).ConflictAmong(conflicting).IsEmpty),
            .. findings.Select(finding => Named(subject, finding)).DistinctBy(answer => answer.Field, StringComparer.Ordinal),
        ]);
    }

    private ConflictingAnswer Named(PersonCase subject, string finding)
    {
        if (ComplaintFindings.All.Contains(finding, StringComparer.Ordinal) && !subject.Answers.ContainsKey(finding))
        {
            return new ConflictingAnswer("complaint", finding, models.Knowledge.Findings[finding].WhenYes);
        }

        var side = subject.Results.Sides.FirstOrDefault(side => side.Evidence.Any(answer => string.Equals(answer.Key, finding, StringComparison.Ordinal)));
        var named = side is null ? finding : side.Telling.Key;
        var said = SaidThing.Of(models.Knowledge, subject).Last(said => string.Equals(said.Finding, named, StringComparison.Ordinal));
        return new ConflictingAnswer(said.Field, finding, said.Text);
    }

    /// <summary>Age, sex and pregnancy where another one alone would make the answers possible.</summary>
    private static IEnumerable<ConflictingAnswer> About(PersonContext person, Func<PersonContext, bool> isPossible)
    {
        var ages = Enumerable.Range(0, (PersonContext.OldestAge / AgeStep) + 1).Select(step => step * AgeStep);
        if (ages.Where(age => !person.Pregnant || PersonContext.CanBePregnant(age, person.Sex)).Any(age => isPossible(person with { Age = age })))
        {
            yield return new ConflictingAnswer("age", null, Sentences.YourAge(person.Age));
        }

        var otherSex = person.Sex == Sex.Female ? Sex.Male : Sex.Female;
        if (isPossible(person with { Sex = otherSex, Pregnant = false }))
        {
            yield return new ConflictingAnswer("sex", null, person.Sex == Sex.Female ? Sentences.YouAreFemale : Sentences.YouAreMale);
        }

        if (PersonContext.CanBePregnant(person.Age, person.Sex) && isPossible(person with { Pregnant = !person.Pregnant }))
        {
            yield return new ConflictingAnswer("pregnant", null, person.Pregnant ? Sentences.YouArePregnant : Sentences.YouAreNotPregnant);
        }
    }
}
