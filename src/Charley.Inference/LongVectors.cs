using System.Collections.Concurrent;

namespace Charley.Inference;

/// <summary>
/// The long vectors of one calculation, lent to it and given back. All engines of the process share them: there is an engine for every
/// kind of person and one for every reading of the numbers, and each would otherwise keep the longest vectors that it ever needed.
/// </summary>
internal sealed class LongVectors
{
    private static readonly ConcurrentBag<LongVectors> s_free = [];

    /// <summary>The vectors before each step of the way there.</summary>
    public Registers Store { get; } = new();

    /// <summary>The vectors of the way back, in turn.</summary>
    public Registers Even { get; } = new();

    /// <summary>See <see cref="Even"/>.</summary>
    public Registers Odd { get; } = new(2);

    /// <summary>Vectors that nobody else uses until they are given back; as long as they were.</summary>
    public static LongVectors Borrow() => s_free.TryTake(out var vectors) ? vectors : new LongVectors();

    /// <summary>Gives them back.</summary>
    public void Return() => s_free.Add(this);
}
