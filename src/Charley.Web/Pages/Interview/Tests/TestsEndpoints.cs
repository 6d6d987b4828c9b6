using Charley.Assessment.Cases;
using Charley.Assessment.Triage;
using Charley.Knowledge.Measuring;
using Charley.Web.Components;
using Charley.Web.Languages;
using Charley.Web.Learning;

namespace Charley.Web.Pages.Interview.Tests;

/// <summary>Results of tests: enter, look at, remove. An alarming one leads straight to the result.</summary>
internal static class TestsEndpoints
{
    private const string Path = "/interview/{id:guid}/tests";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapPost(Path, AddAsync);
        pages.MapPost(Path + "/remove", RemoveAsync);
        pages.MapPost(Path + "/nerves", AnswerAsync);
    }

    private static async Task<IResult> ShowAsync(
        Guid id, Spoken spoken, InterviewDesk desk, DiaryAnswers diary, CancellationToken cancellation) =>
        await desk.FindAsync(id, cancellation) is { } interview
            ? Show(interview, spoken.Knowledge, desk, diary, TestForm.Empty, [], cancellation)
            : TypedResults.NotFound();

    private static async Task<IResult> AddAsync(
        Guid id, HttpContext context, Spoken spoken, InterviewDesk desk, DiaryAnswers diary, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var sent = await context.Request.ReadFormAsync(cancellation);
        var form = new TestForm(sent[TestForm.ChoiceField].ToString(), sent[TestForm.ValueField].ToString());
        var (measurement, mistake) = Read(form, spoken.Knowledge);
        return measurement is null
            ? Show(interview, spoken.Knowledge, desk, diary, form, mistake is null ? [] : [mistake], cancellation)
            : await ChangeAsync(
                id,
                subject => WithResults(subject, spoken.Knowledge, [.. Others(subject, measurement.Test), measurement]),
                spoken.Knowledge,
                desk,
                desk.CaseOf(interview),
                cancellation);
    }

    private static async Task<IResult> RemoveAsync(
        Guid id, HttpContext context, Spoken spoken, InterviewDesk desk, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var test = form[TestForm.ChoiceField].ToString();
        return await desk.ChangeAsync(id, subject => WithResults(subject, spoken.Knowledge, Others(subject, test)), cancellation) is null
            ? TypedResults.NotFound()
            : SeeOther.To(InterviewPaths.Tests(id));
    }

    private static async Task<IResult> AnswerAsync(
        Guid id, HttpContext context, Spoken spoken, InterviewDesk desk, DiaryAnswers diary, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var read = InWords(spoken.Knowledge, diary)
            .Select(question => (Question: question, Values: form[QuestionForm.Name(question)].OfType<string>().ToList()))
            .Where(sent => sent.Values.Count > 0)
            .Select(sent => (sent.Question, Read: QuestionForm.Read(sent.Question, sent.Values)))
            .ToList();
        var mistakes = read
            .Where(answer => answer.Read.Mistake is not null)
            .Select(answer => new FieldMistake(QuestionForm.FirstFieldId(answer.Question), answer.Read.Mistake!))
            .ToList();
        return mistakes.Count > 0
            ? Show(interview, spoken.Knowledge, desk, diary, TestForm.Empty, mistakes, cancellation)
            : await ChangeAsync(
                id, subject => subject.With(read.SelectMany(answer => answer.Read.Answers!)), spoken.Knowledge, desk, desk.CaseOf(interview), cancellation);
    }

    /// <summary>Saves a change; if it sets off a red flag of today or now, the result comes next, else this page again.</summary>
    private static async Task<IResult> ChangeAsync(
        Guid id, Func<PersonCase, PersonCase> change, KnowledgeBase knowledge, InterviewDesk desk, PersonCase before, CancellationToken cancellation)
    {
        if (await desk.ChangeAsync(id, change, cancellation) is not { } changed)
        {
            return TypedResults.NotFound();
        }

        var known = RedFlagRules.Firing(knowledge, before).Select(flag => flag.Id).ToHashSet(StringComparer.Ordinal);
        var alarm = RedFlagRules.Firing(knowledge, desk.CaseOf(changed))
            .Any(flag => flag.Urgency >= Urgency.SameDay && !known.Contains(flag.Id));
        return SeeOther.To(alarm ? InterviewPaths.Result(id) : InterviewPaths.Tests(id));
    }

    private static (Measurement? Measurement, FieldMistake? Mistake) Read(TestForm form, KnowledgeBase knowledge)
    {
        var (id, unit) = form.Chosen();
        if (!knowledge.Tests.TryGetValue(id, out var test) || test.Measured is null)
        {
            return (null, new FieldMistake(TestForm.ChoiceField, TestsTexts.ChooseTest));
        }

        if (string.IsNullOrWhiteSpace(form.Value))
        {
            return (null, new FieldMistake(TestForm.ValueField, TestsTexts.GiveValue.With(test.Name)));
        }

        var (measurement, problem) = MeasurementReader.Read(test, form.Value, unit);
        return problem is null
            ? (measurement, null)
            : (null, new FieldMistake(
                problem is MeasurementProblem.UnknownUnit ? TestForm.ChoiceField : TestForm.ValueField, MeasurementWords.Say(problem)));
    }

    private static PersonCase WithResults(PersonCase subject, KnowledgeBase knowledge, IEnumerable<Measurement> measurements) =>
        subject with { Results = TestResults.Of(knowledge, subject.Person, measurements) };

    private static IEnumerable<Measurement> Others(PersonCase subject, string test) =>
        subject.Results.Measurements.Where(measurement => !string.Equals(measurement.Test, test, StringComparison.Ordinal));

    /// <summary>Questions about tests that give no value; what the diary answers is no test.</summary>
    private static IEnumerable<KnowledgeQuestion> InWords(KnowledgeBase knowledge, DiaryAnswers diary)
    {
        var banded = knowledge.Tests.Values
            .SelectMany(test => test.Measured?.Bands ?? [])
            .Select(band => band.Finding)
            .ToHashSet(StringComparer.Ordinal);
        return knowledge.Questions.Where(question => question.Stage == QuestionStage.Results && !question.Findings.Any(finding => banded.Contains(finding) || diary.IsOne(finding)));
    }

    private static RazorComponentResult<TestsPage> Show(
        Diary.Interview interview,
        KnowledgeBase knowledge,
        InterviewDesk desk,
        DiaryAnswers diary,
        TestForm form,
        List<FieldMistake> mistakes,
        CancellationToken cancellation)
    {
        var subject = desk.CaseOf(interview);
        var view = new TestsView(
            interview.Id,
            desk.StepOf(interview, cancellation).Stage is null,
            TestLine.Of(subject, knowledge),
            [.. knowledge.Tests.Values.Where(test => test.Measured is not null).OrderBy(test => test.Name, StringComparer.CurrentCultureIgnoreCase)],
            [.. InWords(knowledge, diary).Select(question => (question, QuestionForm.Values(question, subject)))],
            form,
            mistakes);
        return new RazorComponentResult<TestsPage>(new { View = view })
        {
            StatusCode = mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
