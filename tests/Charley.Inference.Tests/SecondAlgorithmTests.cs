using Charley.Inference.Tests.Reference;

namespace Charley.Inference.Tests;

/// <summary>The engine against another exact algorithm, where enumeration is out of reach.</summary>
public sealed class SecondAlgorithmTests
{
    private const double LogPrecision = 1e-10;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Variable_elimination_itself_agrees_with_enumeration_on_small_networks()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (network, evidence, _) = RandomNetworks.Small(seed);
            var expected = Enumeration.Solve(network, evidence, [])?.EvidenceProbability ?? Dyadic.Zero;
            var actual = new VariableElimination<Dyadic>(NumberKinds.Exact).Probability(network, evidence);
            Assert.True((expected - actual).IsZero, $"network {seed}");
        }
    }

    [Fact]
    public void The_sum_over_subsets_itself_agrees_with_enumeration_on_small_networks()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (network, evidence, targets) = RandomNetworks.Small(seed);
            var above = network.Nodes.SelectMany(n => n.Parents.Select(l => l.Parent).Append(n.Gate ?? -1)).ToHashSet();
            targets = [.. targets.Where(t => !above.Contains(t) && network.Nodes[t].Gate is null && !network.Nodes[t].Parents.IsEmpty)];
            if (Enumeration.Solve(network, evidence, targets) is not { } expected)
            {
                continue;
            }

            var (marginals, contributions, probability) = new SubsetSum(network, evidence, targets).Solve();
            Near.Relative(Math.Exp(expected.EvidenceProbability.Log()), probability, $"network {seed}, evidence");
            for (var i = 0; i < marginals.Length; i++)
            {
                Assert.True(double.IsNaN(marginals[i]) || Math.Abs(expected.Marginals[i] - marginals[i]) < Near.Precision, $"network {seed}, chance of {i}");
                Near.Absolute(expected.Contributions[i], contributions[i], $"network {seed}, contribution of {i}", Near.Precision);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Ten_positive_findings_over_sixty_five_causes_with_risk_factors_agree(int seed)
    {
        var (network, evidence) = RandomNetworks.Realistic(seed, risks: 30, causes: 65, findings: 60, positives: 10);
        var engine = new InferenceEngine(network);
        var posterior = engine.Query(evidence, [], Ct);
        var reference = new VariableElimination<DoubleDouble>(NumberKinds.Doubled);
        var all = reference.Probability(network, evidence).High;
        Near.Absolute(Math.Log(all), posterior.LogEvidenceProbability, "evidence", LogPrecision);

        // A cause, a risk factor and an open finding stand for the rest: each costs a whole elimination.
        foreach (var node in new[] { network.IndexOf("cause3"), network.IndexOf("risk1"), network.Nodes.Length - 1 })
        {
            var with = reference.Probability(network, evidence.With(node, NodeState.Present)).High;
            var expected = evidence[node] == NodeState.Absent ? 0 : evidence[node] == NodeState.Present ? 1 : with / all;
            Near.Absolute(expected, posterior.Beliefs.Marginals[node], network.Nodes[node].Id, LogPrecision + (2 * posterior.RelativeErrorBound));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void Quickscore_in_exact_arithmetic_agrees_on_two_layers(int positives)
    {
        var (network, evidence) = RandomNetworks.Realistic(positives, risks: 0, causes: 65, findings: 60, positives);
        var exact = new Quickscore<Dyadic>(NumberKinds.Exact).Probability(network, evidence);
        Near.Absolute(exact.Log(), new InferenceEngine(network).Query(evidence, [], Ct).LogEvidenceProbability, "evidence", LogPrecision);
    }

    [Fact]
    public void Chances_above_the_leaves_are_the_same_without_the_leaves()
    {
        var (network, evidence) = RandomNetworks.Realistic(3, risks: 20, causes: 30, findings: 40, positives: 5);
        var engine = new InferenceEngine(network);
        var all = engine.Query(evidence, [], Ct).Beliefs.Marginals;
        var above = engine.QueryAboveLeaves(evidence, [], Ct).Beliefs.Marginals;
        Assert.All(Enumerable.Range(0, above.Length).Where(i => !double.IsNaN(above[i])), i => Assert.Equal(all[i], above[i]));
        Assert.All(
            Enumerable.Range(0, above.Length),
            i => Assert.Equal(evidence[i] == NodeState.Unknown && network.Topology.OutOf[i].Length == 0, double.IsNaN(above[i])));
    }

    [Fact]
    public void Too_many_entangled_findings_are_refused_with_the_number_of_bits_they_need()
    {
        var (network, evidence) = RandomNetworks.Realistic(5, risks: 0, causes: 65, findings: 60, positives: 39);
        var refusal = Assert.Throws<InferenceBudgetExceededException>(() => new InferenceEngine(network).Query(evidence, [], Ct));
        Assert.InRange(refusal.NeededBits, 20, 65);
    }

    [Fact]
    public void With_more_memory_allowed_an_answer_is_what_two_smaller_ones_make_it()
    {
        var (network, evidence) = RandomNetworks.Realistic(5, risks: 0, causes: 65, findings: 60, positives: 24);
        Assert.Throws<InferenceBudgetExceededException>(() => new InferenceEngine(network).Query(evidence, [], Ct));
        var one = Enumerable.Range(0, network.Nodes.Length).First(i => evidence[i] == NodeState.Present);
        var usual = new InferenceEngine(network);
        var open = usual.QueryAboveLeaves(evidence.With(one, NodeState.Unknown), [], Ct);
        var absent = usual.QueryAboveLeaves(evidence.With(one, NodeState.Absent), [], Ct);
        var chanceAbsent = Math.Exp(absent.LogEvidenceProbability - open.LogEvidenceProbability);

        var present = new InferenceEngine(network, 16 * InferenceEngine.UsualDoubles).QueryAboveLeaves(evidence, [], Ct);

        Near.Absolute(Math.Log(1 - chanceAbsent) + open.LogEvidenceProbability, present.LogEvidenceProbability, "evidence", LogPrecision);
        for (var i = 0; i < network.Nodes.Length; i++)
        {
            if (evidence[i] == NodeState.Unknown && network.Topology.OutOf[i].Length > 0)
            {
                var mixed = (chanceAbsent * absent.Beliefs.Marginals[i]) + ((1 - chanceAbsent) * present.Beliefs.Marginals[i]);
                Near.Absolute(open.Beliefs.Marginals[i], mixed, network.Nodes[i].Id, LogPrecision);
            }
        }
    }

    [Fact]
    public void With_less_memory_allowed_an_answer_is_refused()
    {
        var (network, evidence) = RandomNetworks.Realistic(5, risks: 0, causes: 65, findings: 60, positives: 12);
        Assert.NotNull(new InferenceEngine(network).Query(evidence, [], Ct));
        Assert.Throws<InferenceBudgetExceededException>(() => new InferenceEngine(network, 64).Query(evidence, [], Ct));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(InferenceEngine.MostDoubles + 1)]
    public void No_engine_is_made_with_memory_that_cannot_be(long allowedDoubles)
    {
        var (network, _) = RandomNetworks.Realistic(5, risks: 0, causes: 5, findings: 5, positives: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new InferenceEngine(network, allowedDoubles));
    }

    [Fact]
    public void What_is_too_entangled_becomes_affordable_without_the_findings_that_tell_least()
    {
        var (network, evidence) = RandomNetworks.Realistic(5, risks: 0, causes: 65, findings: 60, positives: 39);
        int[] present = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => evidence[i] == NodeState.Present)];
        var engine = new InferenceEngine(network);
        var affordable = engine.Affordable(evidence, [present[0]], present);
        int[] kept = [.. present.Where(i => affordable[i] == NodeState.Present)];
        Assert.InRange(kept.Length, 8, present.Length - 1);
        Assert.Contains(present[0], kept);

        // One that tells least goes first, and nothing stays out that there is room for beside the rest.
        int[] leftOut = [.. present.Except(kept)];
        Assert.Equal(present[1], leftOut[0]);
        Assert.All(leftOut, node => Assert.NotSame(affordable.With(node, NodeState.Present), engine.Affordable(affordable.With(node, NodeState.Present), [present[0]], present)));
        Assert.All(engine.QueryAboveLeaves(affordable, [present[0]], Ct).Beliefs.Marginals.Where(p => !double.IsNaN(p)), p => Assert.InRange(p, 0, 1));
        Assert.Same(affordable, engine.Affordable(affordable, [present[0]], present));
    }
}
