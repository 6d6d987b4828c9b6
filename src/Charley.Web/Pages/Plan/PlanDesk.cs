using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Web.Experiments;
using Charley.Web.Languages;
using Charley.Web.Pages.Interview;
using Charley.Web.Pages.People;
using Charley.Web.Pages.Routines;
using NodaTime;

namespace Charley.Web.Pages.Plan;

/// <summary>Draws up the day's plan and keeps what is ticked: as one of the person's own words for the day, so that it is exported and learned from like any other.</summary>
/// <param name="current">Whose plan.</param>
/// <param name="people">Knows each person's clock.</param>
/// <param name="days">Where ticks are kept.</param>
/// <param name="interviews">Where the plan comes from.</param>
/// <param name="spoken">What can be done, and who makes the plan.</param>
/// <param name="safety">Knows what the person must not do, and when help comes first.</param>
internal sealed class PlanDesk(
    CurrentPerson current, PersonStore people, DayStore days, InterviewDesk interviews, Spoken spoken, RemedySafety safety)
{
    /// <summary>More than three things a day are not kept up.</summary>
    private const int MostItems = 3;
    private const int DaysOfWeek = 7;

    /// <summary>Windows that tick at the same moment are few; this many collisions in a row mean something is broken.</summary>
    private const int MostTries = 10;

    public async Task<PlanView> FindAsync(HttpContext context, CancellationToken cancellation)
    {
        var person = await current.FindAsync(context, cancellation);
        var today = people.NowFor(person).Date;
        var week = (await days.ListAsync(person.Id, new DateInterval(today.PlusDays(1 - DaysOfWeek), today), cancellation))
            .ToDictionary(day => day.Date, day => day.Content.Tags);
        var recent = await interviews.RecentAsync(cancellation);
        var last = recent.FirstOrDefault(interview => interview.FinishedAt is not null);
        var said = SaidBefore.Of(recent, spoken.Knowledge);
        var planned = last is null ? [] : Planned(said!, cancellation);
        IEnumerable<Remedy> usual = said is null ? Routine.All(spoken.Knowledge) : Routine.All(spoken.Knowledge).Where(remedy => safety.WhyNot(remedy.Id, said) is null);
        ImmutableArray<Remedy> remedies = planned.IsEmpty ? [.. usual.Take(MostItems)] : planned;
        return new PlanView(person, today, [.. remedies.Select(Item)], planned.IsEmpty && !remedies.IsEmpty ? null : last?.Id);

        PlanItem Item(Remedy remedy)
        {
            ImmutableArray<(LocalDate Date, bool IsDone)> ticked =
            [
                .. Enumerable.Range(1 - DaysOfWeek, DaysOfWeek).Select(today.PlusDays)
                    .Select(date => (date, week.TryGetValue(date, out var tags) && tags.Any(tag => IsTick(tag, remedy)))),
            ];
            return new PlanItem(remedy, ticked[^1].IsDone, ticked);
        }
    }

    /// <summary>Ticks a remedy for today, or takes the tick away. Ticking twice is ticking once.</summary>
    /// <returns>Whether there is such a remedy.</returns>
    public async Task<bool> TickAsync(HttpContext context, string remedyId, bool isDone, CancellationToken cancellation)
    {
        if (!spoken.Knowledge.Remedies.TryGetValue(remedyId, out var remedy) || remedy.Kind != RemedyKind.Prevention)
        {
            return false;
        }

        var person = await current.FindAsync(context, cancellation);
        var today = people.NowFor(person).Date;
        var record = await days.FindAsync(person.Id, today, cancellation);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var before = record?.Content ?? DayContent.Empty;
            var without = before.Tags.RemoveAll(tag => IsTick(tag, remedy));
            var content = before with { Tags = isDone ? without.Add(TagOf(remedy)) : without };
            var result = await days.SaveAsync(person.Id, today, record?.Version ?? DayStore.NoVersion, content, cancellation);
            if (result is not ChangeResult<DayRecord>.Conflict conflict)
            {
                return true;
            }

            record = conflict.Current;
        }

        throw new InvalidOperationException("The tick could not be saved.");
    }

    /// <summary>The person's own words for a day are written with commas between them, so a tick has none in it.</summary>
    private static string TagOf(Remedy remedy) => remedy.Name.Split(',')[0];

    /// <summary>A tick counts in whatever language the page was when it was made.</summary>
    private bool IsTick(string tag, Remedy remedy) =>
        PageLanguages.All.Any(language => string.Equals(tag, TagOf(spoken.Knowledge.In(language.Code).Remedies[remedy.Id]), StringComparison.Ordinal));

    private ImmutableArray<Remedy> Planned(Diary.Interview interview, CancellationToken cancellation) =>
    [
        .. spoken.Assessor.Conclude(interviews.CaseOf(interview), cancellation).Plan
            .Where(remedy => remedy.Kind == RemedyKind.Prevention && remedy.AskFirst.IsEmpty && safety.WhyNot(remedy.Remedy, interview) is null)
            .Take(MostItems)
            .Select(remedy => spoken.Knowledge.Remedies[remedy.Remedy]),
    ];
}
