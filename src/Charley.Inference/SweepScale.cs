using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Keeps the entries of a vector near 1, so that nothing that matters becomes too small for a double. A step lets an entry fall by
/// no more than the smallest weights it applies, so these are multiplied up until it is time to scale.
/// </summary>
/// <param name="topology">Where the chances of the edges are.</param>
internal struct SweepScale(Topology topology)
{
    // An entry may fall that far below the largest before the vector is scaled; doubles go down to 1e-308.
    private const double Lowest = 1e-100;

    private double _fallen = 1;

    /// <summary>Counts a step, and says whether the vector should be scaled after it.</summary>
    public bool IsDue(SweepPlan plan, in SweepStep step, Weights w)
    {
        _fallen *= SmallestWeight(step, w);
        for (var e = step.FirstCollect; e < step.FirstCollect + step.CollectCount + step.FireCount; e++)
        {
            _fallen *= Smallest(topology.Edges[plan.Edges[e].Edge].Fire, topology.Edges[plan.Edges[e].Edge].Keep);
        }

        if (step.Edge >= 0)
        {
            _fallen *= Smallest(topology.Edges[step.Edge].Fire, topology.Edges[step.Edge].Keep);
        }

        if (_fallen > Lowest)
        {
            return false;
        }

        _fallen = 1;
        return true;
    }

    /// <summary>Scales by a power of two, which is exact.</summary>
    /// <returns>The exponent to add to what the vector stands for.</returns>
    public static int Normalise(Span<Vector256<double>> vector)
    {
        var largest = Kernels.Largest(vector);
        if (largest <= 0)
        {
            return 0;
        }

        var exponent = Math.ILogB(largest);
        Kernels.Scale(vector, Math.ScaleB(1, -exponent), vector);
        return exponent;
    }

    private static double SmallestWeight(in SweepStep step, Weights w)
    {
        if (step.Kind is SweepStepKind.Fire or SweepStepKind.Shut || (step.Kind == SweepStepKind.Eliminate && step.Bit >= 0 && step.IsSettled))
        {
            return 1;
        }

        var settling = VertexWeights.OfSettling(w, step.Vertex);
        var value = Smallest(Smallest(settling.OffToAbsent, settling.OnToAbsent), settling.OnToPresent);
        return step.Bit >= 0 ? value : value * Smallest(w.Off[step.Vertex], w.On[step.Vertex]);
    }

    // A weight of zero leaves nothing that could become too small.
    private static double Smallest(double a, double b) => Math.Min(a > 0 ? Math.Min(a, 1) : 1, b > 0 ? Math.Min(b, 1) : 1);
}
