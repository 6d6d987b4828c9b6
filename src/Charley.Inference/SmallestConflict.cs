using System.Collections.Immutable;

namespace Charley.Inference;

/// <summary>
/// Finds the smallest set of answers that cannot be true together, exactly: no set with fewer answers is impossible.
/// </summary>
/// <remarks>
/// By implicit hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva 2015, Smallest MUS extraction with minimal hitting set
/// dualization, CP 2015). Whatever is impossible must have an answer outside every set that is possible. So the smallest set that
/// has one outside each possible set found so far is a lower bound; either it is impossible itself, and then it is the answer, or
/// it grows to one more possible set.
/// </remarks>
public static class SmallestConflict
{
    /// <summary>The smallest impossible set.</summary>
    /// <param name="count">Number of answers; they are named 0 to count - 1.</param>
    /// <param name="isPossible">Whether some of them can be true together. What is possible must stay so with fewer answers.</param>
    /// <returns>The answers of the smallest set in rising order, of several the first found; empty if all can be true together.</returns>
    public static ImmutableArray<int> Find(int count, Func<IReadOnlySet<int>, bool> isPossible)
    {
        ArgumentNullException.ThrowIfNull(isPossible);
        var corrections = new List<ImmutableArray<int>>();
        while (true)
        {
            var bound = SmallestHitting(corrections);
            if (!isPossible(bound))
            {
                return [.. bound.Order()];
            }

            var correction = OutsideLargest(bound, count, isPossible);
            if (correction.IsEmpty)
            {
                return [];
            }

            corrections.Add(correction);
        }
    }

    /// <summary>What has to be left out so that the rest is possible, the set given being kept.</summary>
    private static ImmutableArray<int> OutsideLargest(IReadOnlySet<int> kept, int count, Func<IReadOnlySet<int>, bool> isPossible)
    {
        var possible = new HashSet<int>(kept);
        var outside = ImmutableArray.CreateBuilder<int>();
        for (var answer = 0; answer < count; answer++)
        {
            if (!possible.Add(answer))
            {
                continue;
            }

            if (!isPossible(possible))
            {
                possible.Remove(answer);
                outside.Add(answer);
            }
        }

        return outside.ToImmutable();
    }

    /// <summary>The smallest set that has an answer of each correction.</summary>
    private static HashSet<int> SmallestHitting(List<ImmutableArray<int>> corrections)
    {
        var chosen = new HashSet<int>();
        var size = 0;
        while (!Hits(corrections, chosen, size))
        {
            size++;
        }

        return chosen;
    }

    private static bool Hits(List<ImmutableArray<int>> corrections, HashSet<int> chosen, int left)
    {
        var missed = corrections.FindIndex(correction => !correction.Any(chosen.Contains));
        if (missed < 0)
        {
            return true;
        }

        foreach (var answer in left > 0 ? corrections[missed] : [])
        {
            chosen.Add(answer);
            if (Hits(corrections, chosen, left - 1))
            {
                return true;
            }

            chosen.Remove(answer);
        }

        return false;
    }
}
