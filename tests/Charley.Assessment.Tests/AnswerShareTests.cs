using System.Numerics;
using Charley.Assessment.Cases;
using Charley.Assessment.Differential;
using Charley.Assessment.Model;
using Charley.Assessment.Triage;
using Charley.Testing;

namespace Charley.Assessment.Tests;

/// <summary>The shares of answers beside Shapley values summed over every set of answers.</summary>
public sealed class AnswerShareTests
{
    /// <summary>Sets of answers double with each answer.</summary>
    private const int MostAnswers = 9;

    /// <summary>A tenth of the odds in nine of ten, a third in 99 of 100: see docs/performance.md for larger cases.</summary>
    private const double Usual = 0.1, Seldom = 0.3;

    private static readonly PersonModels s_models = new(RealKnowledge.Value);

    [Fact]
    public void Shares_are_near_the_mean_over_all_orders_of_the_answers()
    {
        var errors = SmallCases().SelectMany(subject => Errors(subject)).Order().ToList();

        Assert.InRange(errors.Count, 100, int.MaxValue);
        Assert.InRange(errors[errors.Count * 9 / 10], 0, Usual);
        Assert.InRange(errors[errors.Count * 99 / 100], 0, Seldom);
    }

    [Fact]
    public void Answers_that_say_the_same_share_what_leaving_one_out_gives_to_nobody()
    {
        var weights = SmallCases().SelectMany(subject => Weights(subject).SelectMany(list => list)).ToList();

        var shared = weights.Where(weight => weight.IsShared).ToList();
        Assert.NotEmpty(shared);
        Assert.All(shared, weight => Assert.True(Math.Abs(weight.Share) > 2 * Math.Abs(weight.Weight), weight.Finding));
    }

    [Fact]
    public void The_same_answers_in_another_order_have_the_same_shares()
    {
        var subject = SmallCases().First();
        var turned = subject with { Answers = PersonCase.NoAnswers.AddRange(subject.Answers.Reverse()) };

        Assert.Equal(Weights(subject).SelectMany(list => list), Weights(turned).SelectMany(list => list));
    }

    private static IEnumerable<PersonCase> SmallCases() => GoldenCases.All
        .Select(file => file.Subject)
        .Where(subject => SaidThing.Of(RealKnowledge.Value, subject).Count() is > 1 and <= MostAnswers)
        .Take(12);

    private static List<CauseChance> Listed(PersonCase subject) =>
        [.. new Assessor(s_models).Chances(subject).Where(chance => chance.Acting >= RealKnowledge.Value.Urgency.NamedFrom).Take(4)];

    private static IEnumerable<IReadOnlyList<AnswerWeight>> Weights(PersonCase subject) =>
        [.. AnswerWeights.For(s_models.For(subject.Person), RealKnowledge.Value, subject, [.. Listed(subject)], CancellationToken.None).Select(list => (IReadOnlyList<AnswerWeight>)list)];

    private static IEnumerable<double> Errors(PersonCase subject)
    {
        var listed = Listed(subject);
        var said = SaidThing.Of(RealKnowledge.Value, subject).ToList();
        var odds = Enumerable.Range(0, 1 << said.Count).Select(set => LogOdds(subject, said, listed, set)).ToList();
        foreach (var (weights, cause) in Weights(subject).Select((weights, cause) => (weights, cause)))
        {
            foreach (var weight in weights)
            {
                var place = said.FindIndex(thing => string.Equals(thing.Finding, weight.Finding, StringComparison.Ordinal));
                yield return Math.Abs(weight.Share - Exact(odds, cause, place, said.Count));
            }
        }
    }

    /// <summary>The Shapley value by its definition.</summary>
    private static double Exact(List<double[]> odds, int cause, int place, int count)
    {
        var bit = 1 << place;
        return Enumerable.Range(0, 1 << count).Where(set => (set & bit) == 0).Sum(set =>
        {
            var size = BitOperations.PopCount((uint)set);
            return Factorial(size) * Factorial(count - 1 - size) / Factorial(count) * (odds[set | bit][cause] - odds[set][cause]);
        });
    }

    private static double Factorial(int number) => Enumerable.Range(1, number).Aggregate(1.0, (product, factor) => product * factor);

    private static double[] LogOdds(PersonCase subject, List<SaidThing> said, List<CauseChance> listed, int set)
    {
        var model = s_models.For(subject.Person);
        var some = said.Where((_, place) => (set & (1 << place)) == 0).Aggregate(subject, (rest, thing) => thing.LeftOutOf(rest));
        var posterior = model.Engine.QueryAboveLeaves(model.EvidenceFrom(some.AllAnswers), model.ComplaintNodes.AsSpan());
        return
        [
            .. listed.Select(chance => posterior.Beliefs.Contributions[model.CauseNodes[model.Causes.IndexOf(chance.Cause)]]).Select(chance => Math.Log(chance / (1 - chance))),
        ];
    }
}
