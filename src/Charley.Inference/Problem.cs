using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// One question's structure: what is left of the network under the evidence, and how to sum it out. Two ways are known. The sweep
/// keeps every observed-present finding as a bit and never subtracts. The lifted sum gets rid of the findings with many parents
/// by inclusion and exclusion, which leaves a network so sparse that small tables do; it subtracts, so its error is watched.
/// </summary>
internal sealed class Problem
{
    // A present finding with more live parents than this ties too many causes together to be put into a table.
    private const int MaxTableParents = 3;

    // The number of subsets doubles with each lifted finding.
    private const int MaxLifted = 24;

    // How much dearer the sweep may be and still be preferred for its precision; and below how many steps it always is.
    private const double SweepPreference = 4;
    private const double CheapSweep = 20_000;

    private Problem(Reduction reduction, SweepPlan? sweep, TreePlan? tree, int[] lifted)
    {
        Reduction = reduction;
        Sweep = sweep ?? new SweepPlan();
        Tree = tree;
        Lifted = lifted;
    }

    public Reduction Reduction { get; }

    /// <summary>Steps of the sweep; empty when <see cref="Tree"/> is used.</summary>
    public SweepPlan Sweep { get; }

    /// <summary>Tables and their order, when the lifted sum is used.</summary>
    public TreePlan? Tree { get; }

    /// <summary>Findings left to inclusion and exclusion.</summary>
    public int[] Lifted { get; }

    /// <summary>Number of subsets of the lifted findings; 1 when there are none.</summary>
    public int Subsets => 1 << Lifted.Length;

    /// <summary>Factor of the settled nodes, set by <see cref="Load"/>.</summary>
    public ScaledNumber Constant { get; private set; }

    /// <summary>Chooses the way.</summary>
    /// <exception cref="InferenceBudgetExceededException">Neither way fits.</exception>
    public static Problem Create(Topology topology, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets, Method method)
    {
        var lifted = method == Method.Sweep ? null : CreateLifted(topology, observed, targets);
        if (lifted is not null && method == Method.Lifted)
        {
            return lifted;
        }

        var limit = lifted is null ? double.PositiveInfinity : Math.Max(CheapSweep, SweepPreference * lifted.Tree!.Cost * lifted.Subsets);
        var reduction = new Reduction(topology, observed, targets, []);
        var sweep = SweepPlanner.Plan(topology, reduction, limit);
        if (sweep is null || (lifted is not null && !Fits(sweep)))
        {
            return lifted!;
        }

        return Fits(sweep)
            ? new Problem(reduction, sweep, null, [])
            : throw new InferenceBudgetExceededException(sweep.PeakBits);
    }

    /// <summary>Loads the weights of the evidence as it is.</summary>
    public void Load(Topology topology, LaneWeights weights) => Constant = BaseWeights.Fill(topology, Reduction, weights);

    /// <summary>Makes the findings of a subset absent in some lanes.</summary>
    /// <returns>The sign of the subset times the factor that belongs to no vertex.</returns>
    public double Exclude(Topology topology, int subset, LaneWeights weights, Vector256<double> lanes)
    {
        var factor = 1.0;
        for (var b = 0; b < Lifted.Length; b++)
        {
            if (((subset >> b) & 1) == 1)
            {
                factor *= -(1 - topology.Leak[Lifted[b]]) * BaseWeights.DampParents(topology, Reduction, weights, Lifted[b], lanes);
            }
        }

        return factor;
    }

    /// <summary>Chances of all nodes but the leaves, which are left as NaN.</summary>
    public static Beliefs ToBeliefs(Reduction reduction, Func<int, double> marginal, Func<int, double> contribution)
    {
        var marginals = new double[reduction.States.Length];
        var contributions = new double[marginals.Length];
        for (var i = 0; i < marginals.Length; i++)
        {
            marginals[i] = (reduction.Roles[i], reduction.States[i]) switch
            {
                (Role.Leaf, _) => double.NaN,
                (_, NodeState.Absent) => 0,
                (_, NodeState.Present) => 1,
                _ => marginal(i),
            };
            contributions[i] = reduction.Roles[i] == Role.Vertex ? contribution(i) : 0;
        }

        return new Beliefs(ImmutableCollectionsMarshal.AsImmutableArray(marginals), ImmutableCollectionsMarshal.AsImmutableArray(contributions));
    }

    private static bool Fits(SweepPlan sweep) => sweep.StoredDoubles * LaneKernels.Width <= InferenceEngine.MaxDoubles;

    private static Problem? CreateLifted(Topology topology, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets)
    {
        var lifted = new List<int>();
        for (var i = 0; i < topology.Count; i++)
        {
            if (observed[i] != NodeState.Present)
            {
                continue;
            }

            var isTarget = targets.Contains(i);
            if (topology.OutOf[i].Length > 0)
            {
                // Whether a link into a target with children fired is only read off the sweep.
                if (isTarget)
                {
                    return null;
                }
            }
            else if (isTarget || LiveParents(topology, observed, i) > MaxTableParents)
            {
                lifted.Add(i);
            }
        }

        if (lifted.Count > MaxLifted)
        {
            return null;
        }

        var reduction = new Reduction(topology, observed, [], [.. lifted]);
        var tree = TreePlan.Create(topology, reduction);
        return tree is null ? null : new Problem(reduction, null, tree, [.. lifted]);
    }

    private static int LiveParents(Topology topology, ReadOnlySpan<NodeState> observed, int node)
    {
        var live = 0;
        foreach (var e in topology.Into[node])
        {
            live += observed[topology.Edges[e].Parent] == NodeState.Unknown ? 1 : 0;
        }

        return live;
    }
}

/// <summary>Which way of calculating to use.</summary>
internal enum Method
{
    /// <summary>The cheaper one, with a preference for the sweep.</summary>
    Cheapest,

    /// <summary>The sweep.</summary>
    Sweep,

    /// <summary>Inclusion and exclusion over small tables, where it is possible.</summary>
    Lifted,

    /// <summary>Inclusion and exclusion over trees, where it is possible.</summary>
    Forest,
}
