using Charley.Diary;

namespace Charley.Web.Experiments;

/// <summary>Everything a person has said that bears on what is safe to try, over several interviews. Pure.</summary>
public static class SaidBefore
{
    /// <summary>
    /// The last interview, with what was said before and still holds: medicines and illnesses that it does not ask about again,
    /// results of tests that were not taken again, and, as long as it is not finished, all that was answered in the one before it.
    /// What is said now counts against what was said before.
    /// </summary>
    /// <param name="newestFirst">The person's interviews, the newest first.</param>
    /// <param name="knowledge">Tells what kind of thing an answer is about.</param>
    /// <returns>Null if there is no interview.</returns>
    public static Interview? Of(IReadOnlyList<Interview> newestFirst, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        ArgumentNullException.ThrowIfNull(knowledge);
        if (newestFirst.Count == 0)
        {
            return null;
        }

        var latest = newestFirst[0];
        var finishedBefore = latest.FinishedAt is null ? newestFirst.Skip(1).FirstOrDefault(interview => interview.FinishedAt is not null) : null;
        var answers = latest.Answers.ToBuilder();
        foreach (var (finding, answer) in newestFirst.Skip(1).SelectMany(interview => interview.Answers.Where(said => interview == finishedBefore || Lasts(said.Key, knowledge))))
        {
            if (answers.GetValueOrDefault(finding, Answer.Unknown) == Answer.Unknown)
            {
                answers[finding] = answer;
            }
        }

        return latest with
        {
            Answers = answers.ToImmutable(),
            Results = [.. newestFirst.SelectMany(interview => interview.Results).DistinctBy(result => result.Test, StringComparer.Ordinal)],
        };
    }

    private static bool Lasts(string finding, KnowledgeBase knowledge) =>
        knowledge.Findings.TryGetValue(finding, out var known) && known.Kind is FindingKind.Medicine or FindingKind.Condition;
}
