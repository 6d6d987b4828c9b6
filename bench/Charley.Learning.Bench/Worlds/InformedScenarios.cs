using System.Collections.Immutable;

namespace Charley.Learning.Bench.Worlds;

/// <summary>Scenarios in which the analysis is told something about the exposures beforehand.</summary>
/// <param name="All">All of them.</param>
/// <param name="AsExpected">The one that is drawn exactly as the analysis expects.</param>
/// <param name="EmptyYear">The one without triggers for a year.</param>
public sealed record InformedScenarios(ImmutableArray<Scenario> All, Scenario AsExpected, Scenario EmptyYear);
