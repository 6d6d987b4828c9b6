using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>Where a node of the moving part is folded.</summary>
internal enum ForestStepKind
{
    /// <summary>Nowhere: it is the last of its tree.</summary>
    Root,

    /// <summary>Into the child it fires at.</summary>
    IntoChild,

    /// <summary>Into the child it is the gate of.</summary>
    GateIntoChild,

    /// <summary>Into the parent that fires at it.</summary>
    IntoParent,

    /// <summary>Into its gate.</summary>
    IntoGate,
}

/// <summary>One peel of the moving part; the step's number is the node's place.</summary>
/// <param name="Kind">Where the node goes.</param>
/// <param name="Other">Place of the node it is folded into.</param>
/// <param name="Fire">See <see cref="Edge"/>.</param>
/// <param name="Keep">See <see cref="Edge"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForestStep(ForestStepKind Kind, int Other, Vector256<double> Fire, Vector256<double> Keep)
{
    public static ForestStep Of(ForestPlan plan, Peel peel)
    {
        if (peel.Edge < 0)
        {
            return default;
        }

        ref readonly var edge = ref plan.Topology.Edges[peel.Edge];
        var isParent = edge.Parent == peel.Vertex;
        var kind = (isParent, edge.IsGate) switch
        {
            (true, false) => ForestStepKind.IntoChild,
            (true, true) => ForestStepKind.GateIntoChild,
            (false, false) => ForestStepKind.IntoParent,
            (false, true) => ForestStepKind.IntoGate,
        };
        return new ForestStep(
            kind, plan.IndexOf[isParent ? edge.Child : edge.Parent], Vector256.Create(edge.Fire), Vector256.Create(edge.Keep));
    }
}

/// <summary>The weights of one node (see <see cref="LaneWeights"/>), alike for all subsets.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NodeWeights(double Off, double On, double Shut, double Open, double Absent, double Present)
{
    public static NodeWeights Of(LaneWeights w, int node) => new(
        w.Off[node].ToScalar(), w.On[node].ToScalar(), w.Shut[node].ToScalar(), w.Open[node].ToScalar(), w.Absent[node].ToScalar(), w.Present[node].ToScalar());
}

/// <summary>Sums of derivatives by the weights of one node, but for that of its being present; each vector is still to be summed.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct NodeDerivatives
{
    public Vector256<double> Off;
    public Vector256<double> On;
    public Vector256<double> Shut;
    public Vector256<double> Open;
    public Vector256<double> Absent;
}
