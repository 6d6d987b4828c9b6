namespace Charley.Inference;

/// <summary>
/// A question whose network falls apart into trees once its present findings are left to inclusion and exclusion. What no subset
/// of them changes is summed once (the quiet part); the rest (the moving part) is summed for every subset.
/// </summary>
internal sealed class ForestPlan
{
    // The number of subsets doubles with each lifted finding: 2^16 subsets of 65 causes take about 20 milliseconds.
    private const int MaxLifted = 16;

    // Contributions are kept apart for each subset of the targets.
    private const int MaxTargets = 4;

    // The work doubles with each.
    private const int MaxCuts = 3;

    private ForestPlan(Topology topology, Reduction reduction, int[] lifted, int[] targets, ReadOnlySpan<int> open)
    {
        Topology = topology;
        Reduction = reduction;
        Lifted = lifted;
        Targets = targets;
        HoldsQuiet = new bool[topology.Count];
        IndexOf = new int[topology.Count];
        Array.Fill(IndexOf, -1);
        foreach (var finding in lifted)
        {
            MarkParents(finding);
        }

        foreach (var node in open)
        {
            if (reduction.Roles[node] == Role.Vertex)
            {
                IndexOf[node] = 0;
            }
            else if (reduction.Roles[node] == Role.Leaf)
            {
                MarkParents(node);
            }
        }

        SplitPeels();
    }

    public Topology Topology { get; }

    public Reduction Reduction { get; }

    /// <summary>Findings left to inclusion and exclusion; the <see cref="Targets"/> among them come last.</summary>
    public int[] Lifted { get; }

    /// <summary>Those whose reasons are asked for.</summary>
    public int[] Targets { get; }

    /// <summary>Peels that are the same for every subset, in order.</summary>
    public List<Peel> Quiet { get; } = [];

    /// <summary>The other peels, in order, after the quiet ones.</summary>
    public List<Peel> Moving { get; } = [];

    /// <summary>Nodes of the moving part.</summary>
    public List<int> Nodes { get; } = [];

    /// <summary>For each node whether something quiet was folded into it.</summary>
    public bool[] HoldsQuiet { get; }

    /// <summary>For each node its place in <see cref="Nodes"/>, or -1.</summary>
    public int[] IndexOf { get; }

    /// <summary>
    /// Nodes without which the network above its findings is a forest: each is taken as absent and as present in turn. Null when
    /// that would be too many.
    /// </summary>
    public static List<int>? Cuts(Topology topology, ReadOnlySpan<NodeState> observed)
    {
        var states = observed.ToArray();
        var cuts = new List<int>();
        while (new Trees(topology, states).JoinAboveLeaves() is var cut and >= 0)
        {
            // What a gate holds would play another part with each of its states.
            if (cuts.Count == MaxCuts || topology.IsGate[cut])
            {
                return null;
            }

            cuts.Add(cut);
            states[cut] = NodeState.Present;
        }

        return cuts;
    }

    /// <summary>A plan, or null when the network is no forest or has too many present findings.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="observed">What is observed.</param>
    /// <param name="targets">Nodes whose reasons are asked for.</param>
    /// <param name="open">Nodes that will be denied in turn.</param>
    public static ForestPlan? Create(Topology topology, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets, ReadOnlySpan<int> open)
    {
        var trees = new Trees(topology, observed);
        if (trees.JoinAboveLeaves() >= 0)
        {
            return null;
        }

        var lifted = new List<int>();
        var asked = new List<int>();
        foreach (var finding in topology.LeavesByParents)
        {
            if (observed[finding] != NodeState.Present)
            {
                continue;
            }

            if (targets.Contains(finding))
            {
                asked.Add(finding);
            }
            else if (!trees.TryJoin(finding))
            {
                lifted.Add(finding);
            }
        }

        if (asked.Count > MaxTargets || lifted.Count + asked.Count > MaxLifted || HasInnerTarget(topology, observed, targets))
        {
            return null;
        }

        int[] all = [.. lifted, .. asked];
        var reduction = new Reduction(topology, observed, [], all);
        return reduction.Core.Count > 0 ? null : new ForestPlan(topology, reduction, all, [.. asked], open);
    }

    private static bool HasInnerTarget(Topology topology, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets)
    {
        foreach (var target in targets)
        {
            if (observed[target] == NodeState.Present && !topology.IsFinding(target))
            {
                return true;
            }
        }

        return false;
    }

    private void MarkParents(int finding)
    {
        foreach (var e in Topology.Into[finding])
        {
            var parent = Topology.Edges[e].Parent;
            if (Reduction.Roles[parent] == Role.Vertex && Reduction.States[parent] == NodeState.Unknown)
            {
                IndexOf[parent] = 0;
            }
        }
    }

    // Whatever something moving is folded into moves too.
    private void SplitPeels()
    {
        foreach (var peel in Reduction.Peels)
        {
            if (IndexOf[peel.Vertex] < 0)
            {
                Quiet.Add(peel);
                if (peel.Edge >= 0)
                {
                    HoldsQuiet[OtherEnd(peel)] = true;
                }

                continue;
            }

            Moving.Add(peel);
            IndexOf[peel.Vertex] = Nodes.Count;
            Nodes.Add(peel.Vertex);
            if (peel.Edge >= 0)
            {
                // Its place is known when it is peeled.
                IndexOf[OtherEnd(peel)] = 0;
            }
        }
    }

    private int OtherEnd(Peel peel)
    {
        ref readonly var edge = ref Topology.Edges[peel.Edge];
        return edge.Parent == peel.Vertex ? edge.Child : edge.Parent;
    }
}
