namespace Charley.Web.Guided;

/// <summary>How long and how often, in words.</summary>
internal static class Dose
{
    private const int SecondsPerMinute = 60;

    /// <summary>What takes this long in one go, in seconds, is a movement; nobody holds a stretch for it.</summary>
    private const int LongestStretch = 30;

    /// <summary>The dose of a position as a sentence or two.</summary>
    public static string InWords(GuidedMove move)
    {
        var dose = move switch
        {
            { Times: > 1, Rest: > 0 } => GuidedTexts.HoldTimesRest.With(move.Seconds, move.Times, move.Rest),
            { Times: > 1 } => GuidedTexts.HoldTimes.With(move.Seconds, move.Times),
            { Seconds: > SecondsPerMinute } => GuidedTexts.GoOnMinutes.With(move.Seconds / SecondsPerMinute),
            { Seconds: >= LongestStretch } => GuidedTexts.GoOn.With(move.Seconds),
            _ => GuidedTexts.Hold.With(move.Seconds),
        };
        return move.EachSide ? $"{dose} {GuidedTexts.EachSide}" : dose;
    }

    /// <summary>Whole minutes that a remedy's positions take, at least one.</summary>
    public static int Minutes(Remedy remedy) =>
        Math.Max(1, (int)Math.Round(remedy.Guided.Sum(move => move.TotalSeconds) / (double)SecondsPerMinute, MidpointRounding.AwayFromZero));
}
