namespace Charley.Diary.Demo;

/// <summary>Draws for the made-up year.</summary>
/// <param name="random">The source; a seeded one draws the same again.</param>
internal sealed class Chance(Random random)
{
    public bool Happens(double share) => random.NextDouble() < share;

    /// <summary>A count of rare events with the given mean, by Knuth's multiplication of uniform draws.</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = random.NextDouble(); product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }

    /// <summary>A number around a mean (normal, by Box and Muller), cut to a range and rounded to a step.</summary>
    public int Near(double mean, double deviation, int least, int most, int step)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var rounded = (int)Math.Round((mean + (deviation * normal)) / step) * step;
        return Math.Clamp(rounded, least, most);
    }

    /// <summary>One of several, each with its share; the shares add up to one.</summary>
    public T Pick<T>(IEnumerable<(T Item, double Share)> items)
    {
        var left = random.NextDouble();
        var last = default(T)!;
        foreach (var (item, share) in items)
        {
            last = item;
            left -= share;
            if (left < 0)
            {
                break;
            }
        }

        return last;
    }
}
