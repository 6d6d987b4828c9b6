namespace Charley.Inference;

/// <summary>Memory kept between calls, so that a calculation after the first allocates little more than its answer.</summary>
internal sealed class Workspace(Topology topology)
{
    /// <summary>For the evidence as it is.</summary>
    public LaneRun Single { get; } = new(topology, lanes: 1);

    /// <summary>For variants of it.</summary>
    public LaneRun Many { get; } = new(topology, LaneKernels.Width);

    /// <summary>For networks that are forests.</summary>
    public ForestSums Forest { get; } = new(topology);

    /// <summary>Weights of the evidence as it is, before trees are gathered.</summary>
    public LaneWeights Base { get; } = new(topology.Count);

    /// <summary>The same with a subset of the lifted findings excluded.</summary>
    public LaneWeights Excluded { get; } = new(topology.Count);

    /// <summary>Sets <see cref="Excluded"/> to <see cref="Base"/>.</summary>
    public void LoadExcluded(Problem problem) => Excluded.CopyFrom(Base, problem.Reduction.Vertices);
}
