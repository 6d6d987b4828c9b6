using System.Numerics;

namespace Charley.Inference;

/// <summary>Who shares a table with whom, for choosing the next vertex to eliminate: fewest neighbours, then fewest new pairs.</summary>
internal sealed class NeighbourSets
{
    private const int WordBits = 64;

    private readonly int _words;
    private readonly ulong[] _sets;
    private readonly List<int> _left;

    public NeighbourSets(int count, IEnumerable<int[]> scopes)
    {
        _words = (count + WordBits - 1) / WordBits;
        _sets = new ulong[count * _words];
        _left = [.. Enumerable.Range(0, count)];
        foreach (var scope in scopes)
        {
            foreach (var v in scope)
            {
                foreach (var u in scope)
                {
                    Row(v)[u / WordBits] |= 1UL << (u % WordBits);
                }
            }
        }
    }

    /// <summary>The vertex to eliminate next.</summary>
    public int Cheapest()
    {
        var best = _left[0];
        var bestKey = (Degree: int.MaxValue, Fill: int.MaxValue);
        foreach (var v in _left)
        {
            var degree = Count(Row(v));
            if (degree <= bestKey.Degree)
            {
                var key = (degree, Fill(v));
                if (key.CompareTo(bestKey) < 0)
                {
                    bestKey = key;
                    best = v;
                }
            }
        }

        return best;
    }

    /// <summary>Takes a vertex out; its neighbours become neighbours of each other.</summary>
    public void Eliminate(int v)
    {
        _left.Remove(v);
        var row = Row(v).ToArray();
        row[v / WordBits] &= ~(1UL << (v % WordBits));
        foreach (var u in _left.Where(u => Has(row, u)))
        {
            var other = Row(u);
            for (var w = 0; w < _words; w++)
            {
                other[w] |= row[w];
            }

            other[v / WordBits] &= ~(1UL << (v % WordBits));
        }
    }

    private static bool Has(ulong[] row, int u) => ((row[u / WordBits] >> (u % WordBits)) & 1) == 1;

    private static int Count(ReadOnlySpan<ulong> row)
    {
        var count = 0;
        foreach (var word in row)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    // Pairs of neighbours that are not neighbours of each other yet (each counted twice).
    private int Fill(int v)
    {
        var row = Row(v);
        var missing = 0;
        foreach (var u in _left)
        {
            if (u != v && ((row[u / WordBits] >> (u % WordBits)) & 1) == 1)
            {
                var other = Row(u);
                for (var w = 0; w < _words; w++)
                {
                    missing += BitOperations.PopCount(row[w] & ~other[w]);
                }
            }
        }

        return missing;
    }

    private Span<ulong> Row(int v) => _sets.AsSpan(v * _words, _words);
}
