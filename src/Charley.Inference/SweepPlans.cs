using System.Collections.Concurrent;

namespace Charley.Inference;

/// <summary>
/// Plans made before. A plan follows from the edges left and the targets alone, not from any number, so it serves every question of
/// the same shape: the answers left out or denied in turn, the questions valued, the next person with the same signs.
/// </summary>
/// <param name="topology">The network.</param>
/// <param name="allowedDoubles">Most doubles that the vectors of a plan may hold together.</param>
internal sealed class SweepPlans(Topology topology, long allowedDoubles)
{
    // Enough for every way of disregarding some of six signs. Older plans are forgotten all at once; they are only worth their time.
    private const int MostPlans = 64;

    // Shapes of larger networks do not belong on the stack.
    private const int MostWordsOnStack = 512;

    private readonly int _words = PlanShape.WordsOf(topology);
    private readonly ConcurrentDictionary<ulong[], SweepPlan> _plans = new(PlanShape.Comparer);

    /// <summary>Whether what is left of the network can be summed within the memory allowed.</summary>
    public bool Fits(Reduction reduction) => Allows(For(reduction));

    /// <summary>Whether a plan keeps within the memory allowed.</summary>
    public bool Allows(SweepPlan plan) => plan.StoredDoubles <= allowedDoubles;

    /// <summary>The plan for what is left of the network.</summary>
    public SweepPlan For(Reduction reduction)
    {
        if (reduction.Core.Count == 0)
        {
            return SweepPlan.Empty;
        }

        Span<ulong> shape = _words <= MostWordsOnStack ? stackalloc ulong[_words] : new ulong[_words];
        PlanShape.Fill(reduction, shape);
        if (_plans.GetAlternateLookup<ReadOnlySpan<ulong>>().TryGetValue(shape, out var known))
        {
            return known;
        }

        if (_plans.Count >= MostPlans)
        {
            _plans.Clear();
        }

        return _plans.GetOrAdd(shape.ToArray(), SweepPlanner.Plan(topology, reduction));
    }
}
