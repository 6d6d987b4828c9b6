using System.Collections.Immutable;
using Charley.Diary.Trials;

namespace Charley.Web.Experiments;

/// <summary>What the person's own experiments say about remedies: only clear answers count, and the newest for each remedy.</summary>
/// <param name="Endings">By id of the remedy: it helped this person, or it made it worse.</param>
public sealed record PersonalEvidence(ImmutableDictionary<string, (TrialEnding Ending, Guid Trial)> Endings)
{
    /// <summary>Nothing is known.</summary>
    public static PersonalEvidence None { get; } = new(ImmutableDictionary<string, (TrialEnding, Guid)>.Empty);

    /// <summary>What experiments say, the newest first.</summary>
    public static PersonalEvidence From(IEnumerable<Trial> newestFirst) => new(newestFirst
        .Where(trial => trial is { Kind: TrialKind.Prevention, Outcome.Ending: TrialEnding.Helps or TrialEnding.Worse })
        .DistinctBy(trial => trial.Remedy, StringComparer.Ordinal)
        .ToImmutableDictionary(trial => trial.Remedy, trial => (trial.Outcome!.Ending, trial.Id), StringComparer.Ordinal));

    /// <summary>Where a remedy belongs: what helped this person comes first, what made it worse comes last.</summary>
    /// <param name="remedy">Its id.</param>
    public int Rank(string remedy) => !Endings.TryGetValue(remedy, out var found) ? 0 : found.Ending == TrialEnding.Helps ? -1 : 1;
}
