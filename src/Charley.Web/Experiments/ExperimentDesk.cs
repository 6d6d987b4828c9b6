using System.Collections.Immutable;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Trials;
using Charley.Learning.Trials;
using Charley.Web.Languages;
using NodaTime;

namespace Charley.Web.Experiments;

/// <summary>Plans, follows and ends experiments, for pages and commands.</summary>
/// <param name="people">Knows each person's clock.</param>
/// <param name="trials">Where experiments are kept.</param>
/// <param name="episodes">What is logged.</param>
/// <param name="days">What is recorded about days.</param>
/// <param name="interviews">What the person has answered, for safety.</param>
/// <param name="knowledge">The remedies.</param>
/// <param name="safety">Knows what must not be on trial.</param>
public sealed class ExperimentDesk(
    PersonStore people, TrialStore trials, EpisodeStore episodes, DayStore days, InterviewStore interviews, KnowledgeBase knowledge, RemedySafety safety)
{
    /// <summary>Days of the diary from which a plan is made.</summary>
    private const int DaysToPlanBy = 90;

    /// <summary>Evidence records that hold the ratio to expect before a person's own nights, beside the effects that studies measured.</summary>
    private const string ExpectedRatio = "prior-rr-";

    /// <summary>Interviews that are looked through for medicines and illnesses.</summary>
    private const int InterviewsRemembered = 20;

    /// <summary>Noon.</summary>
    private const int HalfDay = 12;

    /// <summary>The name of a remedy in the language of the reader, or the person's own words.</summary>
    public string NameOf(string remedy) => knowledge.In(PageLanguages.Now.Code).NameOfRemedy(remedy);

    /// <summary>All that the person has said that bears on safety (see <see cref="SaidBefore"/>); null if there was no interview.</summary>
    public async Task<Interview?> SaidAsync(Person person, CancellationToken cancellation) =>
        SaidBefore.Of(await interviews.RecentAsync(person.Id, InterviewsRemembered, cancellation), knowledge);

    /// <summary>Why a new experiment must wait, in a plain sentence: another of its kind is still running. Null if it need not.</summary>
    /// <param name="key">Its key; an experiment that was already started by the same form is not another one.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<string?> WhyWaitAsync(TrialKey key, TrialKind kind, CancellationToken cancellation) =>
        (await trials.ListAsync(key.PersonId, cancellation)).FirstOrDefault(trial => trial.Kind == kind && trial.Id != key.Id && trial is { Outcome: null, StoppedOn: null }) is { } running
            ? ExperimentTexts.StillRunning.With(NameOf(running.Remedy))
            : null;

    /// <summary>The person's own rate of cramps, from the diary; null if it says too little.</summary>
    public async Task<OwnRate?> OwnRateAsync(Person person, CancellationToken cancellation)
    {
        var today = people.NowFor(person).Date;
        var range = new DateInterval(today.PlusDays(-DaysToPlanBy), today);
        return ExperimentNights.OwnRate(
            await episodes.MarksAsync(person.Id, range, cancellation), await days.ListAsync(person.Id, range, cancellation), today);
    }

    /// <summary>What studies let one expect of a remedy; neutral where they say nothing.</summary>
    public EffectPrior PriorOf(string remedy)
    {
        var published = knowledge.Remedies.TryGetValue(remedy, out var known)
            ? known.For.SelectMany(target => target.Benefit.Basis.Evidence)
                .Where(id => id.StartsWith(ExpectedRatio, StringComparison.Ordinal))
                .Select(id => knowledge.Evidence.GetValueOrDefault(id))
                .FirstOrDefault(record => record is { Value: > 0, Low: > 0, High: > 0 })
            : null;
        return published is null ? EffectPrior.Neutral : EffectPrior.FromPublished(published.Value!.Value, published.Low!.Value, published.High!.Value);
    }

    /// <summary>Starts an experiment of nights, this evening.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="remedy">Id of a remedy, or own words; checked by <see cref="RemedySafety"/> before.</param>
    /// <param name="design">Its shape.</param>
    /// <param name="seed">Draws the order; null for one nobody knows.</param>
    /// <param name="person">Whose.</param>
    /// <param name="cancellation">Gives up before it is stored.</param>
    public async Task<Trial> StartAsync(TrialKey key, string remedy, TrialDesign design, int? seed, Person person, CancellationToken cancellation)
    {
        var prior = PriorOf(remedy);
        return await trials.AddAsync(
            New(key, TrialKind.Prevention, remedy, person) with
            {
                BlockNights = design.BlockNights,
                WashoutNights = design.WashoutNights,
                Order = TrialSchedule.Draw(design, seed ?? SeedOf(key)).ToString(),
                PriorMean = prior.Mean,
                PriorSpread = prior.Spread,
            },
            cancellation);
    }

    /// <summary>Starts an experiment of two ways to end a cramp.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="first">The one, by id or own words.</param>
    /// <param name="second">The other.</param>
    /// <param name="pairs">Pairs of cramps.</param>
    /// <param name="person">Whose.</param>
    /// <param name="cancellation">Gives up before it is stored.</param>
    public async Task<Trial> StartReliefAsync(TrialKey key, string first, string second, int pairs, Person person, CancellationToken cancellation) =>
        await trials.AddAsync(
            New(key, TrialKind.Relief, first, person) with
            {
                Against = second,
                Order = string.Concat(ReliefTrial.Draw(pairs, SeedOf(key)).Select(isFirst => isFirst ? "AB" : "BA")),
            },
            cancellation);

    /// <summary>The experiment as it stands; null if the person has none by this key. Stores the answer when there is one.</summary>
    public async Task<ExperimentState?> FindAsync(Person person, Guid id, CancellationToken cancellation)
    {
        var key = new TrialKey(person.Id, id);
        if (await trials.FindAsync(key, cancellation) is not { } trial)
        {
            return null;
        }

        var state = trial.Kind == TrialKind.Prevention ? await NightsOfAsync(person, trial, cancellation) : CrampsOf(person, trial);
        if (trial.Outcome is null)
        {
            var said = await SaidAsync(person, cancellation);
            string[] tried = trial.Against is null ? [trial.Remedy] : [trial.Remedy, trial.Against];
            state = state with
            {
                WhyNot = tried.Select(remedy => safety.WhyNot(remedy, said)).FirstOrDefault(reason => reason is not null),
                AskFirst = [.. tried.SelectMany(remedy => safety.AskFirst(remedy, said)).Distinct(StringComparer.Ordinal)],
            };
        }

        if (trial.Outcome is null && OutcomeOf(state) is { } outcome)
        {
            return await trials.ChangeAsync(key, current => current.Outcome is null ? current with { Outcome = outcome } : current, cancellation) is { } ended
                ? state with { Trial = ended, Tonight = null }
                : null;
        }

        return state;
    }

    /// <summary>Stops an experiment today.</summary>
    /// <returns>Whether there was one that ran.</returns>
    public async Task<bool> StopAsync(Person person, Guid id, CancellationToken cancellation)
    {
        var today = people.NowFor(person).Date;
        await trials.ChangeAsync(
            new TrialKey(person.Id, id),
            trial => trial.Outcome is null && trial.StoppedOn is null ? trial with { StoppedOn = today } : trial,
            cancellation);
        return await FindAsync(person, id, cancellation) is not null;
    }

    private static int SeedOf(TrialKey key) => HashCode.Combine(key.Id);

    private Trial New(TrialKey key, TrialKind kind, string remedy, Person person)
    {
        var now = people.NowFor(person);
        return new Trial
        {
            PersonId = key.PersonId,
            Id = key.Id,
            Kind = kind,
            Remedy = remedy,
            Start = now.Date,
            BlockNights = 1,
            WashoutNights = 0,
            Order = string.Empty,
            PriorMean = EffectPrior.Neutral.Mean,
            PriorSpread = EffectPrior.Neutral.Spread,
            CreatedAt = now.ToInstant(),
            UpdatedAt = now.ToInstant(),
            Version = 1,
        };
    }

    private async Task<ExperimentState> NightsOfAsync(Person person, Trial trial, CancellationToken cancellation)
    {
        var now = people.NowFor(person).LocalDateTime;
        var design = new TrialDesign(trial.Order.Length / 2, trial.BlockNights, trial.WashoutNights);
        var schedule = TrialSchedule.Parse(design, trial.Order);
        var planned = trial.StoppedOn is { } stopped ? Math.Clamp(Period.DaysBetween(trial.Start, stopped), 0, design.Nights) : design.Nights;

        // In the morning the night that ends can be checked in; then it counts without waiting for noon.
        var lastMorning = Period.DaysBetween(trial.Start, now.Date) - 1;
        var over = now.Hour < HalfDay && trial.NightAt(lastMorning) is null ? lastMorning : lastMorning + 1;
        var count = Math.Clamp(over, 0, planned);
        var range = ExperimentNights.Days(trial.Start, Math.Max(1, planned));
        var nights = ExperimentNights.For(
            trial, count, await episodes.MarksAsync(person.Id, range, cancellation), await days.ListAsync(person.Id, range, cancellation));
        var tonight = lastMorning + 1;
        return new ExperimentState(
            person, trial, NameOf(trial.Remedy), null, nights, trial.Outcome is null && trial.StoppedOn is null && tonight < planned ? tonight : null)
        {
            Schedule = schedule,
            Result = TrialAnalysis.Analyse(schedule, nights, new EffectPrior(trial.PriorMean, trial.PriorSpread)),
            LastNight = lastMorning >= 0 && lastMorning < planned && trial.Outcome is null ? lastMorning : null,
        };
    }

    private ExperimentState CrampsOf(Person person, Trial trial) =>
        new(person, trial, NameOf(trial.Remedy), NameOf(trial.Against!), [], null)
        {
            Relief = ReliefTrial.Analyse(
                [.. trial.Order.Chunk(2).Select(pair => pair[0] == 'A')],
                [.. trial.Cramps.Select(cramp => new ReliefCramp(cramp.Seconds / (double)NodaConstants.SecondsPerMinute, cramp.Ended, cramp.Helped))]),
        };

    private static TrialOutcome? OutcomeOf(ExperimentState state)
    {
        TrialEnding? ending = (state.Result?.Verdict ?? state.Relief!.Verdict) switch
        {
            TrialVerdict.Helps => TrialEnding.Helps,
            TrialVerdict.Worse => TrialEnding.Worse,
            TrialVerdict.LittleDifference => TrialEnding.LittleDifference,
            TrialVerdict.Unclear => TrialEnding.Unclear,
            _ => state.Trial.StoppedOn is null ? null : TrialEnding.Unclear,
        };
        return ending is { } known
            ? new TrialOutcome(known, state.Effect?.Ratio.Middle, state.Effect?.Ratio.Low, state.Effect?.Ratio.High, state.Effect?.ChanceHelps)
            : null;
    }
}
