using System.Collections.Immutable;
using Charley.Learning.Triggers;

namespace Charley.Learning.Tests.Triggers;

/// <summary>Small diaries for tests.</summary>
internal static class Diaries
{
    public static Random Seeded(int seed) =>
#pragma warning disable S2245, CA5394 // Nothing secret is drawn; the test must repeat.
        new(seed);
#pragma warning restore S2245, CA5394

    public static CandidateExposure YesNo(string id, IEnumerable<bool> days, int candidates = 4) =>
        new(id, ExposureKind.YesNo, [.. days.Select(day => (double?)(day ? 1 : 0))], ExposurePrior.Neutral(candidates));

    public static CandidateExposure Graded(string id, IEnumerable<double?> days, int candidates = 4) =>
        new(id, ExposureKind.Graded, [.. days], ExposurePrior.Neutral(candidates));

    public static IEnumerable<bool> Coin(int days, int seed, double share = 0.4)
    {
        var random = Seeded(seed);
        return Enumerable.Range(0, days).Select(_ => random.NextDouble() < share).ToArray();
    }

    public static TriggerDiary Of(IEnumerable<int?> counts, params CandidateExposure[] exposures) =>
        new() { FirstWeekday = 2, Counts = [.. counts], Exposures = [.. exposures] };

    /// <summary>Counts that follow an exposure: rare without, more with it.</summary>
    public static ImmutableArray<int?> Following(IEnumerable<bool> trigger, int seed, double without = 0.2, double with = 1)
    {
        var random = Seeded(seed);
        return [.. trigger.Select(day => (int?)Poisson(random, day ? with : without))];
    }

    public static int Poisson(Random random, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        for (; product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }
}
