using System.Collections.Immutable;
using Charley.Assessment.Model;
using Charley.Knowledge;
using Charley.Knowledge.Conditions;

namespace Charley.Assessment.Simulation;

/// <summary>The model's share beside the published one.</summary>
/// <param name="Aggregate">What was published.</param>
/// <param name="Model">The model's share, 0..1.</param>
/// <param name="StandardError">Doubt about it from drawing a limited number of people; 0 where it was calculated.</param>
/// <param name="Agrees">Whether it lies in the published range, within two standard errors.</param>
public sealed record AggregateResult(PublishedAggregate Aggregate, double Model, double StandardError, bool Agrees);

/// <summary>Draws people, or calculates where it can, and compares their shares with published ones.</summary>
/// <param name="models">The models by person.</param>
/// <param name="population">From whom people are drawn.</param>
public sealed class AggregateComparison(PersonModels models, Population population)
{
    /// <summary>Standard errors on either side within which a drawn share is not called different.</summary>
    private const double Slack = 2;

    /// <summary>Compares one published share with people drawn from the model.</summary>
    /// <param name="aggregate">The published share.</param>
    /// <param name="people">How many people to draw.</param>
    /// <param name="random">Source of chance.</param>
    /// <param name="cancellation">Stops the drawing.</param>
    /// <exception cref="InvalidOperationException">Nobody in the population can belong to those among whom is counted.</exception>
    public AggregateResult Compare(PublishedAggregate aggregate, int people, Random random, CancellationToken cancellation = default)
    {
        if (ExactShare.Of(models, population, aggregate, cancellation) is { } exact)
        {
            return Result(aggregate, exact, 0);
        }

        var given = Given(aggregate.Among).ToList();
        var groups = population.Groups
            .Where(group => aggregate.Among.Evaluate(OnlyGiven(group.Person, given)) != Truth.False)
            .Select(group => (group.Share, Draws: new GroupDraws(models.For(group.Person), given, aggregate)))
            .Where(group => group.Draws.IsPossible)
            .ToList();
        if (groups.Count == 0)
        {
            throw new InvalidOperationException($"Nobody in the population can be counted for '{aggregate.Id}'.");
        }

        var total = groups.Sum(group => group.Share);
        var tally = new WeightedShare(0, 0, 0, 0);
        for (var drawn = 0; drawn < people; drawn++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Choose(groups, random.NextDouble() * total).Next(random) is { } person)
            {
                tally = tally.With(person.Weight, person.Counts);
            }
        }

        return Result(aggregate, tally.Share, tally.StandardError);
    }

    /// <summary>The group in which a point falls, when the groups lie end to end, each as long as its share.</summary>
    private static GroupDraws Choose(List<(double Share, GroupDraws Draws)> groups, double point)
    {
        foreach (var (share, draws) in groups)
        {
            point -= share;
            if (point < 0)
            {
                return draws;
            }
        }

        return groups[^1].Draws;
    }

    private static AggregateResult Result(PublishedAggregate aggregate, double model, double standardError) => new(
        aggregate,
        model,
        standardError,
        model + (Slack * standardError) >= aggregate.Range.Low && model - (Slack * standardError) <= aggregate.Range.High);

    private static Facts Nothing(PersonContext person) =>
        Facts.Of(person, new HashSet<Complaint>(), new Dictionary<string, Answer>(StringComparer.Ordinal));

    /// <summary>The facts before anything is drawn: what is given is there, whether a finding or a cause.</summary>
    private static Facts OnlyGiven(PersonContext person, IEnumerable<string> given) =>
        Nothing(person) with { CauseChances = given.ToDictionary(id => id, _ => 1.0, StringComparer.Ordinal) };

    /// <summary>What everyone counted must have: single signs and causes at the top of the condition.</summary>
    private static IEnumerable<string> Given(Condition among) => among switch
    {
        Condition.HasFinding finding => [finding.Id],
        Condition.CauseOver cause => [cause.Id],
        Condition.All all => all.Parts.SelectMany(Given),
        _ => [],
    };

    /// <summary>Sums of weights, from which the share and its standard error follow (delta method for a ratio).</summary>
    private sealed record WeightedShare(double Weight, double Counted, double SquaredWeight, double SquaredCounted)
    {
        public double Share => Weight > 0 ? Counted / Weight : 0;

        public double StandardError => Weight > 0
            ? Math.Sqrt(Math.Max(0, (SquaredCounted * (1 - (2 * Share))) + (Share * Share * SquaredWeight))) / Weight
            : double.PositiveInfinity;

        public WeightedShare With(double weight, bool counts) => new(
            Weight + weight,
            Counted + (counts ? weight : 0),
            SquaredWeight + (weight * weight),
            SquaredCounted + (counts ? weight * weight : 0));
    }

    /// <summary>People of one group, drawn one after the other.</summary>
    private sealed class GroupDraws
    {
        private readonly PersonModel _model;
        private readonly ForwardSampler _sampler;
        private readonly PublishedAggregate _aggregate;
        private readonly ImmutableArray<(string Id, int Node)> _findings;
        private readonly ImmutableArray<(string Id, int Node)> _causes;
        private readonly bool[] _present;

        public GroupDraws(PersonModel model, IEnumerable<string> given, PublishedAggregate aggregate)
        {
            _model = model;
            _aggregate = aggregate;
            _sampler = new ForwardSampler(model, given);
            _present = new bool[model.Network.Nodes.Length];
            var conditions = aggregate.ShareOf.Walk().Concat(aggregate.Among.Walk()).ToList();
            _findings = Nodes(conditions.OfType<Condition.HasFinding>().Select(finding => finding.Id));
            _causes = Nodes(conditions.OfType<Condition.CauseOver>().Select(cause => cause.Id));
        }

        public bool IsPossible => _sampler.IsPossible;

        /// <summary>The next person, if among those counted.</summary>
        public (double Weight, bool Counts)? Next(Random random)
        {
            var weight = _sampler.Draw(random, _present);
            var facts = Nothing(_model.Person) with
            {
                Answers = _findings.ToDictionary(pair => pair.Id, pair => _present[pair.Node] ? Answer.Yes : Answer.No, StringComparer.Ordinal),
                CauseChances = _causes.ToDictionary(pair => pair.Id, pair => _present[pair.Node] ? 1.0 : 0, StringComparer.Ordinal),
            };
            return weight > 0 && _aggregate.Among.Holds(facts) ? (weight, _aggregate.ShareOf.Holds(facts)) : null;
        }

        private ImmutableArray<(string Id, int Node)> Nodes(IEnumerable<string> ids) =>
        [
            .. ids.Distinct(StringComparer.Ordinal)
                .Where(id => _model.Network.TryIndexOf(id, out _))
                .Select(id => (id, _model.Network.IndexOf(id))),
        ];
    }
}
