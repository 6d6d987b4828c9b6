namespace Charley.Inference;

/// <summary>All that a plan depends on: which edges are left, and which nodes are present targets.</summary>
internal sealed class PlanShape : IEquatable<PlanShape>
{
    private const int WordBits = 64;

    private readonly ulong[] _words;
    private readonly int _hash;

    private PlanShape(ulong[] words)
    {
        _words = words;
        var hash = default(HashCode);
        foreach (var word in words)
        {
            hash.Add(word);
        }

        _hash = hash.ToHashCode();
    }

    public static PlanShape Of(Reduction reduction)
    {
        var edges = reduction.Alive.Length;
        var words = new ulong[((edges + reduction.States.Length) / WordBits) + 1];
        for (var e = 0; e < edges; e++)
        {
            words[e / WordBits] |= reduction.Alive[e] ? 1UL << (e % WordBits) : 0;
        }

        for (var i = 0; i < reduction.States.Length; i++)
        {
            var bit = edges + i;
            words[bit / WordBits] |= reduction.IsPresentTarget(i) ? 1UL << (bit % WordBits) : 0;
        }

        return new PlanShape(words);
    }

    public bool Equals(PlanShape? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    public override bool Equals(object? obj) => Equals(obj as PlanShape);

    public override int GetHashCode() => _hash;
}
