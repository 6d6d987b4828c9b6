using System.Collections.Immutable;
using System.Globalization;
using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Web.Components;
using Charley.Web.Languages;
using Charley.Web.Learning;
using Charley.Web.Pages.Interview.Asking;
using Charley.Web.Pages.Interview.Start;
using Charley.Web.Pages.Interview.Tests;

namespace Charley.Web.Pages.Interview.Answers;

/// <summary>One line of the answers.</summary>
/// <param name="Question">The question.</param>
/// <param name="Said">What was answered.</param>
/// <param name="ChangePath">Where to change it.</param>
public sealed record AnswerLine(string Question, ImmutableArray<string> Said, string ChangePath)
{
    /// <summary>The finding that can be left out with one tap; null where the answer is changed on its page.</summary>
    public string? Removes { get; init; }
}

/// <summary>Lines under a heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Lines">The lines.</param>
public sealed record AnswerGroup(string Title, ImmutableArray<AnswerLine> Lines);

/// <summary>All answers as they are shown.</summary>
/// <param name="Id">The interview.</param>
/// <param name="IsOver">Whether nothing is left to ask.</param>
/// <param name="Groups">The answers.</param>
public sealed record AnswersView(Guid Id, bool IsOver, ImmutableArray<AnswerGroup> Groups);

/// <summary>Everything that was said, each to be changed.</summary>
internal static class AnswersEndpoints
{
    private const string FindingField = "finding";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/interview/{id:guid}/answers", ShowAsync);
        pages.MapPost("/interview/{id:guid}/answers/diary", LeaveOutAsync);
    }

    private static async Task<IResult> ShowAsync(
        Guid id, Spoken spoken, InterviewDesk desk, DiaryAnswers diary, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } interview)
        {
            return TypedResults.NotFound();
        }

        var subject = desk.CaseOf(interview);
        ImmutableArray<AnswerGroup> groups =
        [
            new(AnswersTexts.You, [.. AboutYou(id, subject, spoken.Knowledge)]),
            .. Asked(id, subject, spoken.Knowledge),
            .. FromDiary(id, subject, diary, spoken.Knowledge),
            .. Tests(id, subject, diary, spoken.Knowledge),
        ];
        var isOver = desk.StepOf(interview, cancellation).Stage is null;
        return new RazorComponentResult<AnswersPage>(new { View = new AnswersView(id, isOver, groups) });
    }

    /// <summary>Takes out what the diary answered; it does not come back in this interview.</summary>
    private static async Task<IResult> LeaveOutAsync(Guid id, HttpContext context, InterviewDesk desk, DiaryAnswers diary, CancellationToken cancellation)
    {
        var finding = (await context.Request.ReadFormAsync(cancellation))[FindingField].ToString();
        return await desk.ChangeAsync(
            id, subject => diary.IsOne(finding) ? subject with { Answers = subject.Answers.Remove(finding) } : subject, cancellation) is null
            ? TypedResults.NotFound()
            : SeeOther.To(InterviewPaths.Answers(id));
    }

    private static IEnumerable<AnswerLine> AboutYou(Guid id, PersonCase subject, KnowledgeBase knowledge)
    {
        var change = InterviewPaths.About(id);
        var complaint = knowledge.Questions.First(StartForm.IsComplaint);
        yield return new(complaint.Text, [.. complaint.Options.Where(option => subject.Complaints.Any(said => ComplaintFindings.IdOf(said) == option.Finding)).Select(option => option.Text)], change);
        yield return new(StartTexts.Age, [subject.Person.Age.ToString(CultureInfo.CurrentCulture)], change);
        yield return new(StartTexts.Sex, [subject.Person.Sex == Sex.Female ? StartTexts.Female : StartTexts.Male], change);
        if (subject.Person.Sex == Sex.Female)
        {
            yield return new(StartTexts.Pregnant, [subject.Person.Pregnant ? QuestionTexts.Yes : QuestionTexts.No], change);
        }
    }

    private static IEnumerable<AnswerGroup> Asked(Guid id, PersonCase subject, KnowledgeBase knowledge) =>
        knowledge.Questions
            .Where(question => question.Stage != QuestionStage.Results && IsSaid(question, subject))
            .GroupBy(question => question.Stage)
            .OrderBy(group => group.Key)
            .Select(group => new AnswerGroup(
                Title(group.Key),
                [.. group.Select(question => new AnswerLine(question.Text, [.. Said(question, subject)], InterviewPaths.Answer(id, AskingEndpoints.PlaceOf(knowledge, question.Id))))]));

    /// <summary>What the person's own diary answered; nothing if there is none.</summary>
    private static IEnumerable<AnswerGroup> FromDiary(Guid id, PersonCase subject, DiaryAnswers diary, KnowledgeBase knowledge)
    {
        ImmutableArray<AnswerLine> lines =
        [
            .. diary.In(subject)
                .Select(finding => knowledge.Findings[finding.Id])
                .Select(finding => new AnswerLine(Capital.First(finding.Name), [finding.WhenYes], InterviewPaths.LeaveOut(id)) { Removes = finding.Id }),
        ];
        return lines.IsEmpty ? [] : [new AnswerGroup(AnswersTexts.Diary, lines)];
    }

    /// <summary>Results of tests, by value and in words; nothing if there are none.</summary>
    private static IEnumerable<AnswerGroup> Tests(Guid id, PersonCase subject, DiaryAnswers diary, KnowledgeBase knowledge)
    {
        ImmutableArray<AnswerLine> lines =
        [
            .. TestLine.Of(subject, knowledge).Select(line => new AnswerLine(line.Name, [line.Value], InterviewPaths.Tests(id))),
            .. knowledge.Questions
                .Where(question => question.Stage == QuestionStage.Results && !question.Findings.Any(diary.IsOne) && IsSaid(question, subject))
                .Select(question => new AnswerLine(question.Text, [.. Said(question, subject)], InterviewPaths.Tests(id))),
        ];
        return lines.IsEmpty ? [] : [new AnswerGroup(AnswersTexts.Tests, lines)];
    }

    /// <summary>A list of which an import ticked one line is not asked in full yet, but what it says must be seen and can be changed.</summary>
    private static bool IsSaid(KnowledgeQuestion question, PersonCase subject) =>
        OpenQuestions.IsAsked(question, subject)
        || question.Findings.Any(finding => subject.Answers.TryGetValue(finding, out var answer) && answer == Answer.Yes);

    private static string Title(QuestionStage stage) => stage switch
    {
        QuestionStage.Start => AnswersTexts.WhereAndWhen,
        QuestionStage.RedFlags => AnswersTexts.Signs,
        _ => AnswersTexts.Questions,
    };

    private static IEnumerable<string> Said(KnowledgeQuestion question, PersonCase subject) =>
        QuestionForm.Values(question, subject).Select(value => value switch
        {
            QuestionForm.Unknown => QuestionTexts.DontKnow,
            QuestionForm.None when question.Type == QuestionType.YesNo => QuestionTexts.No,
            QuestionForm.None => question.None ?? question.Options.FirstOrDefault(option => option.Finding is null)?.Text ?? QuestionTexts.NoneOfThese,
            _ when question.Type == QuestionType.YesNo => QuestionTexts.Yes,
            _ => question.Options.First(option => option.Finding == value).Text,
        });
}
