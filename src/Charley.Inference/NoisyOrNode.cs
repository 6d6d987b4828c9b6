using System.Collections.Immutable;

namespace Charley.Inference;

/// <summary>
/// A yes/no variable: absent for certain when its gate is absent, otherwise present with chance
/// <c>1 - (1 - Leak) * product over present parents of (1 - Strength)</c>.
/// </summary>
/// <param name="Id">Unique name in the network.</param>
/// <param name="Leak">Chance, 0 to 1, of being present with every parent absent; for a node without parents its prior.</param>
/// <param name="Parents">Links from earlier nodes, each parent at most once.</param>
/// <param name="Gate">Index of an earlier node without which this one cannot be present; null when there is no such need.</param>
public sealed record NoisyOrNode(string Id, double Leak, ImmutableArray<NoisyOrLink> Parents, int? Gate = null);
