using System.Collections.Immutable;
using Charley.Diary.Episodes;

namespace Charley.Diary.Overview;

/// <summary>What was tried in episodes that had the same attempts.</summary>
/// <param name="Tried">The attempts of each of them.</param>
/// <param name="Count">How many episodes.</param>
public sealed record TriedCount(ImmutableArray<Attempt> Tried, int Count);

/// <summary>Ten years of episodes, counted by the database so that few rows travel.</summary>
/// <param name="Places">Episodes per place and side, in no order.</param>
/// <param name="AtNight">Of all these, those that began in the night by the person's clock.</param>
/// <param name="Tried">Episodes per set of attempts, in no order; episodes in which nothing was tried are left out.</param>
public sealed record EpisodeCounts(IReadOnlyList<PlaceCount> Places, int AtNight, IReadOnlyList<TriedCount> Tried)
{
    /// <summary>How many episodes there are.</summary>
    public int Total => Places.Sum(place => place.Count);
}
