using System.Collections.Immutable;
using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Knowledge.Loading;
using Charley.Web.Components;

namespace Charley.Web.Pages.Interview.Start;

/// <summary>Between the start page's form and a case.</summary>
internal static class StartForm
{
    public const string AgeField = "age";
    public const string SexField = "sex-female";
    public const string PregnantField = "pregnant-no";
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The questions of the page, in the order of the knowledge.</summary>
    public static ImmutableArray<KnowledgeQuestion> Questions(KnowledgeBase knowledge) =>
        [.. knowledge.Questions.Where(question => question.Stage == QuestionStage.Start)];

    /// <summary>An empty page.</summary>
    public static StartView Empty(KnowledgeBase knowledge, string action) => new(
        action, true, Questions(knowledge), ImmutableDictionary<string, IReadOnlyCollection<string>>.Empty, string.Empty, string.Empty, string.Empty, []);

    /// <summary>The page with what is known.</summary>
    public static StartView From(PersonCase subject, KnowledgeBase knowledge, string action) =>
        Empty(knowledge, action) with
        {
            IsNew = false,
            Values = Questions(knowledge).ToDictionary(
                question => question.Id,
                question => IsComplaint(question) ? [.. subject.Complaints.Select(ComplaintFindings.IdOf)] : QuestionForm.Values(question, subject),
                StringComparer.Ordinal),
            Age = subject.Person.Age.ToString(CultureInfo.InvariantCulture),
            Sex = Vocabulary.Word(subject.Person.Sex),
            Pregnant = subject.Person.Pregnant ? Yes : No,
        };

    /// <summary>The page with what was sent, and the case if nothing is to be mended.</summary>
    public static (StartView View, PersonCase? Case) Read(IFormCollection form, KnowledgeBase knowledge, StartView page)
    {
        var mistakes = new List<FieldMistake>();
        var values = page.Questions.ToDictionary(
            question => question.Id,
            question => (IReadOnlyCollection<string>)[.. form[QuestionForm.Name(question)].OfType<string>()],
            StringComparer.Ordinal);
        var answers = PersonCase.NoAnswers;
        IReadOnlyList<string> complaints = [];
        foreach (var question in page.Questions)
        {
            var (read, mistake) = IsComplaint(question)
                ? ReadComplaint(values[question.Id], out complaints)
                : QuestionForm.Read(question, values[question.Id]);
            answers = answers.SetItems(read ?? ImmutableDictionary<string, Answer>.Empty);
            if (mistake is not null)
            {
                mistakes.Add(new FieldMistake(QuestionForm.FirstFieldId(question), mistake));
            }
        }

        var view = page with { Values = values, Age = form["age"].ToString().Trim(), Sex = form["sex"].ToString(), Pregnant = form["pregnant"].ToString() };
        var subject = Check(view, complaints, knowledge, mistakes);
        return (view with { Mistakes = mistakes }, mistakes.Count == 0 ? subject?.With(answers) : null);
    }

    /// <summary>Whether a question is the one about the complaint, which is kept apart from the answers.</summary>
    public static bool IsComplaint(KnowledgeQuestion question) => question.Findings.Any(ComplaintFindings.All.Contains);

    private static (ImmutableDictionary<string, Answer>?, string?) ReadComplaint(
        IReadOnlyCollection<string> values, out IReadOnlyList<string> complaints)
    {
        complaints =
        [
            .. Enum.GetValues<Complaint>()
                .Where(complaint => values.Contains(ComplaintFindings.IdOf(complaint), StringComparer.Ordinal))
                .Select(Vocabulary.Word),
        ];
        return (null, complaints.Count == 0 ? StartTexts.ComplaintMissing : null);
    }

    private static PersonCase? Check(StartView view, IReadOnlyList<string> complaints, KnowledgeBase knowledge, List<FieldMistake> mistakes)
    {
        int? age = int.TryParse(view.Age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : null;
        if (age is null or > PersonContext.OldestAge)
        {
            mistakes.Add(new FieldMistake(AgeField, StartTexts.AgeMistake.With(PersonContext.OldestAge)));
        }

        if (!Vocabulary.Sexes.TryGetValue(view.Sex, out var sex))
        {
            mistakes.Add(new FieldMistake(SexField, StartTexts.SexMissing));
        }

        if (sex == Sex.Female && view.Sex.Length > 0 && view.Pregnant is not (Yes or No))
        {
            mistakes.Add(new FieldMistake(PregnantField, StartTexts.PregnantMissing));
        }

        if (mistakes.Count > 0)
        {
            return null;
        }

        var (subject, problems) = CaseChecks.Check(new CaseInput(age, view.Sex, view.Pregnant == Yes, complaints, null), knowledge);
        mistakes.AddRange(problems.Select(problem => problem.Field == "pregnant"
            ? new FieldMistake(PregnantField, sex == Sex.Male ? StartTexts.PregnantAndMale : StartTexts.PregnantAndAge)
            : new FieldMistake(problem.Field, problem.Message)));
        return subject;
    }
}
