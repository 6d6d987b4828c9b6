using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;
using Charley.Learning.Triggers.Fitting;

namespace Charley.Learning.Bench.Rivals;

/// <summary>
/// Knows all about how the diary was drawn but for which exposures are the triggers and after which lag each acts: the level
/// of every day, carry-over, overdispersion, the number of triggers and their strength. Nobody can find more from the same
/// days with the same share of mistakes. For worlds with a given number of triggers of a given strength.
/// </summary>
public static class Oracle
{
    /// <summary>The chance of each exposure to be a trigger.</summary>
    public static double[] Chances(World world)
    {
        var triggers = world.Scenario.Triggers!.Value;
        var strength = world.Effects.Max(effect => effect.LogRatio);
        var known = Enumerable.Range(0, world.Diary.Counts.Length).Where(day => world.Diary.Counts[day] is not null).ToArray();
        var search = new Search(world, known, strength);
        search.Visit(0, triggers, 0, search.Start());
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

    private sealed class Search(World world, int[] known, double strength)
    {
        private readonly CountLikelihood likelihood = new(AnyOnly: false, Math.Max(world.Scenario.Dispersion, 1e-3));

        public List<(ulong Mask, double Log)> Found { get; } = [];

        public double[] Start() =>
        [
            .. known.Select(day => world.Level[day] + (world.Scenario.Carry
                * (day > 0 && world.Diary.Counts[day - 1] is { } before ? Math.Log(1 + before) - world.UsualCarry : 0))),
        ];

        public void Visit(int first, int left, ulong mask, double[] logRates, double logPrior = 0)
        {
            if (left == 0)
            {
                var log = logPrior;
                for (var place = 0; place < known.Length; place++)
                {
                    log += likelihood.Log(world.Diary.Counts[known[place]]!.Value, logRates[place]);
                }

                Found.Add((mask, log));
                return;
            }

            for (var next = first; next <= world.Effects.Length - left; next++)
            {
                var prior = world.Diary.Exposures[next].Prior;
                for (var lag = 0; lag < ExposurePrior.Lags; lag++)
                {
                    var grown = known.Select((day, place) => logRates[place] + (strength * world.Exposures[next][ExposurePrior.Lags - 1 + day - lag])).ToArray();
                    Visit(next + 1, left - 1, mask | (1UL << next), grown, logPrior + Math.Log(prior.LagWeights[lag]));
                }
            }
        }
    }
}
