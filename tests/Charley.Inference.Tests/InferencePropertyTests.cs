using FsCheck;
using FsCheck.Fluent;

namespace Charley.Inference.Tests;

/// <summary>What holds for every network and every evidence.</summary>
public sealed class InferencePropertyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_chance_is_a_number_between_zero_and_one() => ForEveryPossibleCase((random, posterior) =>
    {
        Assert.All(posterior.Beliefs.Marginals, p => Assert.InRange(p, 0, 1));
        Assert.All(posterior.Beliefs.Contributions, p => Assert.InRange(p, 0, 1));
        Assert.Equal(random.Network.Nodes.Length, posterior.Beliefs.Marginals.Length);
    });

    [Fact]
    public void A_contribution_is_never_larger_than_the_chance() => ForEveryPossibleCase((_, posterior) =>
    {
        for (var i = 0; i < posterior.Beliefs.Marginals.Length; i++)
        {
            Assert.True(posterior.Beliefs.Contributions[i] <= posterior.Beliefs.Marginals[i] * (1 + Near.Precision));
        }
    });

    [Fact]
    public void The_order_of_the_answers_changes_nothing() => ForEveryPossibleCase((random, posterior) =>
    {
        var backwards = Evidence.None(random.Network);
        for (var i = random.Network.Nodes.Length - 1; i >= 0; i--)
        {
            backwards = backwards.With(i, NodeState.Absent).With(i, random.Evidence[i]);
        }

        var again = new InferenceEngine(random.Network).Query(backwards, random.Targets, Ct);
        Assert.Equal(posterior.Beliefs.Marginals, again.Beliefs.Marginals);
        Assert.Equal(posterior.LogEvidenceProbability, again.LogEvidenceProbability);
    });

    [Fact]
    public void The_answers_to_a_question_average_to_what_is_believed_now() => ForEveryPossibleCase((random, posterior) =>
    {
        int[] open = [.. Enumerable.Range(0, random.Network.Nodes.Length).Where(i => random.Evidence[i] == NodeState.Unknown)];
        foreach (var effect in new InferenceEngine(random.Network).EffectsOf(random.Evidence, random.Targets, open, Ct))
        {
            Near.Absolute(posterior.Beliefs.Marginals[effect.Node], effect.ProbabilityPresent, "chance of a yes", 1e-13);
            for (var i = 0; i < random.Network.Nodes.Length; i++)
            {
                var average = (effect.ProbabilityPresent * effect.IfPresent.Marginals[i])
                    + ((1 - effect.ProbabilityPresent) * effect.IfAbsent.Marginals[i]);
                Assert.True(double.IsNaN(average) || effect.ProbabilityPresent is 0 or 1
                    || Math.Abs(average - posterior.Beliefs.Marginals[i]) < 1e-13);
            }
        }
    });

    [Fact]
    public void Impossible_evidence_names_a_conflict_that_none_of_its_parts_has()
    {
        var conflicts = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var random = RandomNetworks.Small(seed);
            var engine = new InferenceEngine(random.Network);
            var impossible = ConflictOf(engine, random.Evidence);
            if (impossible is null)
            {
                continue;
            }

            conflicts++;
            var only = Evidence.None(random.Network).With(impossible.Conflict.Select(i => KeyValuePair.Create(i, random.Evidence[i])));
            Assert.NotNull(ConflictOf(engine, only));
            Assert.All(impossible.Conflict, i => Assert.Null(ConflictOf(engine, only.With(i, NodeState.Unknown))));
        }

        Assert.True(conflicts > 10, $"Only {conflicts} conflicts arose.");
    }

    [Fact]
    public void Many_threads_may_ask_one_engine_at_once()
    {
        var (network, evidence) = RandomNetworks.Realistic(7, risks: 10, causes: 30, findings: 40, positives: 6);
        var engine = new InferenceEngine(network);
        var expected = engine.Query(evidence, [], Ct).Beliefs.Marginals;
        Parallel.For(0, 20, _ => Assert.Equal(expected, engine.Query(evidence, [], Ct).Beliefs.Marginals));
    }

    private static ImpossibleEvidenceException? ConflictOf(InferenceEngine engine, Evidence evidence)
    {
        try
        {
            engine.Query(evidence, [], Ct);
            return null;
        }
        catch (ImpossibleEvidenceException conflict)
        {
            return conflict;
        }
    }

    private static void ForEveryPossibleCase(Action<RandomCase, Posterior> check) =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = RandomNetworks.Small(seed);
            var engine = new InferenceEngine(random.Network);
            if (ConflictOf(engine, random.Evidence) is null)
            {
                check(random, engine.Query(random.Evidence, random.Targets, Ct));
            }
        }));
}
