using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Web.Learning;

/// <summary>Looks for triggers in a person's diary, for pages and commands.</summary>
/// <param name="people">Knows each person's clock.</param>
/// <param name="episodes">What is logged.</param>
/// <param name="days">What is recorded about days.</param>
/// <param name="knowledge">What is thought about habits beforehand.</param>
public sealed class TriggerDesk(PersonStore people, EpisodeStore episodes, DayStore days, KnowledgeBase knowledge)
{
    private static readonly LocalDate Beginning = new(1900, 1, 1);

    private readonly KeptStories kept = new();
    private readonly HabitPriors informed = new(knowledge.Habits);

    /// <summary>What the diary says.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="until">The last day that is looked at; null for yesterday, since today is not over.</param>
    /// <param name="progress">Told the share that is done; null if nobody wants to know.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="isNeutral">Whether nothing is to be thought about habits beforehand.</param>
    /// <param name="counted">Which episodes to count: what brings on cramps need not bring on twitches, and many of one kind hide the other.</param>
    public async Task<(TriggerReading Reading, TriggerStory Story)> FindAsync(
        Person person, LocalDate? until, IProgress<double>? progress, CancellationToken cancellation, bool isNeutral = false, CountedKind counted = CountedKind.Usual)
    {
        var now = people.NowFor(person).Date;
        var today = until is { } last && last < now ? last.PlusDays(1) : now;
        var range = new DateInterval(Beginning, today);
        var reading = TriggerReading.Of(
            await episodes.MarksAsync(person.Id, range, cancellation),
            await days.ListAsync(person.Id, range, cancellation),
            today,
            isNeutral ? HabitPriors.Neutral : informed,
            counted);
        return (reading, kept.Find(reading, () => TriggerStory.Tell(reading, progress, cancellation)));
    }
}
