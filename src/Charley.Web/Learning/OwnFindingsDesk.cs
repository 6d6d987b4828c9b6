using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Trials;
using Charley.Exchange.Reports;
using Charley.Learning.Triggers;
using Charley.Web.Experiments;
using Charley.Web.Languages;
using NodaTime;

namespace Charley.Web.Learning;

/// <summary>What a person's own diary and experiments have shown, as reports and exports take it.</summary>
/// <param name="triggers">Looks for triggers.</param>
/// <param name="trials">Where experiments are kept.</param>
/// <param name="experiments">Knows how each stands.</param>
/// <param name="knowledge">Names of remedies, in every language.</param>
public sealed class OwnFindingsDesk(TriggerDesk triggers, TrialStore trials, ExperimentDesk experiments, KnowledgeBase knowledge) : IOwnFindings
{
    /// <inheritdoc/>
    public async Task<OwnFindings> FindAsync(Person person, LocalDate until, CancellationToken cancellation)
    {
        var (reading, story) = await triggers.FindAsync(person, until, progress: null, cancellation);
        return new OwnFindings(SearchOf(reading, story), await TrialsAsync(person, cancellation));
    }

    /// <summary>What was found, for people who read numbers; null if there was too little to look at.</summary>
    public static TriggerSearch? SearchOf(TriggerReading reading, TriggerStory story)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(story);
        var report = story.Report;
        return report.Readiness != DiaryReadiness.Ready ? null : new TriggerSearch(
            new DateInterval(reading.First, reading.First.PlusDays(report.Days - 1)),
            report.KnownDays,
            report.EpisodeDays,
            [
                .. story.Findings.Select(told => new ReportedTrigger(
                    told.Name,
                    told.When,
                    StandingOf(told.Finding.Verdict),
                    told.Finding.Chance,
                    new RatioRange(told.Finding.Ratio, told.Finding.RatioLow, told.Finding.RatioHigh))),
            ]);
    }

    private async Task<ImmutableArray<ReportedTrial>> TrialsAsync(Person person, CancellationToken cancellation)
    {
        var reported = ImmutableArray.CreateBuilder<ReportedTrial>();
        foreach (var trial in await trials.ListAsync(person.Id, cancellation))
        {
            if (await experiments.FindAsync(person, trial.Id, cancellation) is { } state)
            {
                reported.Add(Reported(state));
            }
        }

        return reported.ToImmutable();
    }

    private ReportedTrial Reported(ExperimentState state)
    {
        var spoken = knowledge.In(PageLanguages.Now.Code);
        var shown = ExperimentWords.Shown(state);
        return new ReportedTrial(
            state.Trial.Id,
            spoken.NameOfRemedy(state.Trial.Remedy),
            state.Trial.Against is { } other ? spoken.NameOfRemedy(other) : null,
            ExperimentWords.Design(state),
            state.Trial.Start,
            state.Trial.Outcome?.Ending,
            state.Trial.StoppedOn is not null,
            shown is { Ratio: { } ratio, Low: { } low, High: { } high } ? new RatioRange(ratio, low, high) : null,
            shown?.ChanceHelps);
    }

    private static TriggerStanding StandingOf(TriggerVerdict verdict) => verdict switch
    {
        TriggerVerdict.Matters => TriggerStanding.Matters,
        TriggerVerdict.OneOfGroup => TriggerStanding.OneOfGroup,
        TriggerVerdict.NotIt => TriggerStanding.NotIt,
        TriggerVerdict.Unclear => TriggerStanding.Unclear,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
    };
}
