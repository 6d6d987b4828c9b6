using Charley.Learning.Trials;

namespace Charley.Learning.Tests.Trials;

public sealed class StopRuleTests
{
    [Fact]
    public void Over_all_falls_of_the_coins_a_remedy_without_effect_is_called_helpful_in_at_most_5_of_100()
    {
        // Every one of the 2^9 orders, for differences with trend, outlier, zeros and ties: no simulation, no model.
        double[][] worlds =
        [
            [3, 1, 2, 1, 1, 5, 2, 0, 1],
            [1, 1, 1, 1, 1, 1, 1, 1, 1],
            [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6],
            [100, -1, -1, 1, -1, -1, -1, 1, 1],
            [0, 0, 0, 0, 1, -1, 2, -2, 0],
        ];
        foreach (var world in worlds)
        {
            var signals = Enumerable.Range(0, 1 << world.Length)
                .Select(coins => SequentialSignTest.Run(world, Coins(coins, world.Length), world.Length).Signal)
                .ToList();

            Assert.InRange(signals.Count(signal => signal == StopSignal.Better), 0, 0.05 * signals.Count);
            Assert.InRange(signals.Count(signal => signal == StopSignal.Worse), 0, 0.05 * signals.Count);
        }
    }

    [Fact]
    public void Most_of_what_is_allowed_is_used() =>
        Assert.True(Enumerable.Range(0, 1 << 10).Count(coins => SequentialSignTest.Run(
            [3, 1, 2, 1.1, 1.2, 5, 2.3, 0.3, 1.7, 2.2], Coins(coins, 10), 10).Signal == StopSignal.Better) > 0.035 * (1 << 10));

    [Fact]
    public void A_clear_answer_comes_before_the_planned_end() =>
        Assert.Equal(
            (StopSignal.Better, true),
            SequentialSignTest.Run([.. Enumerable.Repeat(-1.0, 26)], [.. Enumerable.Repeat(true, 26)], 26) is var (signal, pairs) ? (signal, pairs < 18) : default);

    [Fact]
    public void The_share_that_may_be_used_rises_to_the_whole()
    {
        Assert.True(SequentialSignTest.Spent(0.25) < 0.001);
        Assert.Equal(SequentialSignTest.FalseCalls, SequentialSignTest.Spent(1), 9);
    }

    private static bool[] Coins(int bits, int count) => [.. Enumerable.Range(0, count).Select(index => (bits >> index & 1) == 1)];
}
