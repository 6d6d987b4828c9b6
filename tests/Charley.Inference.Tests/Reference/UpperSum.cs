namespace Charley.Inference.Tests.Reference;

/// <summary>
/// The nodes that have children, as plain conditional probability tables, summed out one after another in an order found once
/// (fewest neighbours first). What the nodes without children say arrives as a factor for each node being present or absent.
/// </summary>
internal sealed class UpperSum
{
    // A root that belongs to one child alone is summed into the child's table once and for all.
    private const int TablesOfPrivateRoot = 2;

    private readonly List<Table> _tables = [];
    private readonly List<Step> _steps = [];
    private readonly DoubleDouble[][] _values;

    /// <summary>Builds tables and order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="evidence">What is observed.</param>
    /// <param name="upper">Nodes to sum over or to hold at what was observed.</param>
    /// <param name="weighted">Nodes that will be given factors.</param>
    public UpperSum(NoisyOrNetwork network, Evidence evidence, IReadOnlyList<int> upper, IReadOnlySet<int> weighted)
    {
        foreach (var node in upper)
        {
            _tables.Add(Conditional(network.Nodes[node], node, evidence));
        }

        var left = upper.Where(i => evidence[i] == NodeState.Unknown).ToHashSet();
        foreach (var root in left.Where(i => !weighted.Contains(i)).ToList())
        {
            var used = _tables.Where(t => t.Scope.Contains(root)).ToArray();
            if (used.Length <= TablesOfPrivateRoot && network.Nodes[root].Parents.IsEmpty && network.Nodes[root].Gate is null)
            {
                left.Remove(root);
                Replace(used, SumNow(root, used));
            }
        }

        var active = new List<Table>(_tables);
        while (left.Count > 0)
        {
            var variable = left.Order().MinBy(v => active.Where(t => t.Scope.Contains(v)).SelectMany(t => t.Scope).Distinct().Count());
            left.Remove(variable);
            _steps.Add(StepOf(variable, active));
        }

        _values = [.. _tables.Select(t => t.Values)];
    }

    private sealed record Table(int[] Scope, DoubleDouble[] Values);

    /// <summary>Sum over one variable, the highest bit of the states: which tables are multiplied, at which entries, and the result.</summary>
    private sealed record Step(int Variable, int[] Used, int[][] Entries, int Result);

    /// <summary>The sum over all states of the upper nodes that agree with what was observed.</summary>
    /// <param name="present">For each node the factor of its being present.</param>
    /// <param name="held">A node that must be present; null if none must.</param>
    public DoubleDouble Total(DoubleDouble[] present, int? held)
    {
        var total = new DoubleDouble(1, 0);
        foreach (var step in _steps)
        {
            var result = _values[step.Result];
            for (var state = 0; state < result.Length; state++)
            {
                var absent = step.Variable == held ? default : Product(step, state);
                result[state] = absent + (present[step.Variable] * Product(step, state + result.Length));
            }
        }

        foreach (var (table, values) in _tables.Zip(_values))
        {
            total = table.Scope.Length == 0 ? total * values[0] : total;
        }

        return total;
    }

    private DoubleDouble Product(Step step, int state)
    {
        var product = new DoubleDouble(1, 0);
        for (var t = 0; t < step.Used.Length; t++)
        {
            product *= _values[step.Used[t]][step.Entries[t][state]];
        }

        return product;
    }

    private static Table Conditional(NoisyOrNode node, int index, Evidence evidence)
    {
        var one = new DoubleDouble(1, 0);
        int[] around = [index, .. node.Parents.Select(l => l.Parent), .. node.Gate is { } gate ? new[] { gate } : []];
        int[] scope = [.. around.Where(i => evidence[i] == NodeState.Unknown).Distinct()];
        var values = new DoubleDouble[1 << scope.Length];
        for (var state = 0; state < values.Length; state++)
        {
            var quiet = one - new DoubleDouble(node.Leak, 0);
            foreach (var link in node.Parents.Where(l => IsOn(l.Parent, state)))
            {
                quiet *= one - new DoubleDouble(link.Strength, 0);
            }

            var absent = node.Gate is { } g && !IsOn(g, state) ? one : quiet;
            values[state] = IsOn(index, state) ? one - absent : absent;
        }

        return new Table(scope, values);

        bool IsOn(int i, int state) => evidence[i] == NodeState.Present
            || (evidence[i] == NodeState.Unknown && ((state >> Array.IndexOf(scope, i)) & 1) == 1);
    }

    private static Table SumNow(int variable, Table[] used)
    {
        int[] scope = [.. used.SelectMany(t => t.Scope).Where(u => u != variable).Distinct()];
        int[] union = [.. scope, variable];
        var values = new DoubleDouble[1 << scope.Length];
        for (var state = 0; state < values.Length << 1; state++)
        {
            var product = new DoubleDouble(1, 0);
            foreach (var table in used)
            {
                product *= table.Values[EntryOf(table.Scope, union, state)];
            }

            values[state % values.Length] += product;
        }

        return new Table(scope, values);
    }

    private Step StepOf(int variable, List<Table> active)
    {
        var used = active.Where(t => t.Scope.Contains(variable)).ToArray();
        active.RemoveAll(used.Contains);
        int[] scope = [.. used.SelectMany(t => t.Scope).Where(u => u != variable).Distinct()];
        int[] union = [.. scope, variable];
        var result = new Table(scope, new DoubleDouble[1 << scope.Length]);
        _tables.Add(result);
        active.Add(result);
        return new Step(
            variable,
            [.. used.Select(t => _tables.IndexOf(t))],
            [.. used.Select(t => Enumerable.Range(0, 1 << union.Length).Select(state => EntryOf(t.Scope, union, state)).ToArray())],
            _tables.Count - 1);
    }

    private void Replace(Table[] used, Table by)
    {
        _tables.RemoveAll(used.Contains);
        _tables.Add(by);
    }

    private static int EntryOf(int[] scope, int[] union, int state)
    {
        var entry = 0;
        for (var b = 0; b < scope.Length; b++)
        {
            entry |= ((state >> Array.IndexOf(union, scope[b])) & 1) << b;
        }

        return entry;
    }
}
