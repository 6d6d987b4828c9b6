using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Web.Languages;

namespace Charley.Web.Pages.Interview.Asking;

/// <summary>One question as it is shown.</summary>
/// <param name="Id">The interview.</param>
/// <param name="Question">The question.</param>
/// <param name="Values">Chosen values.</param>
/// <param name="Mistake">What to mend; null if nothing.</param>
/// <param name="Progress">Where the interview stands; null while an answer is changed.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Back">Address of the question before, or of all answers.</param>
public sealed record AskingView(
    Guid Id,
    KnowledgeQuestion Question,
    IReadOnlyCollection<string> Values,
    string? Mistake,
    InterviewStep? Progress,
    string Action,
    string? Back);

/// <summary>One adaptive question at a time, and the change of any answer.</summary>
internal static class AskingEndpoints
{
    private const string NextPath = "/interview/{id:guid}/question";
    private const string ChangePath = "/interview/{id:guid}/answers/{place:int}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/interview/{id:guid}", GoOnAsync);
        pages.MapGet(NextPath, AskAsync);
        pages.MapPost(NextPath, AnswerAsync);
        pages.MapGet(ChangePath, EditAsync);
        pages.MapPost(ChangePath, ChangeAsync);
    }

    private static async Task<IResult> GoOnAsync(Guid id, InterviewDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(id, cancellation) is { } interview ? SeeOther.To(desk.NextPath(interview, cancellation)) : TypedResults.NotFound();

    private static async Task<IResult> AskAsync(
        Guid id, int? after, int? ask, Spoken spoken, InterviewDesk desk, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var step = desk.StepOf(interview, cancellation);
        if (ask is { } asked && AnsweredAt(spoken.Knowledge, asked, desk.CaseOf(interview)) is { } earlier)
        {
            // The browser's own way back leads to a question that was answered: it is shown with its answer.
            return Show(new AskingView(id, earlier, QuestionForm.Values(earlier, desk.CaseOf(interview)), null, step, InterviewPaths.Question(id), BackOf(id, after, spoken.Knowledge)));
        }

        if (step.Stage != QuestionStage.Adaptive)
        {
            return SeeOther.To(desk.NextPath(interview, cancellation));
        }

        var next = spoken.Knowledge.Questions.First(question => question.Id == step.Questions[0].Question.Id);
        return Show(new AskingView(id, next, [], null, step, InterviewPaths.Question(id), BackOf(id, after, spoken.Knowledge)));
    }

    private static async Task<IResult> AnswerAsync(
        Guid id, HttpContext context, Spoken spoken, InterviewDesk desk, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);

        // The question that was on the page, which need not be the one that comes next: a form may be sent twice, or from
        // another window.
        var question = spoken.Knowledge.Questions.FirstOrDefault(asked => asked.Stage == QuestionStage.Adaptive && asked.Id == form["question"].ToString());
        if (question is null || await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return await desk.MissingAsync(id, cancellation);
        }

        var values = form[QuestionForm.Name(question)].OfType<string>().ToList();
        var (answers, mistake) = QuestionForm.Read(question, values);
        if (answers is null)
        {
            var step = desk.StepOf(interview, cancellation);
            return Show(new AskingView(id, question, values, mistake, step, InterviewPaths.Question(id), InterviewPaths.Answers(id)));
        }

        if (await desk.ChangeAsync(id, subject => subject.With(answers), cancellation) is not { } changed)
        {
            return await desk.MissingAsync(id, cancellation);
        }

        var next = desk.StepOf(changed, cancellation);
        return SeeOther.To(next.Stage == QuestionStage.Adaptive
            ? string.Create(CultureInfo.InvariantCulture, $"{InterviewPaths.Question(id)}?after={PlaceOf(spoken.Knowledge, question.Id)}&ask={PlaceOf(spoken.Knowledge, next.Questions[0].Question.Id)}")
            : desk.NextPath(changed, cancellation));
    }

    private static async Task<IResult> EditAsync(
        Guid id, int place, Spoken spoken, InterviewDesk desk, CancellationToken cancellation)
    {
        if (QuestionAt(spoken.Knowledge, place) is not { } question || await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        return Show(new AskingView(
            id, question, QuestionForm.Values(question, desk.CaseOf(interview)), null, null, InterviewPaths.Answer(id, place), InterviewPaths.Answers(id)));
    }

    private static async Task<IResult> ChangeAsync(
        Guid id, int place, HttpContext context, Spoken spoken, InterviewDesk desk, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);

        // The place could mean another question after an update of the spoken.Knowledge; the form says which one was meant.
        var question = spoken.Knowledge.Questions.FirstOrDefault(asked => IsChangedAlone(asked) && asked.Id == form["question"].ToString());
        if (question is null)
        {
            return TypedResults.NotFound();
        }

        var values = form[QuestionForm.Name(question)].OfType<string>().ToList();
        var (answers, mistake) = QuestionForm.Read(question, values);
        if (answers is null)
        {
            return Show(new AskingView(id, question, values, mistake, null, InterviewPaths.Answer(id, place), InterviewPaths.Answers(id)));
        }

        return await desk.ChangeAsync(id, subject => subject.With(answers), cancellation) is null
            ? await desk.MissingAsync(id, cancellation)
            : SeeOther.To(InterviewPaths.Answers(id));
    }

    /// <summary>The place of a question among all, from 1.</summary>
    public static int PlaceOf(KnowledgeBase knowledge, string question) =>
        Enumerable.Range(0, knowledge.Questions.Length).First(place => knowledge.Questions[place].Id == question) + 1;

    /// <summary>Where the answer about a finding is changed.</summary>
    public static string PathOf(Guid id, KnowledgeBase knowledge, string finding) =>
        knowledge.QuestionThatAsks(finding) is { Stage: not QuestionStage.Results } question
            ? InterviewPaths.Answer(id, PlaceOf(knowledge, question.Id))
            : InterviewPaths.Tests(id);

    private static string BackOf(Guid id, int? after, KnowledgeBase knowledge) =>
        after is { } place && QuestionAt(knowledge, place) is not null ? InterviewPaths.Answer(id, place) : InterviewPaths.Checks(id);

    private static KnowledgeQuestion? AnsweredAt(KnowledgeBase knowledge, int place, PersonCase subject) =>
        QuestionAt(knowledge, place) is { Stage: QuestionStage.Adaptive } question && OpenQuestions.IsAsked(question, subject) ? question : null;

    private static KnowledgeQuestion? QuestionAt(KnowledgeBase knowledge, int place) =>
        place >= 1 && place <= knowledge.Questions.Length && IsChangedAlone(knowledge.Questions[place - 1]) ? knowledge.Questions[place - 1] : null;

    /// <summary>What somebody came with is changed on the first page, and results of tests on a page of their own.</summary>
    private static bool IsChangedAlone(KnowledgeQuestion question) => question.Stage != QuestionStage.Results && !Start.StartForm.IsComplaint(question);

    private static RazorComponentResult<AskingPage> Show(AskingView view) =>
        new(new { View = view })
        {
            StatusCode = view.Mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
