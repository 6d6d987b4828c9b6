using System.Collections.Immutable;
using Charley.Knowledge;

namespace Charley.Assessment.Model;

/// <summary>A cause with its noisy-OR numbers for one kind of person.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Raises">What raises it among these people.</param>
/// <param name="Rate">Its leak and links.</param>
/// <param name="IsCause">Whether each of <paramref name="Raises"/> is a cause rather than a risk factor.</param>
internal sealed record RatedCause(Cause Cause, ImmutableArray<Raise> Raises, BaseRate Rate, ImmutableArray<bool> IsCause)
{
    /// <summary>The effects of risk factors on it, with how strongly the two go together in the population.</summary>
    public IEnumerable<FactorEffect> Effects(IReadOnlyDictionary<string, double> shareOf)
    {
        var share = Rate.Marginal;
        for (var position = 0; position < Raises.Length; position++)
        {
            if (IsCause[position])
            {
                continue;
            }

            var factor = shareOf[Raises[position].Id];
            var difference = Rate.Links[position] * (1 - share);
            var correlation = share is > 0 and < 1 ? factor * (1 - factor) * difference * difference / (share * (1 - share)) : 0;
            yield return new FactorEffect(Raises[position].Id, Cause.Id, correlation);
        }
    }

    /// <summary>Ties to other causes and to what it requires.</summary>
    public IEnumerable<(string From, string To)> FixedTies() =>
        Raises.Where((_, position) => IsCause[position]).Select(raise => (raise.Id, Cause.Id))
            .Concat(Cause.Requires is { } required ? [(required, Cause.Id)] : []);
}
