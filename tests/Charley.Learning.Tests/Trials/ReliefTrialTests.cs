using System.Collections.Immutable;
using Charley.Learning.Trials;
using MathNet.Numerics.Distributions;

namespace Charley.Learning.Tests.Trials;

public sealed class ReliefTrialTests
{
    [Fact]
    public void The_one_that_ends_it_in_half_the_time_is_found()
    {
        var order = ReliefTrial.Draw(20, 1);

        var result = ReliefTrial.Analyse(order, Play(order, ratio: 0.5, spread: 0.5, longest: 30, seed: 1));

        Assert.Equal(TrialVerdict.Helps, result.Verdict);
        Assert.InRange(result.Time!.Ratio.Middle, 0.35, 0.7);
        Assert.True(result.Time.ChanceHelps > 0.98);
        Assert.Equal((20, 20), (result.First, result.Second));
    }

    [Fact]
    public void Ranges_hold_the_truth_in_95_of_100_though_many_cramps_outlast_the_patience()
    {
        const int Count = 300;
        var held = Enumerable.Range(0, Count).Count(seed =>
        {
            var order = ReliefTrial.Draw(12, seed);
            var range = ReliefTrial.Analyse(order, Play(order, ratio: 0.6, spread: 0.8, longest: 4, seed)).Time!.Ratio;
            return range.Low <= 0.6 && 0.6 <= range.High;
        });

        // With exactly 95 in 100, fewer than 273 of 300 would be seen in one of 1,000 runs.
        Assert.InRange(held, 273, Count);
    }

    [Fact]
    public void Two_that_are_alike_are_told_apart_in_at_most_5_of_100()
    {
        var better = Enumerable.Range(0, 300).Count(seed =>
        {
            var order = ReliefTrial.Draw(12, seed);
            return ReliefTrial.Analyse(order, Play(order, ratio: 1, spread: 0.8, longest: 10, seed)).Verdict == TrialVerdict.Helps;
        });

        // With exactly 5 in 100, more than 27 of 300 would be seen in one of 1,000 runs.
        Assert.InRange(better, 0, 27);
    }

    [Fact]
    public void Yes_and_no_are_enough_when_nobody_looks_at_the_clock()
    {
        var order = ReliefTrial.Draw(8, 1);
        var cramps = Enumerable.Range(0, 16).Select(index => new ReliefCramp(null, false, order[index / 2] == (index % 2 == 0))).ToList();

        var result = ReliefTrial.Analyse(order, cramps);

        Assert.Null(result.Time);
        Assert.True(result.ChanceFirstHelpsMore > 0.999);
        Assert.Equal(TrialVerdict.Helps, result.Verdict);
    }

    [Fact]
    public void Nothing_recorded_and_extreme_times_give_no_answer_and_no_crash()
    {
        var order = ReliefTrial.Draw(5, 1);

        var none = ReliefTrial.Analyse(order, []);
        var extreme = ReliefTrial.Analyse(order, [new(0.001, true, null), new(1e6, false, null), new(null, false, null)]);

        Assert.Equal((0, 0, null, TrialVerdict.Open), (none.First, none.Second, none.ChanceFirstHelpsMore, none.Verdict));
        Assert.True(double.IsFinite(extreme.Time!.Ratio.High) && extreme.Time.Ratio.Low > 0);
        Assert.Equal(TrialVerdict.Open, extreme.Verdict);
        Assert.Throws<ArgumentOutOfRangeException>(() => ReliefTrial.Analyse(order, [.. Enumerable.Repeat(new ReliefCramp(1, true, null), 11)]));
    }

    private static List<ReliefCramp> Play(ImmutableArray<bool> order, double ratio, double spread, double longest, int seed)
    {
#pragma warning disable S2245, CA5394 // Nothing secret is drawn here.
        var random = new Random(seed + 1000);
#pragma warning restore S2245, CA5394
        return
        [
            .. Enumerable.Range(0, 2 * order.Length).Select(index =>
            {
                var isFirst = order[index / 2] == (index % 2 == 0);
                var minutes = LogNormal.Sample(random, Math.Log(isFirst ? 3 * ratio : 3), spread);
                return new ReliefCramp(Math.Min(minutes, longest), minutes <= longest, null);
            }),
        ];
    }
}
