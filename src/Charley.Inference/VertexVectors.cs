using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>All weights of one vertex (see <see cref="LaneWeights"/>) that belong into one of its tables.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VertexVectors(
    Vector256<double> Off,
    Vector256<double> On,
    Vector256<double> Shut,
    Vector256<double> Open,
    Vector256<double> Absent,
    Vector256<double> Present)
{
    /// <summary>The leak belongs to the first table, gate and value to the last; the others are those of a stage that does nothing.</summary>
    public static VertexVectors Load(LaneWeights w, TreeTable table)
    {
        var v = table.Node;
        var one = Vector256<double>.One;
        var zero = Vector256<double>.Zero;
        return new VertexVectors(
            table.IsHead ? w.Off[v] : one,
            table.IsHead ? w.On[v] : zero,
            table.IsTail ? w.Shut[v] : zero,
            table.IsTail ? w.Open[v] : one,
            table.IsTail ? w.Absent[v] : one,
            table.IsTail ? w.Present[v] : one);
    }

    /// <summary>Stores what <see cref="Load"/> takes from the weights.</summary>
    public void Store(LaneWeights w, TreeTable table)
    {
        var v = table.Node;
        if (table.IsHead)
        {
            w.Off[v] = Off;
            w.On[v] = On;
        }

        if (table.IsTail)
        {
            w.Shut[v] = Shut;
            w.Open[v] = Open;
            w.Absent[v] = Absent;
            w.Present[v] = Present;
        }
    }
}
