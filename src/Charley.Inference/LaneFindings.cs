using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Up to two present findings, those with the most links, keep their bits within the registers from the first step to the last.
/// </summary>
internal static class LaneFindings
{
    /// <summary>The vector before the first step: the leaks of these findings.</summary>
    public static Vector256<double> Start(int[] findings, Weights w) => findings.Length switch
    {
        0 => Vector256.CreateScalar(1.0),
        1 => Vector256.Create(w.Off[findings[0]], w.On[findings[0]], 0, 0),
        _ => Lanes.Vary(0, w.Off[findings[0]], w.On[findings[0]]) * Lanes.Vary(1, w.Off[findings[1]], w.On[findings[1]]),
    };

    /// <summary>The entry in which all of them are present.</summary>
    public static double Result(int[] findings, Vector256<double> vector) => vector[(1 << findings.Length) - 1];

    /// <summary>The vector after the last step on the way back.</summary>
    public static Vector256<double> End(int[] findings) => Vector256<double>.Zero.WithElement((1 << findings.Length) - 1, 1);

    /// <summary>From the vector that arrives at the first step on the way back: derivatives by the leaks.</summary>
    public static void FillDerivatives(int[] findings, Weights w, Weights d, Vector256<double> back)
    {
        var all = Vector256.Sum(Start(findings, w) * back);
        for (var lane = 0; lane < findings.Length; lane++)
        {
            var others = findings.Length == 1
                ? Vector256.Create(1.0, 1, 0, 0)
                : Lanes.Vary(1 - lane, w.Off[findings[1 - lane]], w.On[findings[1 - lane]]);
            var by = others * back / Vector256.Create(all);
            var finding = findings[lane];
            d.Off[finding] = Vector256.Sum(by * Lanes.Vary(lane, 1, 0));
            d.On[finding] = Vector256.Sum(by * Lanes.Vary(lane, 0, 1));
            d.Present[finding] = 1;
        }
    }
}
