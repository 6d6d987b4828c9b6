using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>Weights of one vertex as vectors over the lanes (a single lane is repeated).</summary>
internal static class VertexWeights
{
    /// <summary>A bit that is its vertex's value already.</summary>
    public static Settling AlreadySettled { get; } = new(Vector256<double>.One, Vector256<double>.Zero, Vector256<double>.One);

    /// <summary>Weights of the two states of a bit that is opened, or, when settled, of the two values of its vertex.</summary>
    public static Opening OfOpening(LaneWeights w, int vertex, bool settled)
    {
        var off = Load(w.Off, vertex, w.Lanes);
        var on = Load(w.On, vertex, w.Lanes);
        if (!settled)
        {
            return new Opening(off, on);
        }

        var value = OfSettling(w, vertex);
        return new Opening((off * value.OffToAbsent) + (on * value.OnToAbsent), on * value.OnToPresent);
    }

    /// <summary>What turns a bit into the value of its vertex.</summary>
    public static Settling OfSettling(LaneWeights w, int vertex)
    {
        var shut = Load(w.Shut, vertex, w.Lanes);
        var open = Load(w.Open, vertex, w.Lanes);
        var absent = Load(w.Absent, vertex, w.Lanes);
        var present = Load(w.Present, vertex, w.Lanes);
        return new Settling((shut + open) * absent, shut * absent, open * present);
    }

    private static Vector256<double> Load(double[] values, int vertex, int lanes) =>
        lanes == 1 ? Vector256.Create(values[vertex]) : Vector256.Create(values, vertex * lanes);
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Opening(Vector256<double> Off, Vector256<double> On);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Settling(Vector256<double> OffToAbsent, Vector256<double> OnToAbsent, Vector256<double> OnToPresent);
