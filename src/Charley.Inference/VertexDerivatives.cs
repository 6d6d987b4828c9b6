using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>Turns the sums read off the sweep into derivatives of the logarithm of the total by the weights of a vertex.</summary>
internal static class VertexDerivatives
{
    /// <summary>From the totals with the bit (or the settled value) opened as 0 and as 1, weights left out.</summary>
    public static void OfOpening(LaneWeights w, LaneWeights d, int vertex, bool settled, ReadOnlySpan<double> off, ReadOnlySpan<double> on)
    {
        for (var lane = 0; lane < w.Lanes; lane++)
        {
            var i = (vertex * w.Lanes) + lane;
            if (!settled)
            {
                var all = (w.Off[i] * off[lane]) + (w.On[i] * on[lane]);
                d.Off[i] = off[lane] / all;
                d.On[i] = on[lane] / all;
                continue;
            }

            var (absent, present) = w.ValueWeights(i);
            var sum = (absent * w.Absent[i] * off[lane]) + (present * w.Present[i] * on[lane]);
            var a = off[lane] / sum;
            var b = on[lane] / sum;
            d.Absent[i] = absent * a;
            d.Present[i] = present * b;
            a *= w.Absent[i];
            b *= w.Present[i];
            d.Off[i] = (w.Shut[i] + w.Open[i]) * a;
            d.On[i] = (w.Shut[i] * a) + (w.Open[i] * b);
            d.Shut[i] = (w.Off[i] + w.On[i]) * a;
            d.Open[i] = (w.Off[i] * a) + (w.On[i] * b);
        }
    }

    /// <summary>From the totals (off, absent), (on, absent) and (on, present) of bit and value, weights left out.</summary>
    public static void OfSettling(LaneWeights w, LaneWeights d, int vertex, ReadOnlySpan<double> sums)
    {
        for (var lane = 0; lane < w.Lanes; lane++)
        {
            var i = (vertex * w.Lanes) + lane;
            var offAbsent = sums[lane];
            var onAbsent = sums[w.Lanes + lane];
            var onPresent = sums[(2 * w.Lanes) + lane];
            var absent = ((w.Shut[i] + w.Open[i]) * offAbsent) + (w.Shut[i] * onAbsent);
            var present = w.Open[i] * onPresent;
            var all = (absent * w.Absent[i]) + (present * w.Present[i]);
            d.Absent[i] = absent / all;
            d.Present[i] = present / all;
            d.Shut[i] = w.Absent[i] * (offAbsent + onAbsent) / all;
            d.Open[i] = ((w.Absent[i] * offAbsent) + (w.Present[i] * onPresent)) / all;
        }
    }

    /// <summary>Contribution of a vertex that had no bit.</summary>
    public static void Contribution(
        LaneWeights w, int vertex, in Opening opening, ReadOnlySpan<double> off, ReadOnlySpan<double> on, ReadOnlySpan<double> fired, double[] contributions)
    {
        for (var lane = 0; lane < w.Lanes; lane++)
        {
            var all = (opening.Off.GetElement(lane) * off[lane]) + (opening.On.GetElement(lane) * on[lane]);
            contributions[(vertex * w.Lanes) + lane] += opening.On.GetElement(lane) * fired[lane] / all;
        }
    }

    /// <summary>Contribution of a vertex that had a bit.</summary>
    public static void Contribution(
        LaneWeights w, int vertex, in Settling settling, ReadOnlySpan<double> sums, ReadOnlySpan<double> fired, double[] contributions)
    {
        for (var lane = 0; lane < w.Lanes; lane++)
        {
            var all = (settling.OffToAbsent.GetElement(lane) * sums[lane])
                + (settling.OnToAbsent.GetElement(lane) * sums[w.Lanes + lane])
                + (settling.OnToPresent.GetElement(lane) * sums[(2 * w.Lanes) + lane]);
            contributions[(vertex * w.Lanes) + lane] += settling.OnToPresent.GetElement(lane) * fired[lane] / all;
        }
    }
}
