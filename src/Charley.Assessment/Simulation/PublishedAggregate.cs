using System.Collections.Immutable;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment.Simulation;

/// <summary>A published share that was kept out of the model's numbers, so that the model can be held against it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Says">What was published, in one sentence.</param>
/// <param name="ShareOf">What is counted.</param>
/// <param name="Among">Among whom.</param>
/// <param name="Published">The published share, 0..1.</param>
/// <param name="Range">Its interval, or the range of the studies named.</param>
/// <param name="Basis">The records; none of them is behind a number of the model.</param>
/// <param name="DiffersBecause">Why the model differs, where it does; null where it should agree.</param>
public sealed record PublishedAggregate(
    string Id,
    string Says,
    Condition ShareOf,
    Condition Among,
    double Published,
    Interval Range,
    Basis Basis,
    string? DiffersBecause);

/// <summary>What the model is held against.</summary>
/// <param name="Population">From whom people are drawn.</param>
/// <param name="Aggregates">The published shares.</param>
public sealed record ForwardChecks(Population Population, ImmutableArray<PublishedAggregate> Aggregates);
