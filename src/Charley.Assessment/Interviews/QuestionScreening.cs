using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Charley.Assessment.Model;
using Charley.Inference;

namespace Charley.Assessment.Interviews;

/// <summary>
/// A quick guess at what an answer would change, by which the questions worth an exact calculation are picked. It treats the
/// causes as independent given what is known, as if each finding met each cause alone; no number from here is ever shown.
/// </summary>
/// <param name="model">The model of the person.</param>
/// <param name="now">Beliefs before the answer.</param>
/// <param name="loss">What beliefs cost the person; it must not keep them.</param>
internal sealed class QuestionScreening(PersonModel model, Beliefs now, Func<Beliefs, double> loss)
{
    /// <summary>Chances are kept this far from 0 and 1, so that odds stay finite.</summary>
    private const double Edge = 1e-12;

    private readonly Supposed _ifPresent = new(now);
    private readonly Supposed _ifAbsent = new(now);

    /// <summary>
    /// Whether the guess is all there is: a risk factor acts on most causes through copies, which an answer settles together, and it
    /// only shifts the priors of its causes, so that the guess is right but for what the causes do to each other.
    /// </summary>
    public bool IsFactor(int node) => model.Network.Nodes[node].Parents.IsEmpty && !model.ChildrenOf(node).IsEmpty;

    /// <summary>What an answer about a node would be worth, by the guess.</summary>
    public WeighedAnswer Guess(int node) =>
        IsFactor(node) ? GuessFactor(model.Network.Nodes[node].Leak, model.ChildrenOf(node)) : GuessFinding(model.Network.Nodes[node]);

    private WeighedAnswer GuessFinding(NoisyOrNode asked)
    {
        var absent = 1 - asked.Leak;
        foreach (var link in asked.Parents)
        {
            absent *= 1 - (now.Marginals[link.Parent] * link.Strength);
        }

        var present = 1 - absent;
        foreach (var link in asked.Parents)
        {
            var chance = now.Marginals[link.Parent];
            var others = absent / Math.Max(Edge, 1 - (chance * link.Strength));
            var presentWith = 1 - (others * (1 - link.Strength));
            _ifPresent.Set(link.Parent, chance * presentWith / Math.Max(Edge, present));
            _ifAbsent.Set(link.Parent, chance * (1 - link.Strength) / Math.Max(Edge, 1 - (chance * link.Strength)));
        }

        return Weigh(present);
    }

    private WeighedAnswer GuessFactor(double share, ImmutableArray<NoisyOrLink> children)
    {
        var present = share;
        var absent = 1 - share;
        foreach (var child in children)
        {
            var prior = model.PriorShares[child.Parent];
            var without = 1 - ((1 - prior) / Math.Max(Edge, 1 - (share * child.Strength)));
            var with = 1 - ((1 - without) * (1 - child.Strength));
            _ifPresent.Set(child.Parent, Shift(now.Marginals[child.Parent], prior, with));
            _ifAbsent.Set(child.Parent, Shift(now.Marginals[child.Parent], prior, without));
            present *= Likelihood(now.Marginals[child.Parent], prior, with);
            absent *= Likelihood(now.Marginals[child.Parent], prior, without);
        }

        return Weigh(present / (present + absent));
    }

    private WeighedAnswer Weigh(double present)
    {
        var weighed = new WeighedAnswer(present, loss(_ifPresent.Beliefs), loss(_ifAbsent.Beliefs));
        _ifPresent.Restore();
        _ifAbsent.Restore();
        return weighed;
    }

    /// <summary>The chance after its prior moved: posterior odds follow prior odds.</summary>
    private static double Shift(double chance, double fromPrior, double toPrior) =>
        FromOdds(Odds(chance) * Odds(toPrior) / Odds(fromPrior));

    /// <summary>How well what is known about a cause agrees with a chance of it other than its prior.</summary>
    private static double Likelihood(double chance, double prior, double supposed) =>
        (supposed * chance / Math.Max(Edge, prior)) + ((1 - supposed) * (1 - chance) / Math.Max(Edge, 1 - prior));

    private static double Odds(double chance)
    {
        var inside = Math.Clamp(chance, Edge, 1 - Edge);
        return inside / (1 - inside);
    }

    private static double FromOdds(double odds) => odds / (1 + odds);

    /// <summary>Beliefs with some chances changed; what a cause contributes moves in proportion.</summary>
    private sealed class Supposed
    {
        private readonly Beliefs _from;
        private readonly double[] _marginals;
        private readonly double[] _contributions;
        private readonly List<int> _changed = [];

        public Supposed(Beliefs from)
        {
            _from = from;
            _marginals = from.Marginals.AsSpan().ToArray();
            _contributions = from.Contributions.AsSpan().ToArray();
            Beliefs = new Beliefs(ImmutableCollectionsMarshal.AsImmutableArray(_marginals), ImmutableCollectionsMarshal.AsImmutableArray(_contributions));
        }

        /// <summary>The beliefs; they change with every <see cref="Set"/>.</summary>
        public Beliefs Beliefs { get; }

        public void Set(int node, double chance)
        {
            var before = _from.Marginals[node];
            _changed.Add(node);
            _marginals[node] = Math.Clamp(chance, 0, 1);
            _contributions[node] = before > 0 ? Math.Min(_marginals[node], _from.Contributions[node] * _marginals[node] / before) : 0;
        }

        public void Restore()
        {
            foreach (var node in _changed)
            {
                _marginals[node] = _from.Marginals[node];
                _contributions[node] = _from.Contributions[node];
            }

            _changed.Clear();
        }
    }
}
