using System.Collections.Concurrent;
using System.Globalization;
using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Knowledge;
using NodaTime;

namespace Charley.Exchange.Reports;

/// <summary>
/// Gathers what a report is made of, in the language of the reader (<see cref="CultureInfo.CurrentUICulture"/>) where the knowledge
/// is translated into it.
/// </summary>
/// <param name="people">Knows each person's clock.</param>
/// <param name="interviews">What was told.</param>
/// <param name="episodes">What is logged.</param>
/// <param name="days">What is recorded.</param>
/// <param name="knowledge">What the answers are about.</param>
/// <param name="models">What assesses the interview.</param>
/// <param name="findings">Works out what brings episodes on, and what experiments have shown.</param>
public sealed class ReportSource(
    PersonStore people, InterviewStore interviews, EpisodeStore episodes, DayStore days, KnowledgeBase knowledge, PersonModels models, IOwnFindings findings)
{
    /// <summary>Half a year: long enough to see a course, short enough that it is about the complaint of today.</summary>
    private const int UsualWeeks = 26;

    /// <summary>So many assessments are kept; beyond, all are forgotten and made anew.</summary>
    private const int MostKept = 32;

    /// <summary>
    /// The latest assessments, without next questions: these take nearly all of the time, and no report holds any. A report is looked
    /// at, printed and handed over one after the other. Nothing depends on what is kept: another server works out the same.
    /// </summary>
    private readonly ConcurrentDictionary<(Guid Interview, int Version, string Language), AssessmentResult> assessed = new();

    private readonly ConcurrentDictionary<string, Assessor> assessors = new(StringComparer.Ordinal);

    /// <summary>The days that a report covers where nobody says which: the last 26 weeks.</summary>
    public DateInterval UsualDays(Person person)
    {
        var today = people.NowFor(person).Date;
        return new DateInterval(today.PlusWeeks(-UsualWeeks).PlusDays(1), today);
    }

    /// <summary>
    /// Everything about a person in a range of days. The latest interview and experiments count, whatever their day, and
    /// triggers are looked for in the whole diary up to the last of the days: half a diary would show half as much.
    /// </summary>
    /// <param name="person">Whose.</param>
    /// <param name="range">Which days; null for the usual ones.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DiaryUnavailableException">The diary can't be read.</exception>
    public async Task<ReportMaterial> GatherAsync(Person person, DateInterval? range, CancellationToken cancellation = default)
    {
        var covered = range ?? UsualDays(person);
        return new ReportMaterial(
            person,
            covered,
            people.NowFor(person),
            await ToldAsync(person, cancellation),
            await episodes.ListAsync(person.Id, covered, cancellation),
            await days.ListAsync(person.Id, covered, cancellation))
        {
            Own = await findings.FindAsync(person, covered.End, cancellation),
        };
    }

    private async Task<ToldCase?> ToldAsync(Person person, CancellationToken cancellation)
    {
        if (await interviews.RecentAsync(person.Id, 1, cancellation) is not [var latest])
        {
            return null;
        }

        var zone = people.NowFor(person).Zone;
        var told = InterviewCases.CaseOf(latest, knowledge);
        return new ToldCase(latest, latest.UpdatedAt.InZone(zone).Date, told, Assess(latest, told, cancellation));
    }

    private AssessmentResult Assess(Interview interview, PersonCase told, CancellationToken cancellation)
    {
        if (assessed.Count >= MostKept)
        {
            assessed.Clear();
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var assessor = assessors.GetOrAdd(language, spoken => new Assessor(models.In(spoken)));
        return assessed.GetOrAdd((interview.Id, interview.Version, language), _ => assessor.Explain(told, cancellation));
    }
}

/// <summary>Interviews as cases.</summary>
public static class InterviewCases
{
    /// <summary>What was said, as far as the knowledge still asks for it.</summary>
    public static PersonCase CaseOf(Interview interview, KnowledgeBase knowledge) => new(
        interview.About,
        interview.Complaints,
        interview.Answers.RemoveRange(interview.Answers.Keys.Where(finding => !knowledge.Findings.ContainsKey(finding))))
    {
        Results = TestResults.Of(knowledge, interview.About, interview.Results),
    };
}
