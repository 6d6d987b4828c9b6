using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;

namespace Charley.Learning.Bench.Calibration;

/// <summary>A finding beside the truth.</summary>
/// <param name="IsTrigger">Whether the exposure is a trigger.</param>
/// <param name="Verdict">What was said.</param>
/// <param name="IsRight">Whether it is a trigger and its direction is right.</param>
/// <param name="IsCovered">Whether the interval holds the true ratio.</param>
public sealed record JudgedFinding(bool IsTrigger, TriggerVerdict Verdict, bool IsRight, bool IsCovered)
{
    private const double Even = 0.5;

    /// <summary>Whether it was shown as a trigger.</summary>
    public bool IsShown => Verdict == TriggerVerdict.Matters;

    /// <summary>Judges what is said about a person.</summary>
    public static List<JudgedFinding> Of(World world, IEnumerable<TriggerFinding> findings) =>
    [
        .. findings.Select(finding =>
        {
            var truth = world.Effects[world.IndexOf(finding.Id)].LogRatio;
            var isTrigger = Math.Abs(truth) > 0;
            var asShaped = finding.Shape == WindowShape.Little ? -truth : truth;
            return new JudgedFinding(
                isTrigger,
                finding.Verdict,
                isTrigger && (truth > 0) == (finding.Increase > Even),
                Math.Log(finding.RatioLow) <= asShaped && asShaped <= Math.Log(finding.RatioHigh));
        }),
    ];
}
