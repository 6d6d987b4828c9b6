using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>
/// Memory kept between calls, so that a calculation after the first allocates nothing but its answer. Not for use by two threads at
/// once.
/// </summary>
internal sealed class Workspace(Topology topology)
{
    private readonly TreeMessages _trees = new(topology);
    private readonly SweepForward _forward = new(topology);
    private readonly SweepBackward _backward = new(topology);
    private readonly Weights _weights = new(topology.Count);
    private readonly Weights _derivatives = new(topology.Count);
    private readonly double[] _contributions = new double[topology.Count];
    private readonly LongVectors _none = new();

    /// <summary>What is left of the network under the evidence.</summary>
    public Reduction Reduction { get; } = new(topology);

    /// <summary>Weights of the evidence as it is, before trees are gathered.</summary>
    public Weights Base { get; } = new(topology.Count);

    /// <summary>Takes vectors for as long as it is in use.</summary>
    public void Begin() => _forward.Vectors = _backward.Vectors = LongVectors.Borrow();

    /// <summary>Gives them back.</summary>
    public void End()
    {
        var vectors = _forward.Vectors;
        _forward.Vectors = _backward.Vectors = _none;
        vectors.Return();
    }

    /// <summary>Sums everything out.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="denied">A node to be taken as absent besides the evidence, or -1.</param>
    /// <param name="ct">Stops the calculation.</param>
    /// <returns>Probability of the evidence, but for <see cref="Question.Constant"/>.</returns>
    public ScaledNumber Forward(in Question question, int denied, CancellationToken ct)
    {
        _weights.CopyFrom(Base, question.Reduction.Vertices);
        var total = new ScaledNumber(denied < 0 ? 1 : Deny(question.Reduction, denied));
        _trees.Gather(question.Reduction.Peels, _weights, ref total);
        if (question.Plan.Steps.Count > 0)
        {
            _forward.Run(question.Plan, _weights, ref total, ct);
        }

        return total;
    }

    /// <summary>After <see cref="Forward"/> with a result above zero: chances of all nodes but the leaves, which are NaN.</summary>
    public Beliefs Backward(in Question question, CancellationToken ct)
    {
        var marginals = new double[topology.Count];
        var contributions = new double[topology.Count];
        Backward(question, marginals, contributions, ct);
        return new Beliefs(ImmutableCollectionsMarshal.AsImmutableArray(marginals), ImmutableCollectionsMarshal.AsImmutableArray(contributions));
    }

    /// <summary>The same, written where the caller wants it.</summary>
    public void Backward(in Question question, Span<double> marginals, Span<double> contributions, CancellationToken ct)
    {
        Array.Clear(_contributions);
        if (question.Plan.Steps.Count > 0)
        {
            _backward.Run(question.Plan, question.Reduction, _forward, _weights, _derivatives, _contributions, ct);
        }

        _trees.Scatter(question.Reduction.Peels, question.Reduction, _weights, _derivatives, _contributions);
        question.Read(_weights, _derivatives, _contributions, marginals, contributions);
    }

    // Changes the weights to "the node is absent" and returns the factor that belongs to no vertex.
    private double Deny(Reduction reduction, int node)
    {
        switch (reduction.Roles[node])
        {
            case Role.Vertex:
                _weights.Present[node] = 0;
                return reduction.States[node] == NodeState.Present ? 0 : 1;
            case Role.Leaf:
                return (1 - topology.Leak[node]) * BaseWeights.DampParents(topology, reduction, _weights, node);
            default:
                return 1;
        }
    }
}
