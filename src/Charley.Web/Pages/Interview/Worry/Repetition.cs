using System.Collections.Immutable;
using NodaTime;

namespace Charley.Web.Pages.Interview.Worry;

/// <summary>The same questions answered in the same way, again and again: a sign of worry, not of illness.</summary>
/// <param name="Times">How often, this time included; 3 or more.</param>
/// <param name="Since">When the first of them was finished.</param>
public sealed record Repetition(int Times, Instant Since)
{
    /// <summary>So many earlier interviews with the same answers make a habit.</summary>
    private const int Fewest = 3;

    /// <summary>Longer ago, asking again was right: that is when we say to look again.</summary>
    private static readonly Duration Window = Duration.FromDays(28);

    /// <summary>How often the person has asked this lately; null if that is no habit.</summary>
    /// <param name="current">The interview whose result is shown.</param>
    /// <param name="recent">The person's interviews, among them possibly this one.</param>
    public static Repetition? Find(Diary.Interview current, IEnumerable<Diary.Interview> recent)
    {
        var same = recent
            .Where(other => other.Id != current.Id && other.FinishedAt is not null)
            .Where(other => other.UpdatedAt <= current.UpdatedAt && current.UpdatedAt - other.UpdatedAt <= Window && SaysTheSame(other, current))
            .ToList();
        return same.Count + 1 >= Fewest ? new Repetition(same.Count + 1, same.Min(other => other.UpdatedAt)) : null;
    }

    /// <summary>
    /// The same complaint and the same things present. What is absent or not known may differ, because which questions are
    /// asked depends on the order of the answers.
    /// </summary>
    private static bool SaysTheSame(Diary.Interview one, Diary.Interview other) =>
        one.About == other.About
        && one.Complaints.SetEquals(other.Complaints)
        && one.Results.SequenceEqual(other.Results)
        && Present(one).SetEquals(Present(other));

    private static ImmutableHashSet<string> Present(Diary.Interview interview) =>
        [.. interview.Answers.Where(answer => answer.Value == Answer.Yes).Select(answer => answer.Key)];
}
