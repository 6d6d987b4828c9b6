using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Diary;
using Charley.Exchange.Reports;
using Charley.Web.Learning;
using Charley.Web.Pages.People;
using NodaTime;

namespace Charley.Web.Pages.Interview;

/// <summary>Finds, changes and removes interviews for the pages.</summary>
/// <param name="current">Whose interviews they are: of the person whose diary this browser has open.</param>
/// <param name="http">The request, which says who that is.</param>
/// <param name="interviews">Where they are kept.</param>
/// <param name="knowledge">What the answers are about.</param>
/// <param name="interviewer">Knows what to ask next.</param>
/// <param name="diary">Answers what the person's own diary is sure of.</param>
internal sealed class InterviewDesk(
    CurrentPerson current, IHttpContextAccessor http, InterviewStore interviews, KnowledgeBase knowledge, Interviewer interviewer, DiaryAnswers diary)
{
    /// <summary>Windows that answer at the same moment are few; this many collisions in a row mean something is broken.</summary>
    private const int MostTries = 10;

    private const int Recent = 20;

    /// <summary>Interviews that go on at the same time, with a few steps each.</summary>
    private const int MostSteps = 128;

    private readonly Kept<(InterviewKey Key, int Version, Instant UpdatedAt), InterviewStep> _steps = new(MostSteps);

    /// <summary>The interview, or null if there is none.</summary>
    public async Task<Diary.Interview?> FindAsync(Guid id, CancellationToken cancellation) =>
        await interviews.FindAsync(await KeyAsync(id, cancellation), cancellation);

    /// <summary>The person's interviews, the one touched last first; as many as tell whether somebody asks again and again.</summary>
    public async Task<IReadOnlyList<Diary.Interview>> RecentAsync(CancellationToken cancellation) =>
        await interviews.RecentAsync((await PersonAsync(cancellation)).Id, Recent, cancellation);

    /// <summary>The interview that was finished last, or null.</summary>
    public async Task<Diary.Interview?> LastFinishedAsync(CancellationToken cancellation) =>
        (await RecentAsync(cancellation)).FirstOrDefault(interview => interview.FinishedAt is not null);

    /// <summary>Begins an interview. What the person's own diary is sure of is among the answers; it can be seen there and left out.</summary>
    public async Task<Diary.Interview> StartAsync(PersonCase subject, CancellationToken cancellation)
    {
        var person = await PersonAsync(cancellation);
        return await interviews.StartAsync(person.Id, ContentOf(await diary.IntoAsync(person, subject, cancellation)), cancellation);
    }

    /// <summary>
    /// Changes what was said. If another window saved in between, the change is made to what that window saved, so that no
    /// answer is lost. Answers that the change rules out are dropped, so that what follows is asked anew.
    /// </summary>
    /// <returns>The interview with the change; null if there is no such interview any more.</returns>
    public async Task<Diary.Interview?> ChangeAsync(Guid id, Func<PersonCase, PersonCase> change, CancellationToken cancellation)
    {
        var key = await KeyAsync(id, cancellation);
        var standing = await interviews.FindAsync(key, cancellation);
        for (var attempt = 0; standing is not null && attempt < MostTries; attempt++)
        {
            var content = ContentOf(CaseChecks.WithoutContradictions(change(CaseOf(standing)), knowledge));
            switch (await interviews.SaveAnswersAsync(key, standing.Version, content, cancellation))
            {
                case SaveResult.Saved saved:
                    return await FinishIfOverAsync(saved.Interview, cancellation);
                case SaveResult.Conflict conflict:
                    standing = conflict.Current;
                    break;
                default:
                    standing = null;
                    break;
            }
        }

        return standing is null ? null : throw new InvalidOperationException("The interview could not be saved.");
    }

    /// <summary>Takes the interview away; it can be brought back.</summary>
    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellation) =>
        await interviews.DeleteAsync(await KeyAsync(id, cancellation), cancellation);

    /// <summary>
    /// The answer to a form for an interview that is not there: where another window has deleted it, the page from which it
    /// can be brought back.
    /// </summary>
    public async Task<IResult> MissingAsync(Guid id, CancellationToken cancellation) =>
        await interviews.IsDeletedAsync(await KeyAsync(id, cancellation), cancellation)
            ? SeeOther.To(InterviewPaths.Deleted(id))
            : TypedResults.NotFound();

    /// <summary>Brings a deleted interview back.</summary>
    public async Task<bool> RestoreAsync(Guid id, CancellationToken cancellation) =>
        await interviews.RestoreAsync(await KeyAsync(id, cancellation), cancellation);

    /// <summary>What was said, as far as the knowledge still asks for it.</summary>
    public PersonCase CaseOf(Diary.Interview interview) => InterviewCases.CaseOf(interview, knowledge);

    /// <summary>Where the interview stands. An answer that is saved, and the page that follows, ask for the same step.</summary>
    public InterviewStep StepOf(Diary.Interview interview, CancellationToken cancellation) =>
        _steps.Find((interview.Key, interview.Version, interview.UpdatedAt), () => interviewer.Next(CaseOf(interview), cancellation));

    /// <summary>The page on which the interview goes on.</summary>
    public string NextPath(Diary.Interview interview, CancellationToken cancellation) => StepOf(interview, cancellation).Stage switch
    {
        QuestionStage.Start => InterviewPaths.About(interview.Id),
        QuestionStage.RedFlags => InterviewPaths.Checks(interview.Id),
        QuestionStage.Adaptive => InterviewPaths.Question(interview.Id),
        _ => InterviewPaths.Result(interview.Id),
    };

    private async Task<Diary.Interview> FinishIfOverAsync(Diary.Interview interview, CancellationToken cancellation) =>
        StepOf(interview, cancellation).Stage is null
        && await interviews.FinishAsync(interview.Key, interview.Version, cancellation) is SaveResult.Saved finished
            ? finished.Interview
            : interview;

    private async Task<InterviewKey> KeyAsync(Guid id, CancellationToken cancellation) =>
        new((await PersonAsync(cancellation)).Id, id);

    private Task<Person> PersonAsync(CancellationToken cancellation) => current.FindAsync(http.HttpContext!, cancellation);

    private static InterviewContent ContentOf(PersonCase subject) =>
        new(subject.Person, subject.Complaints, subject.Answers) { Results = subject.Results.Measurements };
}
