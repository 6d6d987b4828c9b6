using Charley.Inference.Tests.Reference;

namespace Charley.Inference.Tests;

/// <summary>The engine against the sum over all states in exact arithmetic.</summary>
public sealed class EnumerationTests
{
    private const int Networks = 1500;

    [Fact]
    public void Every_chance_of_many_small_networks_equals_the_exact_sum()
    {
        for (var seed = 0; seed < Networks; seed++)
        {
            var (network, evidence, targets) = RandomNetworks.Small(seed);
            var exact = Enumeration.Solve(network, evidence, targets);
            var engine = new InferenceEngine(network);
            if (exact is null)
            {
                Assert.Throws<ImpossibleEvidenceException>(() => engine.Query(evidence, targets, TestContext.Current.CancellationToken));
                continue;
            }

            var posterior = engine.Query(evidence, targets, TestContext.Current.CancellationToken);
            Near.Absolute(exact.EvidenceProbability.Log(), posterior.LogEvidenceProbability, $"network {seed}, evidence", 1e-11);
            for (var i = 0; i < network.Nodes.Length; i++)
            {
                Near.Absolute(exact.Marginals[i], posterior.Beliefs.Marginals[i], $"network {seed}, chance of {i}", 1e-14);
                Near.Relative(exact.Contributions[i], posterior.Beliefs.Contributions[i], $"network {seed}, contribution of {i}");
            }
        }
    }

    [Fact]
    public void Inclusion_and_exclusion_stays_within_its_own_error_bound()
    {
        var lifted = 0;
        for (var seed = 0; seed < Networks; seed++)
        {
            // Targets without children are always lifted.
            var (network, evidence, _) = RandomNetworks.Small(seed);
            int[] targets = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => network.Topology.OutOf[i].Length == 0)];
            var exact = Enumeration.Solve(network, evidence, targets);
            if (exact is null)
            {
                continue;
            }

            var posterior = new InferenceEngine(network, Method.Lifted).Query(evidence, targets, TestContext.Current.CancellationToken);
            lifted += Problem.Create(network.Topology, evidence.States, targets, Method.Lifted).Lifted.Length > 1 ? 1 : 0;
            var bound = posterior.RelativeErrorBound;
            for (var i = 0; i < network.Nodes.Length; i++)
            {
                Near.Absolute(exact.Marginals[i], posterior.Beliefs.Marginals[i], $"network {seed}, chance of {i}", 2 * bound);
                Near.Absolute(exact.Contributions[i], posterior.Beliefs.Contributions[i], $"network {seed}, contribution of {i}", 2 * bound);
            }
        }

        Assert.True(lifted > Networks / 10, $"Only {lifted} networks had something to lift: the test does not reach what it is about.");
    }

    [Fact]
    public void The_sum_over_trees_stays_within_its_own_error_bound()
    {
        var forests = 0;
        for (var seed = 0; seed < Networks; seed++)
        {
            var (network, evidence, targets) = RandomNetworks.Small(seed);
            int[] open = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => evidence[i] == NodeState.Unknown)];
            targets = [.. targets.Where(t => evidence[t] == NodeState.Present)];
            var exact = Enumeration.Solve(network, evidence, targets);
            if (exact is null || ForestBranches.Create(network.Topology, new ForestSums(network.Topology), evidence.States, targets, open) is null)
            {
                continue;
            }

            forests++;
            var engine = new InferenceEngine(network, Method.Forest);
            var posterior = engine.Query(evidence, targets, TestContext.Current.CancellationToken);
            var bound = 2 * posterior.RelativeErrorBound;
            Near.Absolute(exact.EvidenceProbability.Log(), posterior.LogEvidenceProbability, $"network {seed}, evidence", 1e-11 + bound);
            for (var i = 0; i < network.Nodes.Length; i++)
            {
                Near.Absolute(exact.Marginals[i], posterior.Beliefs.Marginals[i], $"network {seed}, chance of {i}", bound);
                Near.Absolute(exact.Contributions[i], posterior.Beliefs.Contributions[i], $"network {seed}, contribution of {i}", bound);
            }

            foreach (var effect in engine.EffectsOf(evidence, targets, open, TestContext.Current.CancellationToken))
            {
                Near.Absolute(exact.Marginals[effect.Node], effect.ProbabilityPresent, $"network {seed}, answer {effect.Node}", bound);
                Compare(network, evidence, targets, effect, NodeState.Present, effect.IfPresent, effect.ProbabilityPresent, seed, bound);
                Compare(network, evidence, targets, effect, NodeState.Absent, effect.IfAbsent, 1 - effect.ProbabilityPresent, seed, bound);
            }
        }

        Assert.True(forests > Networks / 20, $"Only {forests} networks were forests.");
    }

    [Fact]
    public void Effects_of_every_open_node_equal_the_exact_sums_after_the_answer()
    {
        for (var seed = 0; seed < Networks / 5; seed++)
        {
            var (network, evidence, targets) = RandomNetworks.Small(seed);
            var now = Enumeration.Solve(network, evidence, targets);
            if (now is null)
            {
                continue;
            }

            targets = [.. targets.Where(t => evidence[t] == NodeState.Present)];
            int[] open = [.. Enumerable.Range(0, network.Nodes.Length).Where(i => evidence[i] == NodeState.Unknown)];
            foreach (var effect in new InferenceEngine(network).EffectsOf(evidence, targets, open, TestContext.Current.CancellationToken))
            {
                Near.Absolute(now.Marginals[effect.Node], effect.ProbabilityPresent, $"network {seed}, answer {effect.Node}", 1e-14);
                Compare(network, evidence, targets, effect, NodeState.Present, effect.IfPresent, effect.ProbabilityPresent, seed);
                Compare(network, evidence, targets, effect, NodeState.Absent, effect.IfAbsent, 1 - effect.ProbabilityPresent, seed);
            }
        }
    }

    private static void Compare(
        NoisyOrNetwork network, Evidence evidence, int[] targets, AnswerEffect effect, NodeState state, Beliefs beliefs, double probability, int seed,
        double precision = 1e-14)
    {
        var exact = Enumeration.Solve(network, evidence.With(effect.Node, state), targets);
        if (exact is null || probability <= 0)
        {
            return;
        }

        for (var i = 0; i < network.Nodes.Length; i++)
        {
            if (!double.IsNaN(beliefs.Marginals[i]))
            {
                Near.Absolute(exact.Marginals[i], beliefs.Marginals[i], $"network {seed}, {i} if {effect.Node} is {state}", precision / probability);
                Near.Absolute(exact.Contributions[i], beliefs.Contributions[i], $"network {seed}, {i} if {effect.Node} is {state}", precision / probability);
            }
        }
    }
}
