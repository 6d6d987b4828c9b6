using System.Collections.Immutable;
using System.Globalization;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;
using Charley.Knowledge.Loading;

namespace Charley.Assessment.Cases;

/// <summary>Turns input into a case, or says what is wrong with it. Nothing is ever guessed.</summary>
public static class CaseChecks
{
    private static readonly ImmutableSortedDictionary<string, Answer> Words = ImmutableSortedDictionary.CreateRange(
        StringComparer.OrdinalIgnoreCase,
        [
            KeyValuePair.Create("yes", Answer.Yes), KeyValuePair.Create("true", Answer.Yes),
            KeyValuePair.Create("no", Answer.No), KeyValuePair.Create("false", Answer.No),
            KeyValuePair.Create("unknown", Answer.Unknown),
        ]);

    /// <summary>The answer that a word means: yes, no or unknown (true and false too); null if it is none.</summary>
    public static Answer? AnswerNamed(string word) => Words.TryGetValue(word, out var answer) ? answer : null;

    /// <summary>Checks the input; gives the case, or every problem found.</summary>
    public static (PersonCase? Case, IReadOnlyList<CaseProblem> Problems) Check(CaseInput input, KnowledgeBase knowledge)
    {
        var problems = new List<CaseProblem>();
        var person = Person(input, problems);
        var complaints = Complaints(input, problems);
        var answers = Answers(input, knowledge, problems);
        var measurements = ResultChecks.Read(input, knowledge, problems);
        if (person is null || complaints.IsEmpty || problems.Count > 0)
        {
            return (null, problems);
        }

        var checkedCase = new PersonCase(person, complaints, answers) { Results = TestResults.Of(knowledge, person, measurements) };
        problems.AddRange(Contradictions(checkedCase, knowledge));
        problems.AddRange(ResultChecks.Conflicts(checkedCase));
        return problems.Count == 0 ? (WithImpliedAnswers(checkedCase, knowledge), problems) : (null, problems);
    }

    /// <summary>Of a question with one answer, the option given says no to the others.</summary>
    public static PersonCase WithImpliedAnswers(PersonCase subject, KnowledgeBase knowledge) =>
        subject.With(knowledge.Questions
            .Where(question => question.Type == QuestionType.OneOf
                && question.Findings.Any(finding => subject.Facts.AnswerTo(finding) == Answer.Yes))
            .SelectMany(question => question.Findings)
            .Where(finding => subject.Facts.AnswerTo(finding) == Answer.Unknown)
            .Select(finding => KeyValuePair.Create(finding, Answer.No)));

    /// <summary>Answers that cannot be true together, each named with the findings concerned.</summary>
    public static IEnumerable<CaseProblem> Contradictions(PersonCase subject, KnowledgeBase knowledge)
    {
        foreach (var question in knowledge.Questions)
        {
            var chosen = question.Findings.Where(finding => subject.Facts.AnswerTo(finding) == Answer.Yes).ToList();
            if (question.Type == QuestionType.OneOf && chosen.Count > 1)
            {
                yield return new CaseProblem(
                    "findings." + chosen[1],
                    $"'{chosen[0]}' and '{chosen[1]}' can't both be yes: \"{question.Text}\" has one answer.");
            }

            foreach (var finding in chosen.Where(_ => question.When is { } when && !IsComplaintOnly(when) && when.Evaluate(subject.Facts) == Truth.False))
            {
                yield return new CaseProblem(
                    "findings." + finding,
                    $"'{finding}' is yes, but the other answers rule it out; mend one of them ({string.Join(", ", question.When!.Findings().DefaultIfEmpty("age, sex or pregnant"))}).");
            }
        }
    }

    /// <summary>The case without answers that others rule out, so that what follows is asked anew.</summary>
    public static PersonCase WithoutContradictions(PersonCase subject, KnowledgeBase knowledge)
    {
        while (Contradictions(subject, knowledge).FirstOrDefault() is { } problem)
        {
            var finding = problem.Field[(problem.Field.IndexOf('.', StringComparison.Ordinal) + 1)..];
            subject = subject with { Answers = subject.Answers.RemoveRange(knowledge.QuestionThatAsks(finding).Findings) };
        }

        return subject;
    }

    /// <summary>A question is put only to fitting complaints, yet its finding may be true with any complaint.</summary>
    private static bool IsComplaintOnly(Condition when) =>
        when.Walk().All(part => part is Condition.HasComplaint or Condition.Any or Condition.All or Condition.Negation);

    private static PersonContext? Person(CaseInput input, List<CaseProblem> problems)
    {
        var sex = Sex(input, problems);
        if (input.Age is not { } age)
        {
            problems.Add(new CaseProblem("age", "Give the age in whole years."));
            return null;
        }

        if (age is < PersonContext.YoungestAge or > PersonContext.OldestAge)
        {
            problems.Add(new CaseProblem("age", string.Create(CultureInfo.InvariantCulture, $"The age {age} is not possible; give whole years from {PersonContext.YoungestAge} to {PersonContext.OldestAge}.")));
            return null;
        }

        if (input.Pregnant == true && sex == Knowledge.Sex.Male)
        {
            problems.Add(new CaseProblem("pregnant", "'pregnant' is true and 'sex' is male; mend one of the two."));
        }

        if (input.Pregnant == true && !PersonContext.CanBePregnant(age, Knowledge.Sex.Female))
        {
            problems.Add(new CaseProblem("pregnant", string.Create(CultureInfo.InvariantCulture, $"'pregnant' is true at the age of {age}; mend one of the two.")));
        }

        return sex is { } known ? new PersonContext(age, known, input.Pregnant ?? false) : null;
    }

    private static Sex? Sex(CaseInput input, List<CaseProblem> problems)
    {
        if (input.Sex is not null && Vocabulary.Sexes.TryGetValue(input.Sex, out var sex))
        {
            return sex;
        }

        problems.Add(new CaseProblem("sex", input.Sex is null ? "Give the sex: female or male." : $"'{input.Sex}' is not known; give female or male."));
        return null;
    }

    private static ImmutableSortedSet<Complaint> Complaints(CaseInput input, List<CaseProblem> problems)
    {
        var complaints = ImmutableSortedSet.CreateBuilder<Complaint>();
        foreach (var word in input.Complaint ?? [])
        {
            if (Vocabulary.Complaints.TryGetValue(word, out var complaint))
            {
                complaints.Add(complaint);
            }
            else
            {
                problems.Add(new CaseProblem("complaint", $"'{word}' is not known; give any of cramp, twitch, pain.{Spelling.Suggest(word, Vocabulary.Complaints.Keys)}"));
            }
        }

        if (complaints.Count == 0 && problems.TrueForAll(problem => problem.Field != "complaint"))
        {
            problems.Add(new CaseProblem("complaint", "Give at least one of cramp, twitch, pain."));
        }

        return complaints.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, Answer> Answers(CaseInput input, KnowledgeBase knowledge, List<CaseProblem> problems)
    {
        var answers = PersonCase.NoAnswers.ToBuilder();
        foreach (var (id, word) in input.Findings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            var field = "findings." + id;
            if (knowledge.FindingNamed(id) is not { } finding)
            {
                problems.Add(new CaseProblem(field, $"There is no finding '{id}'.{Spelling.Suggest(id, knowledge.Findings.Keys)}"));
            }
            else if (AnswerNamed(word) is not { } answer)
            {
                problems.Add(new CaseProblem(field, $"'{word}' is no answer; give yes, no or unknown."));
            }
            else if (answers.TryGetValue(finding.Id, out var earlier) && earlier != answer)
            {
                problems.Add(new CaseProblem(field, $"'{id}' means the same as '{finding.Id}', which has another answer; give it once."));
            }
            else
            {
                answers[finding.Id] = answer;
            }
        }

        return answers.ToImmutable();
    }
}
