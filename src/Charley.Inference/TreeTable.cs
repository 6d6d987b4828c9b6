using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>A table over the values of some variables.</summary>
/// <param name="Scope">The variables; the first one is the lowest bit of an entry's number.</param>
/// <param name="Start">Number of its first entry among all tables.</param>
/// <param name="Node">For a table of the network, the node it describes.</param>
/// <param name="IsHead">Whether the node's own leak is in it.</param>
/// <param name="IsTail">Whether its first variable is the node's value, not a stage on the way there.</param>
/// <param name="Actions">For a table of the network, what each state of the other variables does to the first.</param>
internal sealed record TreeTable(int[] Scope, int Start, int Node, bool IsHead, bool IsTail, ParentAction[] Actions)
{
    public int Size => 1 << Scope.Length;

    public static TreeTable Message(int[] scope, int start) => new(scope, start, -1, IsHead: false, IsTail: false, []);
}

/// <summary>What a state of its parents does to a vertex.</summary>
/// <param name="Keep">Chance that none of them fires.</param>
/// <param name="Fire">Chance that one fires, summed without cancellation.</param>
/// <param name="IsShut">Whether the gate is absent.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ParentAction(double Keep, double Fire, bool IsShut);

/// <summary>Multiplies all tables that mention a vertex and sums over it.</summary>
internal sealed class TreeBucket
{
    public TreeBucket(int[] union, TreeTable[] tables, TreeTable message)
    {
        Tables = tables;
        Message = message;
        Size = 1 << union.Length;
        Entries = new int[Size * tables.Length];
        for (var state = 0; state < Size; state++)
        {
            for (var t = 0; t < tables.Length; t++)
            {
                var entry = 0;
                for (var b = 0; b < tables[t].Scope.Length; b++)
                {
                    entry |= ((state >> Array.IndexOf(union, tables[t].Scope[b])) & 1) << b;
                }

                Entries[(state * tables.Length) + t] = tables[t].Start + entry;
            }
        }
    }

    public TreeTable[] Tables { get; }

    public TreeTable Message { get; }

    /// <summary>Number of states of the vertices involved; the vertex summed over is the lowest bit.</summary>
    public int Size { get; }

    /// <summary>For each state the entry of each table.</summary>
    public int[] Entries { get; }
}
