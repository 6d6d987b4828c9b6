using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Diary;
using Charley.Learning.Triggers;

namespace Charley.Web.Learning;

/// <summary>What a person's own diary answers in the interview: the triggers of which it is sure, as findings.</summary>
/// <param name="triggers">Looks for triggers.</param>
/// <param name="knowledge">Says which finding a trigger means.</param>
public sealed class DiaryAnswers(TriggerDesk triggers, KnowledgeBase knowledge)
{
    private readonly ImmutableHashSet<string> findings =
        [.. knowledge.Habits.Values.SelectMany(habit => new[] { habit.More, habit.Less }).OfType<string>()];

    /// <summary>Whether a finding is answered by the diary.</summary>
    public bool IsOne(string finding) => findings.Contains(finding);

    /// <summary>The findings of a case that are present and that the diary answers.</summary>
    public IEnumerable<Finding> In(PersonCase subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Answers.Where(answer => answer.Value == Answer.Yes && IsOne(answer.Key)).Select(answer => knowledge.Findings[answer.Key]);
    }

    /// <summary>The case with what the person's diary answers. What was said by the person stays.</summary>
    /// <param name="person">Whose diary.</param>
    /// <param name="subject">What was said.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<PersonCase> IntoAsync(Person person, PersonCase subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var (_, story) = await triggers.FindAsync(person, until: null, progress: null, cancellation, counted: CountedFor(subject));
        return subject with
        {
            Answers = Of(story.Report, knowledge)
                .Where(finding => !subject.Answers.ContainsKey(finding))
                .Aggregate(subject.Answers, (said, finding) => said.SetItem(finding, Answer.Yes)),
        };
    }

    /// <summary>Who comes with twitches is not told what brings on their cramps.</summary>
    private static CountedKind CountedFor(PersonCase subject) => (subject.Complaints.Contains(Complaint.Cramp), subject.Complaints.Contains(Complaint.Twitch)) switch
    {
        (true, false) => CountedKind.Cramps,
        (false, true) => CountedKind.Twitches,
        _ => CountedKind.Usual,
    };

    /// <summary>
    /// The findings that a report is sure of. A trigger that was the same as others on every day counts only if all of them
    /// mean the same, for nothing can tell which it is.
    /// </summary>
    public static ImmutableArray<string> Of(TriggerReport report, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(knowledge);
        return
        [
            .. report.Findings
                .Where(finding => finding.Verdict == TriggerVerdict.Matters)
                .Select(finding => finding.Twins.Append(finding.Id).Select(id => Meant(id, finding.Increase, knowledge)).Distinct(StringComparer.Ordinal).ToList())
                .Where(meant => meant is [not null])
                .Select(meant => meant[0]!)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string? Meant(string exposure, double increase, KnowledgeBase knowledge) =>
        !knowledge.Habits.TryGetValue(exposure, out var habit) ? null : increase >= 0.5 ? habit.More : habit.Less;
}
