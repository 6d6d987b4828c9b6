using System.Collections.Concurrent;

namespace Charley.Web.Hosting;

/// <summary>
/// The last results of long calculations, kept by what they were made of. Nothing depends on it: another server, or this one
/// after a start, calculates the same.
/// </summary>
/// <typeparam name="TKey">All that a result depends on.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
/// <param name="most">How many are kept; beyond, all are forgotten and made anew.</param>
internal sealed class Kept<TKey, TResult>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TResult> results = new();

    /// <summary>The result, from memory or made now.</summary>
    /// <param name="key">What it is made of.</param>
    /// <param name="make">Makes it.</param>
    public TResult Find(TKey key, Func<TResult> make)
    {
        if (results.TryGetValue(key, out var there))
        {
            return there;
        }

        if (results.Count >= most)
        {
            results.Clear();
        }

        return results[key] = make();
    }
}
