using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Web.Components;

namespace Charley.Web.Pages.Interview.Checks;

/// <summary>The warning signs as they are shown.</summary>
/// <param name="Id">The interview.</param>
/// <param name="Groups">Questions by heading.</param>
/// <param name="Values">Chosen values by question id.</param>
/// <param name="Mistakes">What to mend.</param>
public sealed record ChecksView(
    Guid Id,
    ImmutableArray<IGrouping<string, KnowledgeQuestion>> Groups,
    IReadOnlyDictionary<string, IReadOnlyCollection<string>> Values,
    IReadOnlyList<FieldMistake> Mistakes);

/// <summary>The page of warning signs: all that fit, together; every one needs an answer.</summary>
internal static class ChecksEndpoints
{
    private const string Path = "/interview/{id:guid}/checks";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapPost(Path, AnswerAsync);
    }

    private static async Task<IResult> ShowAsync(Guid id, KnowledgeBase knowledge, InterviewDesk desk, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var subject = desk.CaseOf(interview);
        var questions = Fitting(knowledge, subject);
        return Show(id, questions, questions.ToDictionary(question => question.Id, question => QuestionForm.Values(question, subject), StringComparer.Ordinal), []);
    }

    private static async Task<IResult> AnswerAsync(
        Guid id, HttpContext context, KnowledgeBase knowledge, InterviewDesk desk, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var questions = Fitting(knowledge, desk.CaseOf(interview));
        var values = questions.ToDictionary(
            question => question.Id,
            question => (IReadOnlyCollection<string>)[.. form[QuestionForm.Name(question)].OfType<string>()],
            StringComparer.Ordinal);
        var read = questions.Select(question => (Question: question, Read: QuestionForm.Read(question, values[question.Id]))).ToList();
        var mistakes = read
            .Where(answer => answer.Read.Mistake is not null)
            .Select(answer => new FieldMistake(QuestionForm.FirstFieldId(answer.Question), answer.Read.Mistake!))
            .ToList();
        if (mistakes.Count > 0)
        {
            return Show(id, questions, values, mistakes);
        }

        var changed = await desk.ChangeAsync(
            id, subject => subject.With(read.SelectMany(answer => answer.Read.Answers!)), cancellation);
        return changed is null ? TypedResults.NotFound() : SeeOther.To(desk.NextPath(changed));
    }

    private static ImmutableArray<KnowledgeQuestion> Fitting(KnowledgeBase knowledge, PersonCase subject) =>
        [.. knowledge.Questions.Where(question => question.Stage == QuestionStage.RedFlags && OpenQuestions.Fits(question, subject))];

    private static RazorComponentResult<ChecksPage> Show(
        Guid id,
        ImmutableArray<KnowledgeQuestion> questions,
        Dictionary<string, IReadOnlyCollection<string>> values,
        List<FieldMistake> mistakes) =>
        new(new { View = new ChecksView(id, [.. questions.GroupBy(question => question.Group ?? string.Empty, StringComparer.Ordinal)], values, mistakes) })
        {
            StatusCode = mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
