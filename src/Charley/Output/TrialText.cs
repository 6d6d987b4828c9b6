using Charley.Diary.Trials;
using Charley.Learning.Trials;
using Charley.Web.Experiments;

namespace Charley.Output;

/// <summary>Writes an experiment as lines or as JSON.</summary>
internal static class TrialText
{
    /// <summary>Letters of an id that are shown; its end is drawn at random.</summary>
    private const int IdLetters = 8;

    public static string ShortId(Trial trial) => trial.Id.ToString()[^IdLetters..];

    /// <summary>What to do tonight first, then what is known.</summary>
    public static string Lines(ExperimentState state)
    {
        var lines = new List<string> { DiaryText.Plain(state.Name) + ", " + ShortId(state.Trial) };
        if (ExperimentWords.Tonight(state) is { } tonight)
        {
            lines.Add(DiaryText.Plain(tonight));
        }

        lines.Add(DiaryText.Plain(ExperimentWords.Statement(state) ?? TrialTexts.TooEarly));
        lines.Add(DiaryText.Plain(ExperimentWords.Verdict(state)));
        lines.AddRange(ExperimentWords.AskFirst(state).Select(DiaryText.Plain));
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The same for programs.</summary>
    public static TrialSummary Summary(ExperimentState state) => new(
        state.Trial.Id,
        state.Trial.Remedy,
        state.Trial.Against,
        state.Trial.Outcome?.Ending,
        state.Tonight is { } night ? state.Schedule!.ArmOf(night) : null,
        state.Nights.Length,
        state.Result?.PairsFinished,
        state.Effect?.Ratio,
        state.Effect?.ChanceHelps,
        ExperimentWords.Statement(state));
}

/// <summary>An experiment for programs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Remedy">What is tried.</param>
/// <param name="Against">The other way to end a cramp; null where nights are compared.</param>
/// <param name="Ending">The answer; null while it runs.</param>
/// <param name="Tonight">What to do tonight; null if nothing.</param>
/// <param name="Nights">Nights so far.</param>
/// <param name="PairsFinished">Finished pairs of parts; null where cramps are compared.</param>
/// <param name="Ratio">The ratio, with to without (first to second), with its 95% interval; null if there is nothing to compare.</param>
/// <param name="ChanceHelps">The chance that it is below 1.</param>
/// <param name="Statement">The finding in words.</param>
internal sealed record TrialSummary(
    Guid Id,
    string Remedy,
    string? Against,
    TrialEnding? Ending,
    Arm? Tonight,
    int Nights,
    int? PairsFinished,
    RatioRange? Ratio,
    double? ChanceHelps,
    string? Statement);
