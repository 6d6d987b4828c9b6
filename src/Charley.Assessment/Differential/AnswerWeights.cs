using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Knowledge;

namespace Charley.Assessment.Differential;

/// <summary>What speaks for and against causes: each answer left out in turn, and its share of what all answers do together.</summary>
/// <remarks>
/// An answer's share is its Shapley value (Shapley 1953): the mean of what it changes over all orders in which the answers could have
/// been given. It is the integral over q from 0 to 1 of what the answer changes on average when every other one was given with chance
/// q (Owen 1972, Management Science 18:64), taken here by Simpson's rule: before all others, beside half of them, after all others.
/// The half is drawn by chance and taken together with the other half: a second draw brings shares hardly nearer. Where first and
/// last hardly differ, their mean is the share: that is exact when answers overlap in pairs only.
/// </remarks>
public static class AnswerWeights
{
    /// <summary>Weights below this change odds by less than a tenth and would only fill the page.</summary>
    private const double Noteworthy = 0.1;

    /// <summary>Answers whose weight as the first and as the last differs by less are not looked at in between.</summary>
    private const double Overlap = 0.3;

    /// <summary>Of the middle against each end, by Simpson's rule.</summary>
    private const int MiddleWeight = 4;

    /// <summary>The weights of all answers for each cause, in the order of the chances given.</summary>
    /// <param name="model">The model of the person.</param>
    /// <param name="knowledge">The words of answers.</param>
    /// <param name="subject">The case.</param>
    /// <param name="chances">The causes, with their chances in this case.</param>
    /// <param name="cancellation">Stops.</param>
    public static ImmutableArray<ImmutableArray<AnswerWeight>> For(
        PersonModel model,
        KnowledgeBase knowledge,
        PersonCase subject,
        ImmutableArray<CauseChance> chances,
        CancellationToken cancellation)
    {
        var said = SaidThing.Of(knowledge, subject).ToImmutableArray();
        if (said.IsEmpty)
        {
            return [.. chances.Select(_ => ImmutableArray<AnswerWeight>.Empty)];
        }

        var coalition = new AnswerCoalition(model, subject, said, chances, cancellation);
        var nothing = coalition.With(static _ => false);
        var last = Enumerable.Range(0, said.Length).Select(place => Change(coalition.With(other => other != place), coalition.Everything)).ToList();
        var first = Enumerable.Range(0, said.Length).Select(place => Change(nothing, coalition.With(other => other == place))).ToList();
        var between = Between(coalition, [.. Enumerable.Range(0, said.Length).Where(place => Differs(first[place], last[place]))], said.Length);
        return
        [
            .. chances.Select((_, cause) => said
                .Select((thing, place) => new AnswerWeight(thing.Finding, thing.Text, last[place][cause], Share(first[place][cause], between[place]?[cause], last[place][cause])))
                .Where(weight => Math.Max(Math.Abs(weight.Weight), Math.Abs(weight.Share)) >= Noteworthy)
                .ToImmutableArray()),
        ];
    }

    private static double Share(double first, double? between, double last) =>
        between is { } middle ? (first + (MiddleWeight * middle) + last) / (MiddleWeight + 2) : (first + last) / 2;

    private static bool Differs(double[] first, double[] last) => first.Zip(last).Any(pair => Math.Abs(pair.First - pair.Second) >= Overlap);

    /// <summary>What some answers change beside half of the others and beside the other half, on average; null for the rest.</summary>
    private static double[]?[] Between(AnswerCoalition coalition, ImmutableArray<int> places, int count)
    {
        var changes = new double[]?[count];
        if (places.IsEmpty)
        {
            return changes;
        }

        foreach (var place in places)
        {
            changes[place] = new double[coalition.Everything.Length];
        }

        var drawn = Half(count);
        foreach (var half in new[] { drawn, [.. drawn.Select(isIn => !isIn)] })
        {
            var withHalf = coalition.With(place => half[place]);
            foreach (var place in places)
            {
                var turned = coalition.With(other => half[other] != (other == place));
                var (without, with) = half[place] ? (turned, withHalf) : (withHalf, turned);
                for (var cause = 0; cause < without.Length; cause++)
                {
                    changes[place]![cause] += (with[cause] - without[cause]) / 2;
                }
            }
        }

        return changes;
    }

    /// <summary>A half of so many places, drawn by chance and always the same.</summary>
    private static bool[] Half(int count)
    {
        var half = new bool[count];
        half.AsSpan(0, count / 2).Fill(true);
#pragma warning disable S2245 // Nothing secret is drawn; the same case must give the same shares.
        new Random(count).Shuffle(half);
#pragma warning restore S2245
        return half;
    }

    private static double[] Change(double[] without, double[] with) => [.. with.Zip(without, (after, before) => after - before)];
}
