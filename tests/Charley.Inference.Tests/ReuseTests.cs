namespace Charley.Inference.Tests;

/// <summary>Memory and plans that serve more than one query.</summary>
public sealed class ReuseTests
{
    private const int Networks = 300;
    private const int Risks = 20;
    private const int Causes = 40;
    private const int Findings = 120;
    private const int Positives = 8;

    /// <summary>Memory for the largest of several networks has more places than a smaller one needs.</summary>
    private const int MorePlaces = 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Chances_written_into_memory_of_the_caller_are_those_of_a_query()
    {
        foreach (var (random, engine) in PossibleCases())
        {
            var nodes = random.Network.Nodes.Length;
            var marginals = new double[nodes + MorePlaces];
            var contributions = new double[nodes + MorePlaces];

            var weight = engine.QueryAboveLeaves(random.Evidence, random.Targets, marginals, contributions, Ct);

            var posterior = new InferenceEngine(random.Network).QueryAboveLeaves(random.Evidence, random.Targets, Ct);
            Assert.Equal(posterior.Beliefs.Marginals, marginals[..nodes]);
            Assert.Equal(posterior.Beliefs.Contributions, contributions[..nodes]);
            Assert.Equal(new EvidenceWeight(posterior.LogEvidenceProbability, posterior.RelativeErrorBound), weight);
        }
    }

    [Fact]
    public void A_warm_engine_allocates_nothing_for_an_answer_in_memory_of_the_caller()
    {
        var (network, evidence) = RandomNetworks.Realistic(1, Risks, Causes, Findings, Positives);
        var engine = new InferenceEngine(network);
        var marginals = new double[network.Nodes.Length];
        var contributions = new double[network.Nodes.Length];
        engine.QueryAboveLeaves(evidence, [], marginals, contributions, CancellationToken.None);

        var before = GC.GetAllocatedBytesForCurrentThread();
        engine.QueryAboveLeaves(evidence, [], marginals, contributions, CancellationToken.None);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Too_few_places_for_the_answer_are_refused()
    {
        var (network, evidence) = RandomNetworks.Realistic(1, Risks, Causes, Findings, Positives);

        Assert.Throws<ArgumentException>(() => new InferenceEngine(network).QueryAboveLeaves(evidence, [], new double[1], new double[1], Ct));
    }

    [Fact]
    public void An_engine_that_shares_plans_says_what_an_engine_of_its_own_says()
    {
        foreach (var (random, engine) in PossibleCases())
        {
            var other = NoisyOrNetwork.Create([.. random.Network.Nodes.Select(node => node with
            {
                Leak = node.Leak / 2,
                Parents = [.. node.Parents.Select(link => link with { Strength = link.Strength / 2 })],
            })]);
            engine.QueryAboveLeaves(random.Evidence, random.Targets, Ct);
            Assert.Equal(other.Topology.Edges, random.Network.WithNumbersOf(other.Nodes).Topology.Edges);
            var alone = new InferenceEngine(other);
            if (!alone.IsPossible(random.Evidence, Ct))
            {
                continue;
            }

            var shared = engine.WithNumbersOf(random.Network.WithNumbersOf(other.Nodes)).Query(random.Evidence, random.Targets, Ct);

            Assert.Equal(alone.Query(random.Evidence, random.Targets, Ct).Beliefs.Marginals, shared.Beliefs.Marginals);
        }
    }

    [Fact]
    public void An_engine_for_other_links_is_refused()
    {
        var (network, _) = RandomNetworks.Realistic(1, Risks, Causes, Findings, Positives);
        var (other, _) = RandomNetworks.Realistic(2, Risks, Causes, Findings, Positives);

        Assert.Throws<ArgumentException>(() => new InferenceEngine(network).WithNumbersOf(other));
    }

    [Fact]
    public void A_network_takes_only_other_numbers()
    {
        var network = NoisyOrNetwork.Create([new("a", 0.1, []), new("b", 0.1, [new(0, 0.5)]), new("c", 0.1, [new(0, 0.5)], Gate: 1)]);

        NoisyOrNode[][] others =
        [
            [network.Nodes[0], network.Nodes[1]],
            [.. network.Nodes, new("d", 0.1, [])],
            [network.Nodes[0], network.Nodes[1] with { Id = "other" }, network.Nodes[2]],
            [network.Nodes[0], network.Nodes[1] with { Parents = [] }, network.Nodes[2]],
            [network.Nodes[0], network.Nodes[1] with { Parents = [new(0, 0)] }, network.Nodes[2]],
            [network.Nodes[0], network.Nodes[1] with { Gate = 0 }, network.Nodes[2]],
            [network.Nodes[0], network.Nodes[1], network.Nodes[2] with { Gate = null }],
            [network.Nodes[0], network.Nodes[1], network.Nodes[2] with { Parents = [new(1, 0.5)] }],
            [network.Nodes[0], network.Nodes[1], network.Nodes[2] with { Leak = double.NaN }],
            [network.Nodes[0], network.Nodes[1] with { Parents = [new(0, 1.5)] }, network.Nodes[2]],
        ];
        Assert.All(others, other => Assert.Throws<ArgumentException>(() => network.WithNumbersOf([.. other])));
        Assert.Equal(0.2, network.WithNumbersOf([network.Nodes[0] with { Leak = 0.2 }, network.Nodes[1], network.Nodes[2]]).Nodes[0].Leak);
    }

    private static IEnumerable<(RandomCase Case, InferenceEngine Engine)> PossibleCases()
    {
        for (var seed = 0; seed < Networks; seed++)
        {
            var random = RandomNetworks.Small(seed);
            var engine = new InferenceEngine(random.Network);
            if (engine.IsPossible(random.Evidence, Ct))
            {
                yield return (random, engine);
            }
        }
    }
}
