namespace Charley.Inference.Tests;

/// <summary>The smallest set of answers that cannot be true together, against trying every set.</summary>
public sealed class SmallestConflictTests
{
    [Fact]
    public void No_smaller_set_of_answers_is_impossible_on_random_networks()
    {
        var conflicts = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var random = RandomNetworks.Small(seed);
            var engine = new InferenceEngine(random.Network);
            var observed = Enumerable.Range(0, random.Evidence.Count).Where(i => random.Evidence[i] != NodeState.Unknown).ToArray();
            bool IsPossible(IEnumerable<int> some) => engine.IsPossible(
                Evidence.None(random.Network).With(some.Select(i => KeyValuePair.Create(observed[i], random.Evidence[observed[i]]))),
                TestContext.Current.CancellationToken);

            var smallest = SmallestConflict.Find(observed.Length, IsPossible);

            Assert.Equal(FewestImpossible(observed.Length, IsPossible), smallest.IsEmpty ? null : smallest.Length);
            Assert.True(smallest.IsEmpty || !IsPossible(smallest));
            conflicts += smallest.IsEmpty ? 0 : 1;
        }

        Assert.True(conflicts > 10, $"Only {conflicts} conflicts arose.");
    }

    [Fact]
    public void Three_answers_of_which_each_two_agree_are_all_named()
    {
        var smallest = SmallestConflict.Find(6, some => !(some.Contains(1) && some.Contains(3) && some.Contains(4)));

        Assert.Equal([1, 3, 4], smallest);
    }

    [Fact]
    public void Of_a_large_and_a_small_conflict_the_small_one_is_named()
    {
        var smallest = SmallestConflict.Find(8, some => !(some.Contains(0) && some.Contains(1) && some.Contains(2)) && !(some.Contains(6) && some.Contains(7)));

        Assert.Equal([6, 7], smallest);
    }

    [Fact]
    public void Where_no_conflict_is_said_to_be_possible_none_arises()
    {
        var soft = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var random = RandomNetworks.Small(seed);
            var observed = Enumerable.Range(0, random.Evidence.Count).Where(i => random.Evidence[i] != NodeState.Unknown).ToList();
            var suspects = random.Network.MayContradict(observed);
            var engine = new InferenceEngine(random.Network);
            if (suspects.IsEmpty)
            {
                soft++;
                Assert.True(engine.IsPossible(random.Evidence, TestContext.Current.CancellationToken));
            }

            var onlySuspects = Evidence.None(random.Network).With(suspects.Select(i => KeyValuePair.Create(i, random.Evidence[i])));
            Assert.Equal(
                engine.IsPossible(random.Evidence, TestContext.Current.CancellationToken),
                engine.IsPossible(onlySuspects, TestContext.Current.CancellationToken));
        }

        Assert.True(soft > 10, $"Only {soft} networks were without hard numbers.");
    }

    private static int? FewestImpossible(int count, Func<IEnumerable<int>, bool> isPossible)
    {
        int? fewest = null;
        for (var set = 0; set < 1 << count; set++)
        {
            var some = Enumerable.Range(0, count).Where(i => (set & (1 << i)) != 0).ToList();
            if ((fewest is null || some.Count < fewest) && !isPossible(some))
            {
                fewest = some.Count;
            }
        }

        return fewest;
    }
}
