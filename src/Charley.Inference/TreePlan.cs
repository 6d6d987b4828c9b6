namespace Charley.Inference;

/// <summary>
/// Sums the core by eliminating one vertex after another from tables over the values of few vertices (bucket elimination). Where
/// few things are shared this is far cheaper than the sweep, which has to carry all open bits along one line.
/// </summary>
internal sealed class TreePlan
{
    // A table of more vertices than this belongs to a network that should be swept.
    private const int MaxScope = 14;

    private TreePlan(int networkTables, List<TreeTable> tables, List<TreeBucket> buckets)
    {
        NetworkTables = networkTables;
        Tables = tables;
        Buckets = buckets;
        Entries = tables.Count == 0 ? 0 : tables[^1].Start + tables[^1].Size;
        Cost = buckets.Sum(b => (double)b.Tables.Length * b.Size);
        Depth = buckets.Sum(b => b.Tables.Length + 1L);
    }

    /// <summary>Number of tables that come from the network.</summary>
    public int NetworkTables { get; }

    /// <summary>First the tables of the network, then the message of each bucket, in order.</summary>
    public List<TreeTable> Tables { get; }

    public List<TreeBucket> Buckets { get; }

    /// <summary>Number of entries of all tables.</summary>
    public int Entries { get; }

    /// <summary>Number of multiplications on the way forward.</summary>
    public double Cost { get; }

    /// <summary>Largest number of roundings in a row on the way forward.</summary>
    public long Depth { get; }

    /// <summary>A plan, or null when a table would be too large.</summary>
    public static TreePlan? Create(Topology topology, Reduction reduction)
    {
        var factors = new NoisyOrFactors(topology, reduction);
        var tables = factors.Tables;
        var networkTables = tables.Count;
        var start = tables.Sum(t => t.Size);
        var buckets = new List<TreeBucket>();
        var active = new List<TreeTable>(tables);
        var neighbours = new NeighbourSets(factors.Variables, tables.Select(t => t.Scope));
        for (var i = 0; i < factors.Variables; i++)
        {
            var v = neighbours.Cheapest();
            var used = active.Where(t => t.Scope.Contains(v)).ToArray();
            int[] union = [v, .. used.SelectMany(t => t.Scope).Where(x => x != v).Distinct()];
            if (union.Length > MaxScope)
            {
                return null;
            }

            var message = TreeTable.Message(union[1..], start);
            start += message.Size;
            buckets.Add(new TreeBucket(union, used, message));
            tables.Add(message);
            active.RemoveAll(used.Contains);
            active.Add(message);
            neighbours.Eliminate(v);
        }

        return new TreePlan(networkTables, tables, buckets);
    }
}
