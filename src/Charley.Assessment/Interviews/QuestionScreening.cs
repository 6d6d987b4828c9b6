using System.Collections.Immutable;
using Charley.Assessment.Model;
using Charley.Inference;

namespace Charley.Assessment.Interviews;

/// <summary>
/// A quick guess at what an answer would change, by which the questions worth an exact calculation are picked. It treats the
/// causes as independent given what is known, as if each finding met each cause alone; no number from here is ever shown.
/// </summary>
/// <param name="model">The model of the person.</param>
/// <param name="now">Beliefs before the answer.</param>
internal sealed class QuestionScreening(PersonModel model, Beliefs now)
{
    /// <summary>Chances are kept this far from 0 and 1, so that odds stay finite.</summary>
    private const double Edge = 1e-12;

    /// <summary>The guessed effect of answering a node.</summary>
    public AnswerEffect Guess(int node)
    {
        var asked = model.Network.Nodes[node];
        return asked.Parents.IsEmpty && model.ChildrenOf(node) is { IsEmpty: false } children
            ? GuessFactor(node, asked.Leak, children)
            : GuessFinding(node, asked);
    }

    private AnswerEffect GuessFinding(int node, NoisyOrNode asked)
    {
        var absent = 1 - asked.Leak;
        foreach (var link in asked.Parents)
        {
            absent *= 1 - (now.Marginals[link.Parent] * link.Strength);
        }

        var present = 1 - absent;
        var ifPresent = new Scaled(now);
        var ifAbsent = new Scaled(now);
        foreach (var link in asked.Parents)
        {
            var chance = now.Marginals[link.Parent];
            var others = absent / Math.Max(Edge, 1 - (chance * link.Strength));
            var presentWith = 1 - (others * (1 - link.Strength));
            ifPresent.Set(link.Parent, chance * presentWith / Math.Max(Edge, present));
            ifAbsent.Set(link.Parent, chance * (1 - link.Strength) / Math.Max(Edge, 1 - (chance * link.Strength)));
        }

        return new AnswerEffect(node, present, ifPresent.ToBeliefs(), ifAbsent.ToBeliefs());
    }

    private AnswerEffect GuessFactor(int node, double share, ImmutableArray<NoisyOrLink> children)
    {
        var ifPresent = new Scaled(now);
        var ifAbsent = new Scaled(now);
        foreach (var child in children)
        {
            var prior = model.PriorShares[child.Parent];
            var without = 1 - ((1 - prior) / Math.Max(Edge, 1 - (share * child.Strength)));
            var with = 1 - ((1 - without) * (1 - child.Strength));
            ifPresent.Set(child.Parent, Shift(now.Marginals[child.Parent], prior, with));
            ifAbsent.Set(child.Parent, Shift(now.Marginals[child.Parent], prior, without));
        }

        return new AnswerEffect(node, share, ifPresent.ToBeliefs(), ifAbsent.ToBeliefs());
    }

    /// <summary>The chance after its prior moved: posterior odds follow prior odds.</summary>
    private static double Shift(double chance, double fromPrior, double toPrior) =>
        FromOdds(Odds(chance) * Odds(toPrior) / Odds(fromPrior));

    private static double Odds(double chance)
    {
        var inside = Math.Clamp(chance, Edge, 1 - Edge);
        return inside / (1 - inside);
    }

    private static double FromOdds(double odds) => odds / (1 + odds);

    /// <summary>Beliefs with some chances changed; what a cause contributes moves in proportion.</summary>
    private sealed class Scaled(Beliefs from)
    {
        private readonly double[] _marginals = [.. from.Marginals];
        private readonly double[] _contributions = [.. from.Contributions];

        public void Set(int node, double chance)
        {
            var before = from.Marginals[node];
            _marginals[node] = Math.Clamp(chance, 0, 1);
            _contributions[node] = before > 0 ? Math.Min(_marginals[node], from.Contributions[node] * _marginals[node] / before) : 0;
        }

        public Beliefs ToBeliefs() => new([.. _marginals], [.. _contributions]);
    }
}
