using System.Globalization;
using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers.Days;
using Charley.Learning.Triggers.Effects;
using Charley.Learning.Triggers.Fitting;
using MathNet.Numerics.Distributions;

namespace Charley.Learning.Bench.Calibration;

/// <summary>
/// Simulation-based calibration: where triggers are drawn from the prior, the true log ratio's rank within its posterior is
/// uniform (Talts and others 2018).
/// </summary>
/// <param name="scenario">The diaries, drawn exactly as the analysis expects.</param>
public sealed class Ranks(Scenario scenario) : ITally
{
    private const int Bins = 10;

    private readonly int[] counts = new int[Bins];

    /// <summary>The p value of a chi-squared test of uniformity.</summary>
    public double PValue
    {
        get
        {
            var expected = counts.Sum() / (double)Bins;
            var distance = counts.Sum(count => (count - expected) * (count - expected) / expected);
            return 1 - ChiSquared.CDF(Bins - 1, distance);
        }
    }

    /// <inheritdoc/>
    public void Add(int first, int people)
    {
        var ranks = new List<double>[people];
        Parallel.For(0, people, person => ranks[person] = [.. Of(World.Draw(scenario, first + person))]);
        foreach (var rank in ranks.SelectMany(own => own))
        {
            counts[Math.Min((int)(rank * Bins), Bins - 1)]++;
        }
    }

    /// <summary>A sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Ranks of the true log ratios by tenths, {scenario.Name}: {string.Join(' ', counts)}; p of uniformity {PValue:0.00}.");

    private static IEnumerable<double> Of(World world)
    {
        var known = KnownDays.Of(world.Diary);
        if (known.Length == 0 || known.Counts.Max() == 0)
        {
            yield break;
        }

        var candidates = Candidate.Of(world.Diary, known).Candidates;
        var fit = TriggerFit.Of(known, Background.Of(world.Diary, known), candidates, progress: null, CancellationToken.None);
        var estimates = new EffectEstimates(fit, known, candidates);
        for (var index = 0; index < candidates.Count; index++)
        {
            var truth = world.Effects[world.IndexOf(candidates[index].Exposure.Id)].LogRatio;
            if (Math.Abs(truth) > 0)
            {
                yield return EffectEstimates.GivenItMatters(estimates.Curves(index).Curves, candidates[index].Exposure.Prior.Increase).Rank(truth);
            }
        }
    }
}
