namespace Charley.Inference;

/// <summary>
/// All that a plan depends on, as words of bits: which edges are left, and which nodes are present targets. Compared by what they
/// hold, and looked up without being copied.
/// </summary>
internal sealed class PlanShape : IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
{
    private const int WordBits = 64;

    /// <summary>The only one; it has no state.</summary>
    public static PlanShape Comparer { get; } = new();

    /// <summary>How many words the shapes of a network have.</summary>
    public static int WordsOf(Topology topology) => ((topology.Edges.Length + topology.Count) / WordBits) + 1;

    /// <summary>Writes the shape of what is left.</summary>
    /// <param name="reduction">What is left.</param>
    /// <param name="words">Receives it; all zero before.</param>
    public static void Fill(Reduction reduction, Span<ulong> words)
    {
        var edges = reduction.Alive.Length;
        for (var e = 0; e < edges; e++)
        {
            words[e / WordBits] |= reduction.Alive[e] ? 1UL << (e % WordBits) : 0;
        }

        for (var i = 0; i < reduction.States.Length; i++)
        {
            var bit = edges + i;
            words[bit / WordBits] |= reduction.IsPresentTarget(i) ? 1UL << (bit % WordBits) : 0;
        }
    }

    public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<ulong> alternate, ulong[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ulong[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<ulong> alternate)
    {
        var hash = default(HashCode);
        foreach (var word in alternate)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    public ulong[] Create(ReadOnlySpan<ulong> alternate) => alternate.ToArray();
}
