using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>What the weights of one vertex do in a step of the sweep.</summary>
internal static class VertexWeights
{
    /// <summary>A bit that is its vertex's value already.</summary>
    public static Settling AlreadySettled { get; } = new(1, 0, 1);

    /// <summary>Weights of the two states of a bit that is opened, or, when settled, of the two values of its vertex.</summary>
    public static Opening OfOpening(Weights w, int vertex, bool settled)
    {
        if (!settled)
        {
            return new Opening(w.Off[vertex], w.On[vertex]);
        }

        var value = OfSettling(w, vertex);
        return new Opening((w.Off[vertex] * value.OffToAbsent) + (w.On[vertex] * value.OnToAbsent), w.On[vertex] * value.OnToPresent);
    }

    /// <summary>What turns a bit into the value of its vertex.</summary>
    public static Settling OfSettling(Weights w, int vertex) => new(
        (w.Shut[vertex] + w.Open[vertex]) * w.Absent[vertex],
        w.Shut[vertex] * w.Absent[vertex],
        w.Open[vertex] * w.Present[vertex]);
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Opening(double Off, double On);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Settling(double OffToAbsent, double OnToAbsent, double OnToPresent);
