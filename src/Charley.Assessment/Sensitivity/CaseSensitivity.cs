using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Assessment.Sensitivity;

/// <summary>The two things in an answer that must not hang on one number.</summary>
/// <param name="Urgency">How soon to see someone.</param>
/// <param name="FirstCause">Id of the cause named first.</param>
public sealed record KeyAnswer(Urgency Urgency, string FirstCause);

/// <summary>What changes in an answer when one number is halved or doubled.</summary>
/// <param name="Number">The number.</param>
/// <param name="Factor">By what it was multiplied.</param>
/// <param name="Answer">The answer then.</param>
public sealed record NumberEffect(ModelNumber Number, double Factor, KeyAnswer Answer);

/// <summary>How the answer to a case hangs on single numbers.</summary>
/// <param name="File">The case.</param>
/// <param name="Answer">The answer with all numbers as they stand.</param>
/// <param name="Tried">How many numbers were halved and doubled: those that count with the answers of the case.</param>
/// <param name="Changes">Every halving or doubling that changes the urgency or the first cause; a lower urgency first, then a higher one, then another cause.</param>
public sealed record CaseSensitivity(CaseFile File, KeyAnswer Answer, int Tried, ImmutableArray<NumberEffect> Changes);

/// <summary>A number on which answers hang.</summary>
/// <param name="Number">The number.</param>
/// <param name="Urgencies">In how many cases halving or doubling it changes the urgency.</param>
/// <param name="Causes">In how many cases it changes the first cause.</param>
public sealed record NumberWeight(ModelNumber Number, int Urgencies, int Causes)
{
    /// <summary>
    /// The numbers on which the answers to most cases hang. Judgements stand before numbers with evidence, because experts can
    /// better them most.
    /// </summary>
    public static ImmutableArray<NumberWeight> Rank(IEnumerable<CaseSensitivity> cases) =>
    [
        .. cases
            .SelectMany(one => one.Changes.Select(change => (one.Answer, Change: change)))
            .GroupBy(pair => pair.Change.Number)
            .Select(group => new NumberWeight(
                group.Key,
                group.Count(pair => pair.Change.Answer.Urgency != pair.Answer.Urgency),
                group.Count(pair => !string.Equals(pair.Change.Answer.FirstCause, pair.Answer.FirstCause, StringComparison.Ordinal))))
            .OrderByDescending(weight => weight.Number.Quantity.Basis.Evidence.IsEmpty)
            .ThenByDescending(weight => weight.Urgencies)
            .ThenByDescending(weight => weight.Causes)
            .ThenBy(weight => weight.Number.Of, StringComparer.Ordinal)
            .ThenBy(weight => weight.Number.With, StringComparer.Ordinal),
    ];
}
