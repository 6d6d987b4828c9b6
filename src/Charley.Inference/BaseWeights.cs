namespace Charley.Inference;

/// <summary>Weights of the vertices under the evidence, before any tree is peeled off.</summary>
internal static class BaseWeights
{
    /// <summary>Fills <paramref name="weights"/>.</summary>
    /// <returns>The factor that belongs to no vertex: what the settled nodes contribute.</returns>
    public static ScaledNumber Fill(Topology topology, Reduction reduction, Weights weights)
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
                constant.Multiply(DampParents(topology, reduction, weights, i));
            }
        }

        return constant;
    }

    /// <summary>
    /// A node known to be absent and not held by a gate: none of its links fired, which is a factor for each present
    /// parent.
    /// </summary>
    /// <returns>The factors of those parents that are known to be present.</returns>
    public static double DampParents(Topology topology, Reduction reduction, Weights weights, int node)
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
                    weights.Present[edge.Parent] *= edge.Keep;
                    break;
                default:
                    break;
            }
        }

        return known;
    }

    private static void FillVertex(Topology topology, Reduction reduction, Weights weights, int i)
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

        weights.Off[i] = off;
        weights.On[i] = on;
        weights.Shut[i] = 0;
        weights.Open[i] = 1;
        weights.Absent[i] = reduction.States[i] == NodeState.Present ? 0.0 : 1;
        weights.Present[i] = reduction.States[i] == NodeState.Absent ? 0.0 : 1;
    }
}
