using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Web.Components;
using Charley.Web.Languages;
using Charley.Web.Learning;
using Charley.Web.Pages.People;

namespace Charley.Web.Pages.Interview.Checks;

/// <summary>The warning signs as they are shown.</summary>
/// <param name="Id">The interview.</param>
/// <param name="Groups">Questions by heading.</param>
/// <param name="Values">Chosen values by question id.</param>
/// <param name="Mistakes">What to mend.</param>
/// <param name="Courses">What the diary shows, for which questions stand first.</param>
public sealed record ChecksView(
    Guid Id,
    ImmutableArray<IGrouping<string, KnowledgeQuestion>> Groups,
    IReadOnlyDictionary<string, IReadOnlyCollection<string>> Values,
    IReadOnlyList<FieldMistake> Mistakes,
    ImmutableArray<DiaryCourse> Courses);

/// <summary>The page of warning signs: all that fit, together; every one needs an answer.</summary>
internal static class ChecksEndpoints
{
    private const string Path = "/interview/{id:guid}/checks";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapPost(Path, AnswerAsync);
    }

    private static async Task<IResult> ShowAsync(
        Guid id, HttpContext context, CurrentPerson current, Spoken spoken, InterviewDesk desk, DiaryCourses diary, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var subject = desk.CaseOf(interview);
        var courses = await CoursesAsync(context, current, spoken.Knowledge, diary, cancellation);
        var questions = Fitting(spoken.Knowledge, subject, courses);
        return Show(id, questions, questions.ToDictionary(question => question.Id, question => QuestionForm.Values(question, subject), StringComparer.Ordinal), [], courses);
    }

    private static async Task<IResult> AnswerAsync(
        Guid id, HttpContext context, CurrentPerson current, Spoken spoken, InterviewDesk desk, DiaryCourses diary, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return await desk.MissingAsync(id, cancellation);
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var courses = await CoursesAsync(context, current, spoken.Knowledge, diary, cancellation);
        var questions = Fitting(spoken.Knowledge, desk.CaseOf(interview), courses);
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
            return Show(id, questions, values, mistakes, courses);
        }

        var changed = await desk.ChangeAsync(
            id, subject => subject.With(read.SelectMany(answer => answer.Read.Answers!)), cancellation);
        return changed is null ? await desk.MissingAsync(id, cancellation) : SeeOther.To(desk.NextPath(changed, cancellation));
    }

    private static async Task<ImmutableArray<DiaryCourse>> CoursesAsync(
        HttpContext context, CurrentPerson current, KnowledgeBase knowledge, DiaryCourses diary, CancellationToken cancellation) =>
    [
        .. (await diary.FindAsync(await current.FindAsync(context, cancellation), cancellation))
            .Select(seen => knowledge.Courses.First(course => string.Equals(course.Id, seen.Course.Id, StringComparison.Ordinal))),
    ];

    /// <summary>What fits the complaint, and what the diary raises whatever the complaint is; the latter comes first.</summary>
    private static ImmutableArray<KnowledgeQuestion> Fitting(KnowledgeBase knowledge, PersonCase subject, ImmutableArray<DiaryCourse> courses)
    {
        var raised = courses.SelectMany(course => course.Asks).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. knowledge.Questions
                .Where(question => question.Stage == QuestionStage.RedFlags && (raised.Contains(question.Id) || OpenQuestions.Fits(question, subject)))
                .OrderBy(question => raised.Contains(question.Id) ? 0 : 1),
        ];
    }

    private static RazorComponentResult<ChecksPage> Show(
        Guid id,
        ImmutableArray<KnowledgeQuestion> questions,
        Dictionary<string, IReadOnlyCollection<string>> values,
        List<FieldMistake> mistakes,
        ImmutableArray<DiaryCourse> courses) =>
        new(new { View = new ChecksView(id, [.. questions.GroupBy(question => question.Group ?? string.Empty, StringComparer.Ordinal)], values, mistakes, courses) })
        {
            StatusCode = mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
