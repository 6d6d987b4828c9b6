using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace Charley.Learning.Trials;

/// <summary>A made-up person, whose nights can be drawn: for the planner, and for the proof that the analysis keeps its word.</summary>
public sealed record NightModel
{
    /// <summary>A day of good and a day of bad luck share this much with the next when weeks differ; see <see cref="WeekSpread"/>.</summary>
    private const double LuckKept = 0.85;

    private const int WeekDays = 7;

    /// <summary>Cramps per night without the remedy, above 0.</summary>
    public required double Rate { get; init; }

    /// <summary>Rate with the remedy to rate without it, above 0.</summary>
    public required double Ratio { get; init; }

    /// <summary>How much nights differ beyond chance: the variance of a gamma distribution of mean 1; 0 or more.</summary>
    public double NightSpread { get; init; }

    /// <summary>Share of the nights with the remedy on which it is really used, 0..1.</summary>
    public double Adherence { get; init; } = 1;

    /// <summary>What is left of the effect one night later, two nights later, and so on, as shares of its logarithm.</summary>
    public ImmutableArray<double> CarryOver { get; init; } = [];

    /// <summary>Change of the logarithm of the rate from the first to the last planned night.</summary>
    public double Trend { get; init; }

    /// <summary>Standard deviation of a slow wave of good and bad days in the logarithm of the rate; 0 or more.</summary>
    public double WeekSpread { get; init; }

    /// <summary>How much the logarithm of the rate is higher on two days of every seven.</summary>
    public double Weekend { get; init; }

    /// <summary>Share of the nights that are not written down, 0..1.</summary>
    public double Missing { get; init; }

    /// <summary>
    /// The ratio of the mean rates of the nights that count, with to without, which is what a comparison by what was assigned
    /// estimates: skipped nights and what is left from the night before included.
    /// </summary>
    public double AssignedRatio
    {
        get
        {
            var (mean, stillSkipped) = (Adherence * Ratio, 1 - Adherence);
            foreach (var left in CarryOver)
            {
                mean += stillSkipped * Adherence * Math.Pow(Ratio, left);
                stillSkipped *= 1 - Adherence;
            }

            return mean + stillSkipped;
        }
    }

    /// <summary>Draws the nights of an experiment.</summary>
    /// <param name="schedule">The order.</param>
    /// <param name="seed">The same number draws the same nights.</param>
    public ImmutableArray<Night> Draw(TrialSchedule schedule, int seed) => Draw(schedule, Chance.From(seed));

    internal ImmutableArray<Night> Draw(TrialSchedule schedule, Random random)
    {
        var nights = ImmutableArray.CreateBuilder<Night>(schedule.Design.Nights);
        var (luck, sinceUsed) = (Normal.Sample(random, 0, 1), int.MaxValue);
        for (var night = 0; night < schedule.Design.Nights; night++)
        {
            var used = schedule.ArmOf(night) == Arm.With && random.NextDouble() < Adherence;
            sinceUsed = used ? 0 : sinceUsed == int.MaxValue ? sinceUsed : sinceUsed + 1;
            luck = (LuckKept * luck) + (Math.Sqrt(1 - (LuckKept * LuckKept)) * Normal.Sample(random, 0, 1));
            var log = (Trend * (((night + 0.5) / schedule.Design.Nights) - 0.5))
                + (WeekSpread * luck)
                + (night % WeekDays >= WeekDays - 2 ? Weekend : 0)
                + (Left(sinceUsed) * Math.Log(Ratio));
            var luckOfNight = NightSpread > 0 ? Gamma.Sample(random, 1 / NightSpread, 1 / NightSpread) : 1;
            var expected = Rate * Math.Exp(log) * luckOfNight;
            var count = expected > 0 ? Poisson.Sample(random, expected) : 0;
            nights.Add(random.NextDouble() < Missing ? Night.Unknown : new Night(count, used));
        }

        return nights.MoveToImmutable();
    }

    private double Left(int nightsSinceUsed) =>
        nightsSinceUsed == 0 ? 1
        : nightsSinceUsed <= CarryOver.Length ? CarryOver[nightsSinceUsed - 1]
        : 0;
}
