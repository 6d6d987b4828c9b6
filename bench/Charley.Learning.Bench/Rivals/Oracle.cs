using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;
using Charley.Learning.Triggers.Fitting;
using Charley.Learning.Triggers.Sets;

namespace Charley.Learning.Bench.Rivals;

/// <summary>What an oracle knows beside carry-over, overdispersion, and the strength and direction of the triggers.</summary>
/// <param name="Level">
/// The level of every day. Who knows it sees a trigger in the sum of all episodes already; who has only the diary can't.
/// </param>
/// <param name="Number">How many triggers there are; otherwise the oracle has the prior of our analysis, up to four triggers.</param>
public sealed record OracleKnowledge(bool Level = true, bool Number = true);

/// <summary>
/// Knows how the diary was drawn but for which exposures are the triggers and after which lag each acts. Nobody can find more
/// from the same days with the same share of mistakes. For worlds with a given number of triggers of a given strength.
/// </summary>
public static class Oracle
{
    /// <summary>More triggers than this would take too long to try, and are unlikely beforehand.</summary>
    private const int MostTriggers = 4;

    /// <summary>The chance of each exposure to be a trigger.</summary>
    /// <param name="world">The person.</param>
    /// <param name="knows">What the oracle knows.</param>
    public static double[] Chances(World world, OracleKnowledge knows)
    {
        var strength = world.Effects.Max(effect => effect.LogRatio);
        var known = Enumerable.Range(0, world.Diary.Counts.Length).Where(day => world.Diary.Counts[day] is not null).ToArray();
        var search = new Search(world, known, strength, knows);
        search.Visit(0, knows.Number ? world.Scenario.Triggers!.Value : MostTriggers, 0, search.Start(), 0);
        var most = search.Found.Max(found => found.Log);
        var chances = new double[world.Effects.Length];
        var total = 0.0;
        foreach (var (mask, log) in search.Found)
        {
            var weight = Math.Exp(log - most);
            total += weight;
            for (var index = 0; index < chances.Length; index++)
            {
                chances[index] += (mask >> index & 1) == 1 ? weight : 0;
            }
        }

        return [.. chances.Select(chance => chance / total)];
    }

    private sealed class Search(World world, int[] known, double strength, OracleKnowledge knows)
    {
        /// <summary>The log likelihood of the level is nearly a parabola.</summary>
        private const int NewtonSteps = 4;

        private readonly CountLikelihood likelihood = new(AnyOnly: false, Math.Max(world.Scenario.Dispersion, 1e-3));
        private readonly SetPrior sets = new([.. world.Diary.Exposures.Select(exposure => exposure.Prior.Inclusion)]);

        public List<(ulong Mask, double Log)> Found { get; } = [];

        public double[] Start() =>
        [
            .. known.Select(day => world.Level[day] + (world.Scenario.Carry
                * (day > 0 && world.Diary.Counts[day - 1] is { } before ? Math.Log(1 + before) - world.UsualCarry : 0))),
        ];

        public void Visit(int first, int left, ulong mask, double[] logRates, double logPrior)
        {
            if (left == 0 || !knows.Number)
            {
                Found.Add((mask, logPrior + (knows.Number ? 0 : sets.LogBase(mask)) + LogLikelihood(logRates)));
            }

            for (var next = first; left > 0 && next <= world.Effects.Length - (knows.Number ? left : 1); next++)
            {
                var prior = world.Diary.Exposures[next].Prior;
                for (var lag = 0; lag < ExposurePrior.Lags; lag++)
                {
                    var grown = known.Select((day, place) => logRates[place] + (strength * world.Exposures[next][ExposurePrior.Lags - 1 + day - lag])).ToArray();
                    Visit(next + 1, left - 1, mask | (1UL << next), grown, logPrior + Math.Log(prior.LagWeights[lag]) + (knows.Number ? 0 : sets.LogOdds[next]));
                }
            }
        }

        private double LogLikelihood(double[] logRates)
        {
            var (shift, curvature) = knows.Level ? (0, 1) : Level(logRates);
            var log = -Math.Log(curvature) / 2;
            for (var place = 0; place < known.Length; place++)
            {
                log += likelihood.Log(world.Diary.Counts[known[place]]!.Value, logRates[place] + shift);
            }

            return log;
        }

        /// <summary>The level that fits best, as a shift, and the curvature there, by Newton's method.</summary>
        private (double Shift, double Curvature) Level(double[] logRates)
        {
            var (shift, curvature) = (0.0, 1.0);
            for (var step = 0; step < NewtonSteps; step++)
            {
                var slope = 0.0;
                curvature = 0;
                for (var place = 0; place < known.Length; place++)
                {
                    var (up, bend) = likelihood.At(world.Diary.Counts[known[place]]!.Value, logRates[place] + shift);
                    slope += up;
                    curvature += bend;
                }

                shift += Math.Clamp(slope / curvature, -1, 1);
            }

            return (shift, curvature);
        }
    }
}
