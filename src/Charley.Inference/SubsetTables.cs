using System.Numerics;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// What excluding the findings of a subset does to each node of the moving part: a factor of its being present. A subset's number
/// is split: its low bits vary within a block, its high bits from block to block.
/// </summary>
internal sealed class SubsetTables
{
    private const int BlockBits = 4;

    private readonly List<double[]> _levels = [];
    private ForestPlan _plan = null!;
    private Vector256<double>[] _low = [];
    private double[] _constants = [];
    private double[][] _keeps = [];

    /// <summary>Bits that vary within a block; the others, those of the targets among them, vary from block to block.</summary>
    public int LowBits { get; private set; }

    /// <summary>Bits that vary from block to block.</summary>
    public int HighBits { get; private set; }

    public int Blocks => 1 << HighBits;

    /// <summary>For each node, and last for what belongs to no node (with the sign), the factor of the high bits.</summary>
    public ReadOnlySpan<double> High => _levels[0].AsSpan(0, _plan.Nodes.Count + 1);

    /// <summary>For a node the factors of the low bits.</summary>
    public ReadOnlySpan<Vector256<double>> LowOf(int index) => _low.AsSpan(index * ForestBlock.Groups, ForestBlock.Groups);

    /// <summary>The factors of the low bits that belong to no node, with the sign; 0 where the block has no subset.</summary>
    public ReadOnlySpan<Vector256<double>> Signs => LowOf(_plan.Nodes.Count);

    public void Fill(ForestPlan plan)
    {
        _plan = plan;
        LowBits = Math.Min(BlockBits, plan.Lifted.Length - plan.Targets.Length);
        HighBits = plan.Lifted.Length - LowBits;
        var nodes = plan.Nodes.Count;
        if (_keeps.Length < plan.Lifted.Length)
        {
            _keeps = [.. Enumerable.Range(0, plan.Lifted.Length).Select(_ => new double[plan.Topology.Count])];
            _constants = new double[_keeps.Length];
        }

        for (var b = 0; b < plan.Lifted.Length; b++)
        {
            FillKeeps(b);
        }

        FillLow(nodes);
        while (_levels.Count <= HighBits)
        {
            _levels.Add(new double[plan.Topology.Count + 1]);
        }

        Array.Fill(_levels[HighBits], 1.0);
    }

    /// <summary>Goes to a block; blocks must be visited in order from 0.</summary>
    public void GoTo(int block)
    {
        var changed = block == 0 ? HighBits : BitOperations.TrailingZeroCount(block) + 1;
        var nodes = _plan.Nodes.Count;
        for (var b = changed - 1; b >= 0; b--)
        {
            var above = _levels[b + 1].AsSpan(0, nodes + 1);
            var level = _levels[b].AsSpan(0, nodes + 1);
            above.CopyTo(level);
            if (((block >> b) & 1) == 1)
            {
                var keeps = _keeps[LowBits + b];
                for (var index = 0; index < nodes; index++)
                {
                    level[index] *= keeps[index];
                }

                level[nodes] *= -_constants[LowBits + b];
            }
        }
    }

    private void FillKeeps(int bit)
    {
        var keeps = _keeps[bit];
        Array.Fill(keeps, 1.0);
        var finding = _plan.Lifted[bit];
        _constants[bit] = 1 - _plan.Topology.Leak[finding];
        foreach (var e in _plan.Topology.Into[finding])
        {
            ref readonly var edge = ref _plan.Topology.Edges[e];
            switch (_plan.Reduction.States[edge.Parent])
            {
                case NodeState.Present:
                    _constants[bit] *= edge.Keep;
                    break;
                case NodeState.Unknown:
                    keeps[_plan.IndexOf[edge.Parent]] = edge.Keep;
                    break;
                default:
                    break;
            }
        }
    }

    private void FillLow(int nodes)
    {
        if (_low.Length < (nodes + 1) * ForestBlock.Groups)
        {
            _low = new Vector256<double>[(nodes + 1) * ForestBlock.Groups];
        }

        Span<double> run = stackalloc double[ForestBlock.Width];
        for (var index = 0; index <= nodes; index++)
        {
            run.Fill(index == nodes ? 0 : 1);
            run[0] = 1;
            for (var b = 0; b < LowBits; b++)
            {
                var factor = index == nodes ? -_constants[b] : _keeps[b][index];
                for (var subset = 0; subset < 1 << b; subset++)
                {
                    run[subset | (1 << b)] = run[subset] * factor;
                }
            }

            for (var g = 0; g < ForestBlock.Groups; g++)
            {
                _low[(index * ForestBlock.Groups) + g] = Vector256.Create<double>(run.Slice(g * LaneKernels.Width, LaneKernels.Width));
            }
        }
    }
}
