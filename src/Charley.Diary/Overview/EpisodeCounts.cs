using System.Collections.Immutable;
using Charley.Diary.Episodes;
using NodaTime;

namespace Charley.Diary.Overview;

/// <summary>What was tried in episodes that had the same attempts.</summary>
/// <param name="Tried">The attempts of each of them.</param>
/// <param name="Count">How many episodes.</param>
public sealed record TriedCount(ImmutableArray<Attempt> Tried, int Count);

/// <summary>Ten years of episodes, counted by the database so that few rows travel.</summary>
/// <param name="Starts">What the person's clock showed at the start of each, in no order.</param>
/// <param name="Places">Episodes per place and side, in no order.</param>
/// <param name="Tried">Episodes per set of attempts, in no order.</param>
public sealed record EpisodeCounts(
    IReadOnlyList<LocalDateTime> Starts, IReadOnlyList<PlaceCount> Places, IReadOnlyList<TriedCount> Tried);
