namespace Charley.Inference;

/// <summary>
/// An order of finishing vertices that follows the trees in which risk factors and causes hang together: whatever hangs below a
/// vertex is finished before it, the branch that needs the most bits first. The bits then open besides those of the findings are as
/// many as the tree's Strahler number, which grows with the logarithm of its size at most (as registers do for an expression:
/// Sethi and Ullman 1970, Journal of the ACM 17:715). Links that close a circle are passed over; the order stays valid.
/// </summary>
internal sealed class TreeOrder
{
    // A vertex in the middle of its tree has most neighbours, as a rule; so many are tried as the root of each tree.
    private const int Roots = 4;

    private readonly int[][] _neighbours;
    private readonly List<int>[] _below;
    private readonly int[] _bits;
    private readonly int[] _seenIn;
    private int _round;

    private TreeOrder(CoreGraph graph)
    {
        _neighbours = [.. Enumerable.Range(0, graph.Count).Select(v => graph.IsFinding[v]
            ? []
            : graph.Parents[v].Concat(graph.Children[v].Where(c => !graph.IsFinding[c])).ToArray())];
        _below = [.. Enumerable.Range(0, graph.Count).Select(_ => new List<int>())];
        _bits = new int[graph.Count];
        _seenIn = new int[graph.Count];
    }

    /// <summary>Every vertex once: tree by tree, the largest first, and then the findings, which close by themselves.</summary>
    public static int[] Of(CoreGraph graph)
    {
        var trees = new TreeOrder(graph);
        var order = new List<int>(graph.Count);
        foreach (var tree in trees.Trees(graph).OrderByDescending(tree => tree.Count))
        {
            var root = tree.OrderByDescending(v => trees._neighbours[v].Length).Take(Roots).MinBy(trees.BitsFrom);
            trees.HangFrom(root);
            trees.List(root, order);
        }

        order.AddRange(Enumerable.Range(0, graph.Count).Where(v => graph.IsFinding[v]));
        return [.. order];
    }

    private List<List<int>> Trees(CoreGraph graph)
    {
        var trees = new List<List<int>>();
        var isSeen = new bool[graph.Count];
        for (var v = 0; v < graph.Count; v++)
        {
            if (isSeen[v] || graph.IsFinding[v])
            {
                continue;
            }

            isSeen[v] = true;
            var tree = new List<int> { v };
            for (var i = 0; i < tree.Count; i++)
            {
                foreach (var next in _neighbours[tree[i]])
                {
                    if (!isSeen[next])
                    {
                        isSeen[next] = true;
                        tree.Add(next);
                    }
                }
            }

            trees.Add(tree);
        }

        return trees;
    }

    // Hangs the tree on a root, and counts the bits open at once: a branch leaves one behind, so the widest goes first.
    private int BitsFrom(int root)
    {
        HangFrom(root);
        return _bits[root];
    }

    private void HangFrom(int root)
    {
        _round++;
        Hang(root);
    }

    private void Hang(int v)
    {
        _seenIn[v] = _round;
        _below[v].Clear();
        foreach (var next in _neighbours[v])
        {
            if (_seenIn[next] != _round)
            {
                Hang(next);
                _below[v].Add(next);
            }
        }

        _below[v].Sort((a, b) => _bits[a] != _bits[b] ? _bits[b].CompareTo(_bits[a]) : a.CompareTo(b));
        _bits[v] = 1;
        for (var i = 0; i < _below[v].Count; i++)
        {
            _bits[v] = Math.Max(_bits[v], _bits[_below[v][i]] + (i == 0 ? 0 : 1));
        }
    }

    private void List(int v, List<int> order)
    {
        foreach (var next in _below[v])
        {
            List(next, order);
        }

        order.Add(v);
    }
}
