namespace Charley.Inference.Tests.Reference;

/// <summary>
/// A second exact algorithm, sharing nothing with the engine but the network: plain variable elimination on explicit tables with
/// min-fill order, in any arithmetic: exact, doubled digits, or ordinary doubles. Each noisy-OR is written with one auxiliary two-state variable per
/// node (Diez and Galan 2003): P(X = x) = sum over z of sign(z) times a product over the parents, z choosing "one" or "nobody fired".
/// </summary>
/// <typeparam name="T">Kind of number.</typeparam>
public sealed class VariableElimination<T>(NumberKind<T> number)
{
    private readonly List<Table> _tables = [];

    private sealed record Table(int[] Scope, T[] Values);

    /// <summary>Probability of the evidence.</summary>
    /// <param name="network">The network.</param>
    /// <param name="evidence">What is observed.</param>
    /// <returns>P(evidence).</returns>
    public T Probability(NoisyOrNetwork network, Evidence evidence)
    {
        _tables.Clear();
        var relevant = Relevant(network, evidence);
        var next = network.Nodes.Length;
        for (var i = 0; i < network.Nodes.Length; i++)
        {
            if (relevant[i])
            {
                AddNode(network.Nodes[i], i, evidence, ref next);
            }
        }

        var result = number.One;
        var left = _tables.SelectMany(t => t.Scope).ToHashSet();
        while (left.Count > 0)
        {
            var variable = Cheapest(left);
            left.Remove(variable);
            Eliminate(variable);
        }

        foreach (var table in _tables)
        {
            result = number.Multiply(result, table.Values[0]);
        }

        return result;
    }

    private static bool[] Relevant(NoisyOrNetwork network, Evidence evidence)
    {
        var relevant = new bool[network.Nodes.Length];
        for (var i = network.Nodes.Length - 1; i >= 0; i--)
        {
            relevant[i] |= evidence[i] != NodeState.Unknown;
            if (relevant[i])
            {
                foreach (var link in network.Nodes[i].Parents)
                {
                    relevant[link.Parent] = true;
                }

                if (network.Nodes[i].Gate is { } gate)
                {
                    relevant[gate] = true;
                }
            }
        }

        return relevant;
    }

    // With the gate on, P(x | parents) = [x] + (-1)^x * quiet(parents): z = 0 takes the first term, z = 1 the second.
    // With the gate off, x = 0 gets 1 and x = 1 gets 0, all from the first term.
    private void AddNode(NoisyOrNode node, int index, Evidence evidence, ref int next)
    {
        var quiet = number.Subtract(number.One, number.From(node.Leak));
        if (evidence[index] == NodeState.Absent && node.Gate is null)
        {
            // Only the second term is left, and z would tie all parents together for nothing.
            Add([], _ => quiet);
            foreach (var link in node.Parents)
            {
                var quietLink = number.Subtract(number.One, number.From(link.Strength));
                Add([link.Parent], s => s == 1 ? quietLink : number.One);
            }

            Add([index], s => s == 0 ? number.One : number.Zero);
            return;
        }

        var z = next++;
        var on = new[] { number.Zero, number.One, quiet, number.Subtract(number.Zero, quiet) };
        var off = new[] { number.One, number.Zero, number.Zero, number.Zero };
        if (node.Gate is { } gate)
        {
            Add([index, z, gate], s => s < 4 ? off[s] : on[s - 4]);
        }
        else
        {
            Add([index, z], s => on[s]);
        }

        foreach (var link in node.Parents)
        {
            var keep = number.Subtract(number.One, number.From(link.Strength));
            Add([link.Parent, z], s => s == 3 ? keep : number.One);
        }

        if (evidence[index] != NodeState.Unknown)
        {
            Add([index], s => (s == 1) == (evidence[index] == NodeState.Present) ? number.One : number.Zero);
        }
    }

    private void Add(int[] scope, Func<int, T> value)
    {
        var values = new T[1 << scope.Length];
        for (var state = 0; state < values.Length; state++)
        {
            values[state] = value(state);
        }

        _tables.Add(new Table(scope, values));
    }

    private int Cheapest(HashSet<int> left)
    {
        var neighbours = left.ToDictionary(v => v, _ => new HashSet<int>());
        foreach (var table in _tables)
        {
            foreach (var v in table.Scope)
            {
                neighbours[v].UnionWith(table.Scope);
            }
        }

        return left.Order().MinBy(v =>
        {
            var around = neighbours[v].Where(u => u != v).ToArray();
            return (around.Sum(a => around.Count(b => a < b && !neighbours[a].Contains(b))), around.Length);
        });
    }

    private void Eliminate(int variable)
    {
        var used = _tables.Where(t => t.Scope.Contains(variable)).ToArray();
        _tables.RemoveAll(used.Contains);
        int[] scope = [.. used.SelectMany(t => t.Scope).Where(u => u != variable).Distinct()];
        int[] union = [.. scope, variable];
        var maps = used.Select(t => t.Scope.Select(u => Array.IndexOf(union, u)).ToArray()).ToArray();
        var values = new T[1 << scope.Length];
        for (var state = 0; state < values.Length; state++)
        {
            values[state] = number.Add(Product(used, maps, state), Product(used, maps, state | (1 << scope.Length)));
        }

        _tables.Add(new Table(scope, values));
    }

    private T Product(Table[] used, int[][] maps, int state)
    {
        var product = number.One;
        for (var t = 0; t < used.Length; t++)
        {
            var entry = 0;
            for (var b = 0; b < maps[t].Length; b++)
            {
                entry |= ((state >> maps[t][b]) & 1) << b;
            }

            product = number.Multiply(product, used[t].Values[entry]);
        }

        return product;
    }
}
