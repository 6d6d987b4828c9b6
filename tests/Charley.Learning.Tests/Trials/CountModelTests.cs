using System.Collections.Immutable;
using Charley.Learning.Trials;
using MathNet.Numerics.Distributions;

namespace Charley.Learning.Tests.Trials;

public sealed class CountModelTests
{
    [Fact]
    public void With_many_nights_alike_the_posterior_is_that_of_plain_poisson_counts()
    {
        // 40 nights of exactly one a night against 40 of two in each of ten pairs: spread between nights below Poisson, so the
        // model must fall back on Poisson's error, and the many pairs leave nothing to the priors of level and trend.
        var cells = Enumerable.Range(0, 10)
            .SelectMany(pair => new[] { Cell(pair, isWith: true, 1), Cell(pair, isWith: false, 2) })
            .ToImmutableArray();

        var ratio = CountModel.Posterior(cells, EffectPrior.Neutral).Ratio;

        var error = Math.Sqrt((1 / 400.0) + (1 / 800.0));
        Assert.Equal(0.5, ratio.Middle, 0.01);
        Assert.InRange(Math.Log(ratio.High / ratio.Low) / 2 / 1.96, error, 1.35 * error);
    }

    [Fact]
    public void Without_cramps_what_was_believed_before_stays()
    {
        var cells = ImmutableArray.Create(Cell(0, isWith: true, 0), Cell(0, isWith: false, 0));

        var ratio = CountModel.Posterior(cells, new EffectPrior(-0.2, 0.3)).Ratio;

        Assert.InRange(ratio.Middle, 0.75, 0.87);
        Assert.InRange(Math.Log(ratio.High / ratio.Low) / 2 / 1.96, 0.27, 0.33);
    }

    [Fact]
    public void Swapping_the_sides_turns_the_ratio_upside_down()
    {
        var cells = ImmutableArray.Create(Cell(0, isWith: true, 1), Cell(0, isWith: false, 3), Cell(1, isWith: true, 2), Cell(1, isWith: false, 2));
        var swapped = cells.Select(cell => cell with { IsWith = !cell.IsWith }).ToImmutableArray();

        var (one, other) = (CountModel.Posterior(cells, EffectPrior.Neutral), CountModel.Posterior(swapped, EffectPrior.Neutral));

        Assert.Equal(one.Ratio.Low, 1 / other.Ratio.High, 0.005);
        Assert.Equal(one.Ratio.Middle, 1 / other.Ratio.Middle, 0.005);
        Assert.Equal(one.ChanceHelps, 1 - other.ChanceHelps, 0.005);
    }

    [Fact]
    public void Laplace_agrees_with_summing_over_levels_and_trend_by_brute_force()
    {
        // One pair, so level, trend and the pair's own level are three numbers that a fine grid can sum over.
        var cells = ImmutableArray.Create(
            new RateCell(0, true, -0.1, [0, 1, 0, 2, 0]), new RateCell(0, false, 0.1, [1, 0, 3, 1, 1]));
        const double Shape = 1 / 0.8;
        const double BlockSpread = 0.2;
        const double PairSpread = 0.25;
        var fit = new LevelFit(cells, Shape, BlockSpread, PairSpread);
        double[] effects = [-1.5, -0.8, 0, 0.8];

        var byLaplace = effects.Select(fit.LogEvidence).ToArray();
        var byForce = effects.Select(effect => Math.Log(BruteForce(cells, effect, Shape, BlockSpread, PairSpread))).ToArray();

        foreach (var index in Enumerable.Range(1, 3))
        {
            Assert.Equal(byForce[index] - byForce[0], byLaplace[index] - byLaplace[0], 0.05);
        }
    }

    private static double BruteForce(ImmutableArray<RateCell> cells, double effect, double shape, double blockSpread, double pairSpread)
    {
        // The pair's own level and the general level only appear as their sum: one normal with both variances.
        var mean = Math.Log((cells.Sum(cell => cell.Episodes) + 0.5) / (cells.Sum(cell => cell.Nights) + 1.0));
        var spread = Math.Sqrt((1.5 * 1.5) + (pairSpread * pairSpread));
        var sum = 0.0;
        for (var level = -6.0; level <= 6; level += 0.05)
        {
            for (var trend = -3.0; trend <= 3; trend += 0.1)
            {
                var density = Normal.PDF(0, spread, level) * Normal.PDF(0, 0.6, trend);
                foreach (var cell in cells)
                {
                    var size = 1 / ((1 / (cell.Nights * shape)) + (blockSpread * blockSpread));
                    var expected = cell.Nights * Math.Exp(mean + level + (trend * cell.Time) + (cell.IsWith ? effect : 0));
                    density *= new NegativeBinomial(size, size / (size + expected)).Probability(cell.Episodes);
                }

                sum += density;
            }
        }

        return sum;
    }

    private static RateCell Cell(int pair, bool isWith, int count) => new(pair, isWith, 0, [.. Enumerable.Repeat(count, 40)]);
}
