namespace Charley.Inference.Tests.Reference;

/// <summary>
/// A third exact algorithm, for networks as large as the real one: inclusion and exclusion over the present findings in numbers of
/// twice the digits, and for each subset of them plain tables over the nodes above (<see cref="UpperSum"/>). Every chance is a
/// calculation of its own: nothing is read off from derivatives.
/// </summary>
public sealed class SubsetSum
{
    private static readonly DoubleDouble s_one = new(1, 0);

    private readonly NoisyOrNetwork _network;
    private readonly Evidence _evidence;
    private readonly HashSet<int> _targets;
    private readonly bool[] _isLeaf;
    private readonly int[] _present;
    private readonly int[] _known;
    private readonly HashSet<int> _weighted;
    private readonly UpperSum _sum;
    private readonly DoubleDouble[] _marginals;
    private readonly DoubleDouble[] _silent;
    private DoubleDouble _total;

    /// <summary>Prepares the calculation.</summary>
    /// <param name="network">The network.</param>
    /// <param name="evidence">What is observed.</param>
    /// <param name="targets">Nodes without children or gate whose reasons are asked for.</param>
    public SubsetSum(NoisyOrNetwork network, Evidence evidence, IEnumerable<int> targets)
    {
        _network = network;
        _evidence = evidence;
        _isLeaf = [.. network.Nodes.Select(n => n.Gate is null && !n.Parents.IsEmpty)];
        foreach (var node in network.Nodes)
        {
            foreach (var above in node.Parents.Select(l => l.Parent).Concat(node.Gate is { } gate ? [gate] : []))
            {
                _isLeaf[above] = false;
            }
        }

        _targets = [.. targets.Where(t => evidence[t] == NodeState.Present)];
        _present = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => _isLeaf[i] && evidence[i] == NodeState.Present)];
        _known = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => !_isLeaf[i] && evidence[i] == NodeState.Present)];
        _weighted = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => _isLeaf[i]).SelectMany(i => network.Nodes[i].Parents).Select(l => l.Parent)];
        int[] upper = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => !_isLeaf[i])];
        _sum = new UpperSum(network, evidence, upper, _weighted);
        _marginals = new DoubleDouble[network.Nodes.Length];
        _silent = new DoubleDouble[network.Nodes.Length];
    }

    /// <summary>Number of present findings; the work doubles with each.</summary>
    public int Present => _present.Length;

    /// <summary>Chances of all nodes that are not private roots of one child (those are NaN), and contributions to the targets.</summary>
    public (double[] Marginals, double[] Contributions, double EvidenceProbability) Solve()
    {
        var weights = Enumerable.Repeat(s_one, _network.Nodes.Length).ToArray();
        var constant = s_one;
        foreach (var leaf in Enumerable.Range(0, _network.Nodes.Length).Where(i => _isLeaf[i] && _evidence[i] == NodeState.Absent))
        {
            constant = Silence(leaf, weights, constant);
        }

        Visit(0, weights, weights, constant);
        var marginals = new double[_network.Nodes.Length];
        var contributions = new double[marginals.Length];
        for (var i = 0; i < marginals.Length; i++)
        {
            var isAsked = _isLeaf[i] || _weighted.Contains(i);
            marginals[i] = _evidence[i] switch
            {
                NodeState.Absent => 0,
                NodeState.Present => 1,
                _ => isAsked ? _marginals[i].High / _total.High : double.NaN,
            };
            contributions[i] = _weighted.Contains(i) ? (_marginals[i] - _silent[i]).High / _total.High : 0;
        }

        return (marginals, contributions, _total.High);
    }

    // All subsets of the present findings from number <paramref name="next"/> on: first leaving it out, then with it absent.
    private void Visit(int next, DoubleDouble[] weights, DoubleDouble[] weightsWithoutTargets, DoubleDouble factor)
    {
        if (next == _present.Length)
        {
            Add(weights, weightsWithoutTargets, factor);
            return;
        }

        Visit(next + 1, weights, weightsWithoutTargets, factor);
        var leaf = _present[next];
        var silenced = (DoubleDouble[])weights.Clone();
        var silencedWithoutTargets = (DoubleDouble[])weightsWithoutTargets.Clone();
        var minus = default(DoubleDouble) - Silence(leaf, silenced, factor);
        if (!_targets.Contains(leaf))
        {
            Silence(leaf, silencedWithoutTargets, s_one);
        }

        Visit(next + 1, silenced, silencedWithoutTargets, minus);
    }

    private DoubleDouble Silence(int leaf, DoubleDouble[] weights, DoubleDouble factor)
    {
        factor *= s_one - new DoubleDouble(_network.Nodes[leaf].Leak, 0);
        foreach (var link in _network.Nodes[leaf].Parents)
        {
            weights[link.Parent] *= s_one - new DoubleDouble(link.Strength, 0);
        }

        return factor;
    }

    private void Add(DoubleDouble[] weights, DoubleDouble[] weightsWithoutTargets, DoubleDouble factor)
    {
        // Factors of nodes observed present belong to no table.
        var known = Known(weights);
        var total = factor * known * _sum.Total(weights, null);
        _total += total;
        foreach (var node in _weighted)
        {
            if (_evidence[node] == NodeState.Absent)
            {
                continue;
            }

            _marginals[node] += _evidence[node] == NodeState.Present ? total : factor * known * _sum.Total(weights, node);
            var replaced = (DoubleDouble[])weights.Clone();
            replaced[node] = weightsWithoutTargets[node];
            foreach (var link in _targets.SelectMany(t => _network.Nodes[t].Parents).Where(l => l.Parent == node))
            {
                replaced[node] *= s_one - new DoubleDouble(link.Strength, 0);
            }

            _silent[node] += factor * Known(replaced) * _sum.Total(replaced, node);
        }

        for (var i = 0; i < _isLeaf.Length; i++)
        {
            if (_isLeaf[i] && _evidence[i] == NodeState.Unknown)
            {
                var silenced = (DoubleDouble[])weights.Clone();
                var constant = Silence(i, silenced, factor);
                _marginals[i] += total - (constant * Known(silenced) * _sum.Total(silenced, null));
            }
        }
    }

    private DoubleDouble Known(DoubleDouble[] weights)
    {
        var product = s_one;
        foreach (var node in _known)
        {
            product *= weights[node];
        }

        return product;
    }
}
