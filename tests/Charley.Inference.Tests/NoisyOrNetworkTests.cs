namespace Charley.Inference.Tests;

public sealed class NoisyOrNetworkTests
{
    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_number_that_is_no_probability_is_refused_by_the_name_of_its_node(double number)
    {
        Assert.Contains("'bad'", Refusal(new NoisyOrNode("bad", number, [])), StringComparison.Ordinal);
        Assert.Contains("'bad'", Refusal(new("good", 0, []), new("bad", 0, [new(0, number)])), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_and_gates_must_come_from_earlier_nodes()
    {
        Assert.Contains("'bad'", Refusal(new NoisyOrNode("bad", 0, [new(0, 0.5)])), StringComparison.Ordinal);
        Assert.Contains("'bad'", Refusal(new NoisyOrNode("bad", 0, [], Gate: 0)), StringComparison.Ordinal);
        Assert.Contains("'bad'", Refusal(new NoisyOrNode("bad", 0, [new(-1, 0.5)])), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_and_parents_may_not_appear_twice()
    {
        Assert.Contains("'a'", Refusal(new("a", 0, []), new("a", 0, [])), StringComparison.Ordinal);
        Assert.Contains("'b'", Refusal(new("a", 0, []), new("b", 0, [new(0, 0.5), new(0, 0.5)])), StringComparison.Ordinal);
        Assert.Contains("no id", Refusal(new NoisyOrNode("", 0, [])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_is_found_by_its_id_and_a_missing_one_is_named()
    {
        var network = NoisyOrNetwork.Create([new("a", 0, []), new("b", 0, [])]);
        Assert.Equal(1, network.IndexOf("b"));
        Assert.True(network.TryIndexOf("a", out var index));
        Assert.Equal(0, index);
        Assert.False(network.TryIndexOf("c", out _));
        Assert.Contains("'c'", Assert.Throws<KeyNotFoundException>(() => network.IndexOf("c")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_about_another_network_or_an_observed_open_node_is_refused()
    {
        var network = NoisyOrNetwork.Create([new("a", 0.5, []), new("b", 0.5, [])]);
        var other = NoisyOrNetwork.Create([new("a", 0.5, [])]);
        var engine = new InferenceEngine(network);
        Assert.Throws<ArgumentException>(() => engine.Query(Evidence.None(other), [], TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => engine.Query(Evidence.None(network), [2], TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => Evidence.None(network).With(2, NodeState.Present));
        var observed = Evidence.None(network).With(0, NodeState.Present);
        Assert.Contains(
            "'a'",
            Assert.Throws<ArgumentException>(() => engine.EffectsOf(observed, [], [0], TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    private static string Refusal(params NoisyOrNode[] nodes) => Assert.Throws<ArgumentException>(() => NoisyOrNetwork.Create(nodes)).Message;
}
