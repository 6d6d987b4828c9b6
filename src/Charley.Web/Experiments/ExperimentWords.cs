using System.Globalization;
using Charley.Diary.Trials;
using Charley.Learning.Trials;
using NodaTime;

namespace Charley.Web.Experiments;

/// <summary>What an experiment shows, in words.</summary>
public static class ExperimentWords
{
    private const double Percent = 100;

    /// <summary>Beyond this a chance is "more than 99 in 100": no experiment is surer than that.</summary>
    private const double NearlySure = 0.995;

    /// <summary>The finding with its range and chance, in one or two sentences; null if nothing can be compared.</summary>
    public static string? Statement(ExperimentState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Shown(state) is not { Ratio: { } ratio, Low: { } low, High: { } high, ChanceHelps: { } chance })
        {
            return null;
        }

        return state.Against is null
            ? ExperimentTexts.Statement.With(state.Name, Change(ratio), Range(low, high), Chance(chance))
            : chance >= 0.5
                ? ExperimentTexts.ReliefStatement.With(state.Name, state.Against, Times(ratio), Times(low), Times(high), Chance(chance))
                : ExperimentTexts.ReliefStatement.With(state.Against, state.Name, Times(1 / ratio), Times(1 / high), Times(1 / low), Chance(1 - chance));
    }

    /// <summary>What to do tonight, or when the next cramp comes; null when it is over.</summary>
    public static string? Tonight(ExperimentState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { IsOver: false, WhyNot: { } reason } ? ExperimentTexts.StopNow + " " + reason
            : state.Tonight is { } night ? (state.Schedule!.ArmOf(night) == Arm.With ? ExperimentTexts.TonightWith : ExperimentTexts.TonightWithout).With(state.Name)
            : state.NextIsFirst is { } isFirst ? ExperimentTexts.NextCramp.With(isFirst ? state.Name : state.Against!)
            : null;
    }

    /// <summary>What to ask somebody about before doing it, as lines under a title; none when it is over or must stop.</summary>
    public static IEnumerable<string> AskFirst(ExperimentState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { IsOver: false, WhyNot: null, AskFirst.IsEmpty: false } ? [ExperimentTexts.AskFirstTitle + ":", .. state.AskFirst.Select(reason => "- " + reason)] : [];
    }

    /// <summary>Whether there is an answer, and what follows.</summary>
    public static string Verdict(ExperimentState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return (state.Trial.Outcome?.Ending, state.Against) switch
        {
            (null, _) => ExperimentTexts.VerdictOpen,
            (TrialEnding.Helps, null) => ExperimentTexts.VerdictHelps,
            (TrialEnding.Worse, null) => ExperimentTexts.VerdictWorse,
            (TrialEnding.Helps, _) => ExperimentTexts.VerdictFirst.With(state.Name),
            (TrialEnding.Worse, { } other) => ExperimentTexts.VerdictFirst.With(other),
            (TrialEnding.LittleDifference, _) => ExperimentTexts.VerdictLittle,
            (TrialEnding.Unclear, _) => state.Trial.StoppedOn is null ? ExperimentTexts.VerdictUnclear : ExperimentTexts.VerdictStopped,
            var (ending, _) => throw new ArgumentOutOfRangeException(nameof(state), ending, "Unknown ending."),
        };
    }

    /// <summary>"38% fewer", "12% more", "as many".</summary>
    public static string Change(double ratio)
    {
        var percent = Math.Round(Percent * Math.Abs(1 - ratio));
        return percent < 1 ? ExperimentTexts.AsMany
            : ratio < 1 ? ExperimentTexts.Fewer.With(percent)
            : ratio < 2 ? ExperimentTexts.MoreOf.With(percent)
            : ExperimentTexts.TimesAsMany.With(Times(ratio));
    }

    /// <summary>"99 in 100".</summary>
    public static string Chance(double chance) =>
        chance > NearlySure ? ExperimentTexts.MoreThan99
        : chance < 1 - NearlySure ? ExperimentTexts.LessThan1
        : ExperimentTexts.InHundred.With(Math.Clamp(Math.Round(Percent * chance), 1, 99));

    /// <summary>"about 8 in 10".</summary>
    public static string InTen(double chance)
    {
        var tenths = Math.Round(10 * chance);
        return tenths < 1 ? ExperimentTexts.UnderOneInTen : tenths > 9 ? ExperimentTexts.OverNineInTen : ExperimentTexts.InTen.With(tenths);
    }

    private static string Range(double low, double high) => ExperimentTexts.Between.With(Change(high), Change(low));

    /// <summary>How it is done, and what was counted, in a few words.</summary>
    public static string Design(ExperimentState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Result?.Assigned is { } counted
            ? ExperimentTexts.DesignNights.With(
                state.Trial.Order.Length / 2, state.Trial.BlockNights, counted.With.Nights, counted.With.Episodes, counted.Without.Nights, counted.Without.Episodes)
            : ExperimentTexts.DesignCramps.With(state.Trial.Cramps.Length, state.Trial.Order.Length);
    }

    /// <summary>What was said about a cramp: "2.5 min, it helped".</summary>
    public static string Cramp(TrialCramp cramp)
    {
        ArgumentNullException.ThrowIfNull(cramp);
        var time = cramp.Seconds is { } seconds ? (cramp.Ended ? ExperimentTexts.CrampTimed : ExperimentTexts.CrampLonger).With(Minutes(seconds)) : ExperimentTexts.CrampUntimed;
        return cramp.Helped is { } helped ? $"{time}, {(helped ? ExperimentTexts.CrampHelped : ExperimentTexts.CrampHelpedNot)}" : time;
    }

    /// <summary>Minutes as they are typed, exact to the second.</summary>
    public static string Minutes(int seconds) => (seconds / (double)NodaConstants.SecondsPerMinute).ToString("0.##", CultureInfo.CurrentCulture);

    private static string Times(double ratio) => ratio.ToString("0.0#", CultureInfo.CurrentCulture);

    /// <summary>What is stored once it is over, so that the answer does not move any more.</summary>
    public static TrialOutcome? Shown(ExperimentState state) =>
        state.Trial.Outcome
        ?? (state.Effect is { } effect
            ? new TrialOutcome(TrialEnding.Unclear, effect.Ratio.Middle, effect.Ratio.Low, effect.Ratio.High, effect.ChanceHelps)
            : null);
}
