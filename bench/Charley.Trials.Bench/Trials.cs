using System.Globalization;
using Charley.Learning.Trials;

namespace Charley.Trials.Bench;

/// <summary>Plays experiments.</summary>
internal static class Trials
{
    private const int DaysTimed = 20;

    /// <summary>Fewer falls of the coins than in earnest keep the same promise with a coarser step.</summary>
    private const int FallsTried = 1_999;

    /// <summary>The verdict of each trial, looked at every day and stopped as soon as there is one.</summary>
    public static IReadOnlyList<TrialVerdict> Verdicts(Scenario scenario, int count) =>
    [
        .. Played(scenario, count).Select(trial => TrialAnalysis.Decide(trial.Schedule, trial.Nights, FallsTried).Signal switch
        {
            StopSignal.Better => TrialVerdict.Helps,
            StopSignal.Worse => TrialVerdict.Worse,
            _ => TrialVerdict.Unclear,
        }),
    ];

    /// <summary>The share of trials whose 95% interval at the planned end, from the neutral prior, holds the truth.</summary>
    public static double Coverage(Scenario scenario, int count, bool isDone)
    {
        var truth = isDone ? scenario.Person.Ratio : scenario.Person.AssignedRatio;
        return Played(scenario, count).Count(trial => Holds(trial, truth, EffectPrior.Neutral, isDone)) / (double)count;
    }

    /// <summary>The same where each person's effect is drawn from a published one, which is also the prior, and the trial may stop early.</summary>
    public static double CoverageOfPrior(Scenario scenario, int count)
    {
        var prior = EffectPrior.FromPublished(0.8, 0.6, 1.05);
#pragma warning disable S2245, CA5394 // Nothing secret is drawn here.
        var draws = new Random(1);
#pragma warning restore S2245, CA5394
        var held = 0;
        for (var index = 0; index < count; index++)
        {
            var ratio = Math.Exp(MathNet.Numerics.Distributions.Normal.Sample(draws, prior.Mean, prior.Spread));
            var person = scenario.Person with { Ratio = ratio, Adherence = 1 };
            var (schedule, nights) = Played(scenario with { Person = person }, 1, index).Single();
            var (signal, pairs) = TrialAnalysis.Decide(schedule, nights, FallsTried);
            var seen = signal == StopSignal.None ? nights : nights.Take(pairs * 2 * scenario.Design.BlockNights).ToList();
            held += Holds((schedule, seen), ratio, prior, isDone: false) ? 1 : 0;
        }

        return held / (double)count;
    }

    /// <summary>Processor time of the whole analysis on the last day of a year.</summary>
    public static string SlowestDay()
    {
        var (schedule, nights) = Played(Scenario.All[2], 1).Single();
        var start = Environment.CpuUsage.TotalTime;
        for (var day = 0; day < DaysTimed; day++)
        {
            TrialAnalysis.Analyse(schedule, nights, EffectPrior.Neutral);
        }

        var spent = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / DaysTimed;
        return string.Create(CultureInfo.InvariantCulture, $"one day's analysis after a year: {spent:0} ms of one processor");
    }

    private static bool Holds((TrialSchedule Schedule, IReadOnlyList<Night> Nights) trial, double truth, EffectPrior prior, bool isDone)
    {
        var cells = isDone ? RateCells.Done(trial.Schedule, trial.Nights) : RateCells.Assigned(trial.Schedule, trial.Nights);
        var ratio = CountModel.Posterior(cells, prior).Ratio;
        return ratio.Low <= truth && truth <= ratio.High;
    }

    private static IEnumerable<(TrialSchedule Schedule, IReadOnlyList<Night> Nights)> Played(Scenario scenario, int count, int first = 0)
    {
        for (var trial = first; trial < first + count; trial++)
        {
            var schedule = TrialSchedule.Draw(scenario.Design, (2 * trial) + 1);
            yield return (schedule, scenario.Person.Draw(schedule, 2 * trial));
        }
    }
}
