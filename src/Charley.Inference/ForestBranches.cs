namespace Charley.Inference;

/// <summary>
/// One <see cref="ForestSum"/> for each way of setting the few nodes that keep the network from being a forest, added up. All terms
/// of this sum are non-negative.
/// </summary>
internal sealed class ForestBranches
{
    private readonly List<ForestSum> _sums = [];
    private readonly List<double> _scales = [];
    private readonly ScaledNumber _unit;
    private readonly double[] _totals;

    private ForestBranches(List<ForestSum> sums, Reduction reduction)
    {
        Reduction = reduction;
        foreach (var sum in sums)
        {
            if (_sums.Count == 0)
            {
                _unit = sum.Constant;
            }

            _sums.Add(sum);
            _scales.Add(sum.Constant.DividedBy(_unit));
        }

        _totals = new double[_sums.Count];
    }

    /// <summary>The network under the evidence, nothing set.</summary>
    public Reduction Reduction { get; }

    /// <summary>Probability of the evidence of the last run, up to a factor that is the same for all runs.</summary>
    public double Total { get; private set; }

    /// <summary>Logarithm of the probability of the evidence of the last run.</summary>
    public double Log => _unit.Log + Math.Log(Total);

    /// <summary>Bound on the error of a chance after the last run.</summary>
    public double ErrorBound => _sums.Max(sum => sum.Depth) * RoundingDepth.UnitRoundoff
        * _sums.Zip(_scales, (sum, scale) => sum.Size * scale).Sum() / Math.Abs(Total);

    /// <summary>Branches ready to run, or null when this is not a way to calculate.</summary>
    public static ForestBranches? Create(
        Topology topology, ForestSums pool, ReadOnlySpan<NodeState> observed, ReadOnlySpan<int> targets, ReadOnlySpan<int> open)
    {
        if (ForestPlan.Cuts(topology, observed) is not { } cuts)
        {
            return null;
        }

        var states = observed.ToArray();
        var loaded = new List<ForestSum>();
        for (var branch = 0; branch < 1 << cuts.Count; branch++)
        {
            for (var c = 0; c < cuts.Count; c++)
            {
                states[cuts[c]] = ((branch >> c) & 1) == 0 ? NodeState.Absent : NodeState.Present;
            }

            if (ForestPlan.Create(topology, states, targets, open) is not { } plan)
            {
                return null;
            }

            var sum = pool[loaded.Count];
            if (sum.Load(plan))
            {
                loaded.Add(sum);
            }
        }

        return loaded.Count == 0 ? null : new ForestBranches(loaded, new Reduction(topology, observed, [], []));
    }

    /// <summary>See <see cref="ForestSum.Run"/>.</summary>
    public bool Run(int denied, bool withChances, CancellationToken ct)
    {
        Total = 0;
        for (var b = 0; b < _sums.Count; b++)
        {
            if (!_sums[b].Run(denied, withChances, ct))
            {
                return false;
            }

            // A sum below zero is one that has drowned in rounding; the error bound covers it.
            _totals[b] = Math.Max(0, _sums[b].Total) * _scales[b];
            Total += _totals[b];
        }

        return double.IsFinite(Total);
    }

    /// <summary>After a run with chances: the chances of all nodes but the leaves.</summary>
    public Beliefs ToBeliefs() => Problem.ToBeliefs(
        Reduction,
        v => Average(v, static (sum, vertex) => sum.Marginal(vertex)),
        v => Average(v, static (sum, vertex) => sum.Contribution(vertex)));

    private double Average(int vertex, Func<ForestSum, int, double> chance)
    {
        var average = 0.0;
        for (var b = 0; b < _sums.Count; b++)
        {
            if (_totals[b] > 0)
            {
                average += _totals[b] / Total * chance(_sums[b], vertex);
            }
        }

        return Math.Clamp(average, 0, 1);
    }
}

/// <summary>Sums to use again and again, one for each branch.</summary>
internal sealed class ForestSums(Topology topology)
{
    private readonly List<ForestSum> _sums = [];

    public ForestSum this[int branch]
    {
        get
        {
            while (_sums.Count <= branch)
            {
                _sums.Add(new ForestSum(topology));
            }

            return _sums[branch];
        }
    }
}
