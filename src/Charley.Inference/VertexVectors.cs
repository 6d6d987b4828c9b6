using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>All weights of one vertex (see <see cref="LaneWeights"/>) as vectors over the lanes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VertexVectors(
    Vector256<double> Off,
    Vector256<double> On,
    Vector256<double> Shut,
    Vector256<double> Open,
    Vector256<double> Absent,
    Vector256<double> Present)
{
    public static VertexVectors Load(LaneWeights w, int node)
    {
        var at = node * LaneKernels.Width;
        return new VertexVectors(
            Vector256.Create(w.Off, at),
            Vector256.Create(w.On, at),
            Vector256.Create(w.Shut, at),
            Vector256.Create(w.Open, at),
            Vector256.Create(w.Absent, at),
            Vector256.Create(w.Present, at));
    }

    /// <summary>The weights that belong into one of the vertex's tables; the others are those of a stage that does nothing.</summary>
    public VertexVectors Of(TreeTable table)
    {
        var one = Vector256<double>.One;
        var zero = Vector256<double>.Zero;
        return new VertexVectors(
            table.IsHead ? Off : one,
            table.IsHead ? On : zero,
            table.IsTail ? Shut : zero,
            table.IsTail ? Open : one,
            table.IsTail ? Absent : one,
            table.IsTail ? Present : one);
    }

    /// <summary>Stores those that <see cref="Of"/> lets through.</summary>
    public void Store(LaneWeights w, TreeTable table)
    {
        var at = table.Node * LaneKernels.Width;
        if (table.IsHead)
        {
            Off.CopyTo(w.Off, at);
            On.CopyTo(w.On, at);
        }

        if (table.IsTail)
        {
            Shut.CopyTo(w.Shut, at);
            Open.CopyTo(w.Open, at);
            Absent.CopyTo(w.Absent, at);
            Present.CopyTo(w.Present, at);
        }
    }
}
