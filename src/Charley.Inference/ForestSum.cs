using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Runs a <see cref="ForestPlan"/>: adds up the terms of inclusion and exclusion (see <see cref="LiftedSum"/>), block by block,
/// for the evidence as it is or with one more node denied. Holds the numbers of the last run. Not for use by two threads at once.
/// </summary>
internal sealed class ForestSum(Topology topology)
{
    // Below this a term may have lost digits to underflow.
    private const double TooSmall = 1e-200;

    private readonly ForestBlock _block = new();
    private readonly SubsetTables _subsets = new();
    private readonly TreeMessages _trees = new(topology);
    private readonly LaneTotals _quietTotals = new();
    private readonly LaneWeights _gathered = new(topology.Count);
    private readonly LaneWeights _weights = new(topology.Count);
    private readonly LaneWeights _derivatives = new(topology.Count);
    private readonly Vector256<double>[] _unused = new Vector256<double>[topology.Count];
    private readonly double[] _factors = new double[topology.Count];
    private readonly NodeWeights[] _nodeWeights = new NodeWeights[topology.Count];
    private readonly NodeDerivatives[] _sums = new NodeDerivatives[topology.Count];
    private readonly ForestStep[] _steps = new ForestStep[topology.Count];
    private Vector256<double>[] _present = [];
    private double[] _totals = [];
    private ForestPlan _plan = null!;

    /// <summary>Probability of the evidence of the last run, as a multiple of what belongs to no node.</summary>
    public double Total { get; private set; }

    /// <summary>Sum of the sizes of the terms of the last run.</summary>
    public double Size { get; private set; }

    /// <summary>The factor that belongs to no node.</summary>
    public ScaledNumber Constant { get; private set; }

    /// <summary>Roundings in a row.</summary>
    public long Depth => RoundingDepth.Of(_plan, _subsets.Blocks);

    /// <summary>Prepares a plan.</summary>
    /// <returns>False when the evidence is impossible whatever the present findings say.</returns>
    public bool Load(ForestPlan plan)
    {
        _plan = plan;
        var constant = BaseWeights.Fill(topology, plan.Reduction, _gathered);
        _quietTotals.Reset();
        _trees.Gather(plan.Quiet, _gathered, _quietTotals);
        constant.Multiply(_quietTotals.Of(0));
        Constant = constant;
        for (var index = 0; index < plan.Nodes.Count; index++)
        {
            _nodeWeights[index] = NodeWeights.Of(_gathered, plan.Nodes[index]);
            _steps[index] = ForestStep.Of(plan, plan.Moving[index]);
        }

        _block.Resize(plan.Nodes.Count);
        for (var index = 0; index < plan.Nodes.Count; index++)
        {
            var gate = topology.Gate[plan.Nodes[index]];
            _block.SetGate(index, gate >= 0 && plan.Reduction.States[gate] == NodeState.Unknown);
        }

        _subsets.Fill(plan);
        var patterns = 1 << plan.Targets.Length;
        if (_present.Length < patterns * plan.Nodes.Count)
        {
            _present = new Vector256<double>[patterns * plan.Nodes.Count];
        }

        if (_totals.Length < patterns)
        {
            _totals = new double[patterns];
        }

        return Constant.Mantissa > 0;
    }

    /// <summary>Adds up all terms.</summary>
    /// <param name="denied">A node to be taken as absent besides the evidence, or -1.</param>
    /// <param name="withChances">Whether chances are wanted, not only the total.</param>
    /// <param name="ct">Stops the calculation.</param>
    /// <returns>False when the numbers are too small to be trusted.</returns>
    public bool Run(int denied, bool withChances, CancellationToken ct)
    {
        var nodes = _plan.Nodes.Count;
        var constant = Deny(denied);
        Array.Clear(_sums, 0, nodes);
        Array.Clear(_present, 0, nodes << _plan.Targets.Length);
        Array.Clear(_totals);
        var steps = _steps.AsSpan(0, nodes);
        Span<Vector256<double>> terms = stackalloc Vector256<double>[ForestBlock.Groups];
        var size = 0.0;
        for (var block = 0; block < _subsets.Blocks; block++)
        {
            ct.ThrowIfCancellationRequested();
            _subsets.GoTo(block);
            var high = _subsets.High;
            for (var index = 0; index < nodes; index++)
            {
                _block.Load(index, _nodeWeights[index], _subsets.LowOf(index), high[index] * _factors[index]);
            }

            terms.Fill(Vector256.Create(constant * high[nodes]));
            _block.Forward(steps, terms);
            if (block == 0 && denied < 0 && constant > 0 && terms[0].ToScalar() < TooSmall)
            {
                return false;
            }

            var pattern = block >> (_subsets.HighBits - _plan.Targets.Length);
            for (var g = 0; g < ForestBlock.Groups; g++)
            {
                terms[g] *= _subsets.Signs[g];
                _totals[pattern] += Vector256.Sum(terms[g]);
                size += Vector256.Sum(Vector256.Abs(terms[g]));
            }

            if (withChances)
            {
                _block.Backward(steps, terms);
                for (var index = 0; index < nodes; index++)
                {
                    _block.AddDerivatives(
                        index, _subsets.LowOf(index), high[index] * _factors[index], ref _sums[index], ref _present[(pattern * nodes) + index], _plan.HoldsQuiet[_plan.Nodes[index]]);
                }
            }
        }

        Total = _totals.Sum();
        Size = size;
        if (withChances && Total > 0)
        {
            ScatterQuiet(nodes);
        }

        return true;
    }

    /// <summary>After a run with chances: chance that a vertex is present.</summary>
    public double Marginal(int vertex) => _plan.Reduction.States[vertex] switch
    {
        NodeState.Absent => 0,
        NodeState.Present => 1,
        _ => Math.Clamp(_weights.Present[vertex].ToScalar() * _derivatives.Present[vertex].ToScalar(), 0, 1),
    };

    /// <summary>After a run with chances: chance that a vertex is present and fired into a target.</summary>
    public double Contribution(int vertex)
    {
        var sum = 0.0;
        var index = _plan.IndexOf[vertex];
        for (var pattern = 0; pattern < 1 << _plan.Targets.Length; pattern++)
        {
            var share = _plan.Reduction.States[vertex] switch
            {
                NodeState.Present => _totals[pattern],
                NodeState.Unknown when index >= 0 =>
                    _nodeWeights[index].Present * Vector256.Sum(_present[(pattern * _plan.Nodes.Count) + index]),
                _ => 0,
            };
            sum += share == 0 ? 0 : share * Fired(vertex, pattern);
        }

        return Math.Clamp(sum / Total, 0, 1);
    }

    // Chance that a present vertex fires into at least one of the targets that are not excluded: without any subtraction.
    private double Fired(int vertex, int excluded)
    {
        var fired = 0.0;
        var quiet = 1.0;
        for (var t = 0; t < _plan.Targets.Length; t++)
        {
            if (((excluded >> t) & 1) == 1)
            {
                continue;
            }

            foreach (var e in topology.Into[_plan.Targets[t]])
            {
                ref readonly var edge = ref topology.Edges[e];
                if (edge.Parent == vertex)
                {
                    fired += quiet * edge.Fire;
                    quiet *= edge.Keep;
                }
            }
        }

        return fired;
    }

    // Sets the factors of the nodes and returns the factor that belongs to none.
    private double Deny(int node)
    {
        Array.Fill(_factors, 1, 0, _plan.Nodes.Count);
        if (node < 0)
        {
            return 1;
        }

        if (_plan.Reduction.Roles[node] == Role.Vertex)
        {
            _factors[_plan.IndexOf[node]] = 0;
            return _plan.Reduction.States[node] == NodeState.Present ? 0 : 1;
        }

        if (_plan.Reduction.Roles[node] == Role.Settled)
        {
            return 1;
        }

        var constant = 1 - topology.Leak[node];
        foreach (var e in topology.Into[node])
        {
            ref readonly var edge = ref topology.Edges[e];
            if (edge.IsGate)
            {
                continue;
            }

            switch (_plan.Reduction.States[edge.Parent])
            {
                case NodeState.Present:
                    constant *= edge.Keep;
                    break;
                case NodeState.Unknown:
                    _factors[_plan.IndexOf[edge.Parent]] = edge.Keep;
                    break;
                default:
                    break;
            }
        }

        return constant;
    }

    private void ScatterQuiet(int nodes)
    {
        _weights.CopyFrom(_gathered, _plan.Reduction.Vertices);
        for (var index = 0; index < nodes; index++)
        {
            var node = _plan.Nodes[index];
            ref readonly var sums = ref _sums[index];
            var present = Vector256<double>.Zero;
            for (var pattern = 0; pattern < 1 << _plan.Targets.Length; pattern++)
            {
                present += _present[(pattern * nodes) + index];
            }

            _derivatives.Off[node] = Vector256.Create(Vector256.Sum(sums.Off) / Total);
            _derivatives.On[node] = Vector256.Create(Vector256.Sum(sums.On) / Total);
            _derivatives.Shut[node] = Vector256.Create(Vector256.Sum(sums.Shut) / Total);
            _derivatives.Open[node] = Vector256.Create(Vector256.Sum(sums.Open) / Total);
            _derivatives.Absent[node] = Vector256.Create(Vector256.Sum(sums.Absent) / Total);
            _derivatives.Present[node] = Vector256.Create(Vector256.Sum(present) / Total);
        }

        _trees.Scatter(_plan.Quiet, _plan.Reduction, _weights, _derivatives, _unused);
    }
}
