using MathNet.Numerics.Distributions;

namespace Charley.Learning.Bench.Worlds;

/// <summary>Draws from distributions by one seeded source.</summary>
public sealed class Draws(int seed)
{
#pragma warning disable S2245 // Nothing secret is drawn; the figures must repeat.
    private readonly Random random = new(seed);
#pragma warning restore S2245

    /// <summary>True with a chance.</summary>
    public bool Happens(double chance) => random.NextDouble() < chance;

    /// <summary>A whole number from 0 to below a bound.</summary>
    public int Below(int bound) => random.Next(bound);

    /// <summary>A standard normal number.</summary>
    public double Normal() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);

    /// <summary>A count with mean μ and variance μ + αμ².</summary>
    public int Count(double mean, double dispersion)
    {
        var rate = dispersion > 0 ? Gamma.Sample(random, 1 / dispersion, 1 / (dispersion * mean)) : mean;
        return rate > 0 ? Poisson.Sample(random, rate) : 0;
    }

    /// <summary>The place of one of several weights.</summary>
    public int Pick(IReadOnlyList<double> weights)
    {
        var left = random.NextDouble() * weights.Sum();
        var place = 0;
        while (place < weights.Count - 1 && (left -= weights[place]) > 0)
        {
            place++;
        }

        return place;
    }

    /// <summary>Different places out of a number of places.</summary>
    public HashSet<int> Places(int count, int outOf)
    {
        var all = Enumerable.Range(0, outOf).ToArray();
        random.Shuffle(all);
        return [.. all[..count]];
    }
}
