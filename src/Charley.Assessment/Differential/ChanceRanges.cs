using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;

namespace Charley.Assessment.Differential;

/// <summary>Within which limits a chance would lie if the numbers of the knowledge were other ones that the evidence allows.</summary>
/// <param name="Low">A twentieth of the readings of the evidence say less; 0..1.</param>
/// <param name="High">A twentieth say more; 0..1.</param>
/// <param name="Text">The two as natural frequencies, in words.</param>
public sealed record ChanceRange(double Low, double High, string Text);

/// <summary>
/// The honest range of each chance: the same answers, put to models whose numbers are drawn from their intervals. It says how far
/// the numbers can be trusted, not whether the model has the right causes and links.
/// </summary>
public static class ChanceRanges
{
    /// <summary>So many of the draws are left out at either end: a twentieth of 40 intervals between 39 draws.</summary>
    private const int LeftOutAtEachEnd = 1;

    /// <summary>The range of each chance, in their order; the chance itself always lies within.</summary>
    /// <param name="usual">The model that stated the chances.</param>
    /// <param name="drawn">Models with other numbers for the same people.</param>
    /// <param name="subject">The answers.</param>
    /// <param name="chances">The chances stated.</param>
    /// <param name="cancellation">Stops the calculation.</param>
    public static ImmutableArray<ChanceRange> Of(
        PersonModel usual, ImmutableArray<PersonModel> drawn, PersonCase subject, ImmutableArray<CauseChance> chances, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(usual);
        ArgumentNullException.ThrowIfNull(subject);
        var evidence = usual.EvidenceFrom(subject.AllAnswers);
        ImmutableArray<int> nodes = [.. chances.Select(chance => usual.Network.IndexOf(chance.Cause.Id))];
        var beliefs = drawn.AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(model => model.Engine.QueryAboveLeaves(evidence, usual.ComplaintNodes.AsSpan(), cancellation).Beliefs)
            .ToList();
        return [.. chances.Select((chance, position) =>
        {
            var sorted = beliefs.Select(belief => belief.Contributions[nodes[position]]).Order().ToList();
            var low = Math.Min(chance.Acting, sorted[LeftOutAtEachEnd]);
            var high = Math.Max(chance.Acting, sorted[^(LeftOutAtEachEnd + 1)]);
            return new ChanceRange(low, high, NaturalFrequency.Say(low, high, chance.Acting));
        })];
    }
}
