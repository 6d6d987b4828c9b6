using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Overview;
using Charley.Knowledge.Lookup;
using Charley.Web.Languages;
using NodaTime;

namespace Charley.Web.Learning;

/// <summary>A course over weeks that a diary shows.</summary>
/// <param name="Course">What it is, and what it raises.</param>
/// <param name="Since">The day on which the diary showed it first.</param>
public sealed record SeenCourse(DiaryCourse Course, LocalDate Since);

/// <summary>Looks for courses over weeks in a person's diary: something spreads, something gets weaker.</summary>
/// <param name="people">Knows each person's clock.</param>
/// <param name="episodes">What is logged.</param>
/// <param name="days">What is recorded about days.</param>
/// <param name="interviews">What was asked since.</param>
/// <param name="knowledge">Which courses matter.</param>
public sealed class DiaryCourses(PersonStore people, EpisodeStore episodes, DayStore days, InterviewStore interviews, KnowledgeBase knowledge)
{
    private const int DaysOfWeek = 7;

    /// <summary>A place that was quiet for longer counts as new.</summary>
    private const int YearsBack = 2;

    /// <summary>What the diary shows now.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ImmutableArray<SeenCourse>> FindAsync(Person person, CancellationToken cancellation)
    {
        var courses = knowledge.In(PageLanguages.Now.Code).Courses;
        if (courses.IsEmpty)
        {
            return [];
        }

        var today = people.NowFor(person).Date;
        var before = new DateInterval(today.PlusYears(-YearsBack), today);
        var lately = new DateInterval(courses.Min(course => LatelyFrom(course, today)), today);
        return In(await episodes.MarksAsync(person.Id, before, cancellation), await days.ListAsync(person.Id, lately, cancellation), today, courses);
    }

    /// <summary>
    /// What the diary shows and nobody has asked about since: who has answered the questions is left in peace until
    /// something new comes.
    /// </summary>
    /// <param name="person">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ImmutableArray<SeenCourse>> OpenAsync(Person person, CancellationToken cancellation)
    {
        var seen = await FindAsync(person, cancellation);
        if (seen.IsEmpty || await interviews.RecentAsync(person.Id, 1, cancellation) is not [var latest])
        {
            return seen;
        }

        var answeredOn = latest.UpdatedAt.InZone(people.NowFor(person).Zone).Date;
        return [.. seen.Where(one => answeredOn < one.Since || !one.Course.Asks.Any(question => IsAnswered(question, latest)))];
    }

    /// <summary>The courses that a diary shows. Pure.</summary>
    /// <param name="marks">The episodes.</param>
    /// <param name="records">What is recorded about days; only the days that count as lately matter.</param>
    /// <param name="today">The day by the person's clock.</param>
    /// <param name="courses">What is looked for.</param>
    public static ImmutableArray<SeenCourse> In(
        IReadOnlyCollection<EpisodeMark> marks, IReadOnlyCollection<DayRecord> records, LocalDate today, IEnumerable<DiaryCourse> courses)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(courses);
        return
        [
            .. courses.Select(course => (course, Signs: SignsOf(course, marks, records, today)))
                .Where(pair => pair.Signs.Count >= pair.course.AtLeast)
                .Select(pair => new SeenCourse(pair.course, pair.Signs[pair.course.AtLeast - 1])),
        ];
    }

    private static LocalDate LatelyFrom(DiaryCourse course, LocalDate today) => today.PlusDays(1 - (DaysOfWeek * course.Weeks));

    /// <summary>The days on which a sign of the course came, the earliest first.</summary>
    private static List<LocalDate> SignsOf(DiaryCourse course, IReadOnlyCollection<EpisodeMark> marks, IReadOnlyCollection<DayRecord> records, LocalDate today)
    {
        var lately = LatelyFrom(course, today);
        var begun = lately.PlusDays(-DaysOfWeek * course.Before);
        if (course.Before > 0 && marks.Select(mark => mark.Date).DefaultIfEmpty(today).Min() > begun)
        {
            return [];
        }

        var days = course.Sign switch
        {
            CourseSign.NewPlaces => marks.GroupBy(mark => mark.Site, StringComparer.Ordinal).Select(place => place.Min(mark => mark.Date)),
            CourseSign.Words => records.Where(record => record.Content.Tags.Any(tag => course.Words.Any(word => PlainWords.IsSaidIn(tag, word)))).Select(record => record.Date),
            _ => throw new ArgumentOutOfRangeException(nameof(course), course.Sign, "Unknown sign."),
        };
        return [.. days.Where(day => day >= lately && day <= today).Order()];
    }

    private bool IsAnswered(string question, Interview interview) =>
        knowledge.Questions.Single(known => known.Id == question).Findings.Any(interview.Answers.ContainsKey);
}
