using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>
/// Totals read off where the forward and the backward vector meet at a vertex, its weights left out: by its bit (off, on) and
/// its value (absent, present).
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MeetingSums(double OffAbsent, double OnAbsent, double OnPresent);

/// <summary>Turns the sums read off the sweep into derivatives of the logarithm of the total by the weights of a vertex.</summary>
internal static class VertexDerivatives
{
    /// <summary>From the totals with the bit (or the settled value) opened as 0 and as 1, weights left out.</summary>
    public static void OfOpening(Weights w, Weights d, int v, bool settled, double off, double on)
    {
        if (!settled)
        {
            var all = (w.Off[v] * off) + (w.On[v] * on);
            d.Off[v] = off / all;
            d.On[v] = on / all;
            return;
        }

        var (absent, present) = w.ValueWeights(v);
        var sum = (absent * w.Absent[v] * off) + (present * w.Present[v] * on);
        var a = off / sum;
        var b = on / sum;
        d.Absent[v] = absent * a;
        d.Present[v] = present * b;
        a *= w.Absent[v];
        b *= w.Present[v];
        d.Off[v] = (w.Shut[v] + w.Open[v]) * a;
        d.On[v] = (w.Shut[v] * a) + (w.Open[v] * b);
        d.Shut[v] = (w.Off[v] + w.On[v]) * a;
        d.Open[v] = (w.Off[v] * a) + (w.On[v] * b);
    }

    /// <summary>From the totals of bit and value.</summary>
    public static void OfSettling(Weights w, Weights d, int v, in MeetingSums sums)
    {
        var absent = ((w.Shut[v] + w.Open[v]) * sums.OffAbsent) + (w.Shut[v] * sums.OnAbsent);
        var present = w.Open[v] * sums.OnPresent;
        var all = (absent * w.Absent[v]) + (present * w.Present[v]);
        d.Absent[v] = absent / all;
        d.Present[v] = present / all;
        d.Shut[v] = w.Absent[v] * (sums.OffAbsent + sums.OnAbsent) / all;
        d.Open[v] = ((w.Absent[v] * sums.OffAbsent) + (w.Present[v] * sums.OnPresent)) / all;
    }

    /// <summary>Contribution of a vertex that had no bit.</summary>
    public static double Contribution(in Opening opening, double off, double on, double fired) =>
        opening.On * fired / ((opening.Off * off) + (opening.On * on));

    /// <summary>Contribution of a vertex that had a bit.</summary>
    public static double Contribution(in Settling settling, in MeetingSums sums, double fired) =>
        settling.OnToPresent * fired / Total(settling, sums);

    /// <summary>The total as seen at a vertex that had a bit.</summary>
    public static double Total(in Settling settling, in MeetingSums sums) =>
        (settling.OffToAbsent * sums.OffAbsent) + (settling.OnToAbsent * sums.OnAbsent) + (settling.OnToPresent * sums.OnPresent);
}
