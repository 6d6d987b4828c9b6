using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>Weights of the vertices under the evidence, before any tree is peeled off; the same in all lanes.</summary>
internal static class BaseWeights
{
    /// <summary>Fills <paramref name="weights"/>.</summary>
    /// <returns>The factor that belongs to no vertex: what the settled nodes contribute.</returns>
    public static ScaledNumber Fill(Topology topology, Reduction reduction, LaneWeights weights)
    {
        var constant = new ScaledNumber(reduction.IsContradictory ? 0 : 1);
        for (var i = 0; i < topology.Count; i++)
        {
            if (reduction.Roles[i] == Role.Vertex)
            {
                FillVertex(topology, reduction, weights, i);
            }
            else if (reduction.Roles[i] == Role.Settled && !reduction.IsOff[i])
            {
                constant.Multiply(1 - topology.Leak[i]);
                constant.Multiply(DampParents(topology, reduction, weights, i, Lane.All));
            }
        }

        return constant;
    }

    /// <summary>
    /// A node known to be absent in some lanes and not held by a gate: none of its links fired, which is a factor for each present
    /// parent.
    /// </summary>
    /// <returns>The factors of those parents that are known to be present.</returns>
    public static double DampParents(Topology topology, Reduction reduction, LaneWeights weights, int node, Vector256<double> lanes)
    {
        var known = 1.0;
        foreach (var e in topology.Into[node])
        {
            ref readonly var edge = ref topology.Edges[e];
            if (edge.IsGate)
            {
                continue;
            }

            switch (reduction.States[edge.Parent])
            {
                case NodeState.Present:
                    known *= edge.Keep;
                    break;
                case NodeState.Unknown:
                    weights.Present[edge.Parent] *= Lane.Factor(lanes, edge.Keep);
                    break;
                default:
                    break;
            }
        }

        return known;
    }

    private static void FillVertex(Topology topology, Reduction reduction, LaneWeights weights, int i)
    {
        var off = 1 - topology.Leak[i];
        var on = topology.Leak[i];
        foreach (var e in topology.Into[i])
        {
            var edge = topology.Edges[e];
            var isKept = reduction.IsPresentTarget(edge.Child);
            if (!edge.IsGate && reduction.States[edge.Parent] == NodeState.Present && !isKept)
            {
                on += off * edge.Fire;
                off *= edge.Keep;
            }
        }

        weights.Off[i] = Vector256.Create(off);
        weights.On[i] = Vector256.Create(on);
        weights.Shut[i] = Vector256<double>.Zero;
        weights.Open[i] = Vector256<double>.One;
        weights.Absent[i] = Vector256.Create(reduction.States[i] == NodeState.Present ? 0.0 : 1);
        weights.Present[i] = Vector256.Create(reduction.States[i] == NodeState.Absent ? 0.0 : 1);
    }
}
