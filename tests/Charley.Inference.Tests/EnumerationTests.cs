using Charley.Inference.Tests.Reference;

namespace Charley.Inference.Tests;

/// <summary>The engine against the sum over all states in exact arithmetic.</summary>
public sealed class EnumerationTests
{
    private const int Networks = 2000;

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
