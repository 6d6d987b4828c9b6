using Charley.Learning.Triggers;
using Charley.Learning.Triggers.Days;
using Charley.Learning.Triggers.Fitting;

namespace Charley.Learning.Tests.Triggers;

public sealed class FittingTests
{
    [Theory]
    [InlineData(false, 0.3)]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public void Slope_and_curvature_are_the_derivatives_of_the_likelihood(bool anyOnly, double dispersion)
    {
        const double Step = 1e-4;
        var likelihood = new CountLikelihood(anyOnly, dispersion);
        foreach (var count in anyOnly ? [0, 1] : new[] { 0, 1, 5 })
        {
            foreach (var at in new[] { -14, -3, -0.5, 0.7, 2 })
            {
                var (slope, curvature) = likelihood.At(count, at);
                var (low, middle, high) = (likelihood.Log(count, at - Step), likelihood.Log(count, at), likelihood.Log(count, at + Step));
                Assert.Equal((high - low) / (2 * Step), slope, 1e-5);
                Assert.Equal(-(high - (2 * middle) + low) / (Step * Step), curvature, 1e-4);
            }
        }
    }

    [Fact]
    public void Counts_without_extra_spread_are_Poisson_in_the_limit()
    {
        var likelihood = new CountLikelihood(false, 1e-7);
        Assert.Equal((3 * 0.4) - Math.Exp(0.4), likelihood.Log(3, 0.4), 1e-5);
    }

    [Fact]
    public void The_spread_of_the_counts_is_found()
    {
        var random = Diaries.Seeded(1);
        int?[] calm = [.. Enumerable.Range(0, 600).Select(_ => (int?)Diaries.Poisson(random, 0.8))];
        int?[] wild = [.. Enumerable.Range(0, 600).Select(_ => (int?)Diaries.Poisson(random, random.Next(4) == 0 ? 3.2 : 0))];

        Assert.InRange(DispersionOf(calm), 0.005, 0.25);
        Assert.InRange(DispersionOf(wild), 1.5, 8);
    }

    [Fact]
    public void Gaps_are_filled_with_what_the_days_around_let_expect()
    {
        double[] lasting = [.. Enumerable.Range(0, 200).Select(day => day / 20 % 2 == 0 ? 1.0 : 0)];
        lasting[30] = double.NaN;
        var filled = GapFilling.Centred(lasting, 2);
        Assert.Equal(202, filled.Length);
        Assert.InRange(filled[32], -0.5, -0.3);

        double[] fickle = [.. Enumerable.Range(0, 200).Select(day => day % 2 == 0 ? 1.0 : 0)];
        fickle[30] = double.NaN;
        Assert.Equal(0, GapFilling.Centred(fickle, 2)[32], 1e-9);
        Assert.Equal([0, 0, 0], GapFilling.Centred([double.NaN], 2));
    }

    [Fact]
    public void Summing_out_the_windows_is_near_the_sum_over_all_ways_in_which_exposures_may_act()
    {
        var trigger = Diaries.Coin(90, 1).ToArray();
        var diary = Diaries.Of(
            Diaries.Following(trigger, 2, 0.2, 0.5), Diaries.YesNo("a", trigger), Diaries.YesNo("b", Diaries.Coin(90, 3)), Diaries.YesNo("c", Diaries.Coin(90, 4)));
        var known = KnownDays.Of(diary);
        var candidates = Candidate.Of(diary, known).Candidates;
        var fit = TriggerFit.Of(known, Background.Of(diary, known), candidates, progress: null, CancellationToken.None);

        var chances = EveryWay.Chances(fit, candidates);

        for (var index = 0; index < candidates.Count; index++)
        {
            Assert.Equal(chances[index], fit.Posterior.Chances[index], 0.03);
        }
    }

    [Fact]
    public void Looks_are_fixed_beforehand()
    {
        Assert.Equal([0, 45, 45, 90, 90, 180, 360, 360, 540], new[] { 44, 45, 89, 90, 179, 180, 360, 539, 540 }.Select(LookDays.LastAt));
        Assert.All(Enumerable.Range(0, 2000), day =>
        {
            var next = LookDays.NextAfter(day);
            Assert.True(next > day);
            Assert.Equal(next, LookDays.LastAt(next));
            Assert.Equal(LookDays.LastAt(day), LookDays.LastAt(next - 1));
        });
    }

    private static double DispersionOf(int?[] counts)
    {
        var diary = Diaries.Of(counts);
        var known = KnownDays.Of(diary);
        var background = Background.Of(diary, known);
        return Dispersion.Estimate(background, known.Counts, new double[known.Length], new double[background.Columns.Length], before: null);
    }
}
