namespace Charley.Inference;

/// <summary>Weights of the vertices under the evidence, before any tree is peeled off; the same for all variants.</summary>
internal static class BaseWeights
{
    /// <summary>Fills the single lane of <paramref name="weights"/>.</summary>
    /// <returns>The factor that belongs to no vertex: what the settled nodes contribute.</returns>
    public static ScaledNumber Fill(Topology topology, Reduction reduction, LaneWeights weights)
    {
        weights.Clear();
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
                constant.Multiply(DampParents(topology, reduction, weights, i, lane: 0));
            }
        }

        return constant;
    }

    /// <summary>
    /// A node known to be absent and not held by a gate: none of its links fired, which is a factor for each present parent.
    /// </summary>
    /// <returns>The factors of those parents that are known to be present.</returns>
    public static double DampParents(Topology topology, Reduction reduction, LaneWeights weights, int node, int lane)
    {
        var known = 1.0;
        foreach (var e in topology.Into[node])
        {
            var edge = topology.Edges[e];
            if (edge.IsGate || reduction.States[edge.Parent] == NodeState.Absent)
            {
                continue;
            }

            if (reduction.States[edge.Parent] == NodeState.Present)
            {
                known *= edge.Keep;
            }
            else
            {
                weights.Present[(edge.Parent * weights.Lanes) + lane] *= edge.Keep;
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
            if (edge.IsGate || reduction.States[edge.Parent] != NodeState.Present || IsKept(reduction, edge))
            {
                continue;
            }

            on += off * edge.Fire;
            off *= edge.Keep;
        }

        weights.Off[i] = off;
        weights.On[i] = on;
        weights.Open[i] = 1;
        weights.Absent[i] = reduction.States[i] == NodeState.Present ? 0 : 1;
        weights.Present[i] = reduction.States[i] == NodeState.Absent ? 0 : 1;
    }

    private static bool IsKept(Reduction reduction, in Edge edge) => reduction.IsPresentTarget(edge.Child);
}
