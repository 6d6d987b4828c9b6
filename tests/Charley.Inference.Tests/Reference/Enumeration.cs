namespace Charley.Inference.Tests.Reference;

/// <summary>What a reference calculation found, exact until the last division.</summary>
public sealed record ExactBeliefs(double[] Marginals, double[] Contributions, Dyadic EvidenceProbability);

/// <summary>Sums over every state of the network in exact arithmetic: nothing clever, so nothing to get wrong.</summary>
public sealed class Enumeration
{
    private readonly NoisyOrNetwork _network;
    private readonly Evidence _evidence;
    private readonly HashSet<int> _targets;
    private readonly bool[] _state;
    private readonly Dyadic[] _factor;
    private readonly Dyadic[] _present;
    private readonly Dyadic[] _contributing;
    private Dyadic _total = Dyadic.Zero;

    private Enumeration(NoisyOrNetwork network, Evidence evidence, IEnumerable<int> targets)
    {
        _network = network;
        _evidence = evidence;
        _targets = [.. targets.Where(t => evidence[t] == NodeState.Present)];
        _state = new bool[network.Nodes.Length];
        _factor = new Dyadic[network.Nodes.Length];
        _present = new Dyadic[network.Nodes.Length];
        _contributing = new Dyadic[network.Nodes.Length];
    }

    /// <summary>Beliefs, or null marginals when the evidence is impossible.</summary>
    public static ExactBeliefs? Solve(NoisyOrNetwork network, Evidence evidence, IEnumerable<int> targets)
    {
        var sum = new Enumeration(network, evidence, targets);
        sum.Visit(0, Dyadic.One);
        return sum._total.IsZero
            ? null
            : new ExactBeliefs(
                [.. sum._present.Select(p => Dyadic.Ratio(p, sum._total))],
                [.. sum._contributing.Select(c => Dyadic.Ratio(c, sum._total))],
                sum._total);
    }

    private void Visit(int node, Dyadic weight)
    {
        if (weight.IsZero)
        {
            return;
        }

        if (node == _state.Length)
        {
            Add(weight);
            return;
        }

        var present = Dyadic.One - Quiet(node, without: -1);
        if (_network.Nodes[node].Gate is { } gate && !_state[gate])
        {
            present = Dyadic.Zero;
        }

        if (_evidence[node] != NodeState.Present)
        {
            _state[node] = false;
            _factor[node] = Dyadic.One - present;
            Visit(node + 1, weight * _factor[node]);
        }

        if (_evidence[node] != NodeState.Absent)
        {
            _state[node] = true;
            _factor[node] = present;
            Visit(node + 1, weight * present);
        }
    }

    // Chance that nothing switches the node on, leaving one parent aside.
    private Dyadic Quiet(int node, int without)
    {
        var quiet = Dyadic.One - Dyadic.From(_network.Nodes[node].Leak);
        foreach (var link in _network.Nodes[node].Parents)
        {
            if (_state[link.Parent] && link.Parent != without)
            {
                quiet *= Dyadic.One - Dyadic.From(link.Strength);
            }
        }

        return quiet;
    }

    private void Add(Dyadic weight)
    {
        _total += weight;
        for (var i = 0; i < _state.Length; i++)
        {
            if (_state[i])
            {
                _present[i] += weight;
                _contributing[i] += weight - WeightWithoutFiring(i, weight);
            }
        }
    }

    // Weight of this state together with "no link of the node into a target fired".
    private Dyadic WeightWithoutFiring(int node, Dyadic weight)
    {
        var links = _targets.SelectMany(t => _network.Nodes[t].Parents.Where(l => l.Parent == node).Select(l => (Target: t, l.Strength))).ToList();
        if (links.Count == 0)
        {
            return weight;
        }

        var result = Dyadic.One;
        for (var i = 0; i < _state.Length; i++)
        {
            var link = links.Find(l => l.Target == i);
            result *= links.Exists(l => l.Target == i)
                ? (Dyadic.One - Dyadic.From(link.Strength)) * (Dyadic.One - Quiet(i, node))
                : _factor[i];
        }

        return result;
    }
}
