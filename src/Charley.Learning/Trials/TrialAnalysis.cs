using System.Collections.Immutable;

namespace Charley.Learning.Trials;

/// <summary>What the nights of an experiment say.</summary>
public static class TrialAnalysis
{
    /// <summary>A remedy that leaves between four fifths and five quarters of the cramps makes little difference.</summary>
    private const double LittleDifference = 0.8;

    /// <summary>The state after the nights so far. Can be asked for every day: the verdict changes only when a pair of blocks is over.</summary>
    /// <param name="schedule">The order that was drawn.</param>
    /// <param name="nights">The nights so far, in order from the first; those after the planned end are not looked at.</param>
    /// <param name="prior">What was believed before the first night.</param>
    public static TrialResult Analyse(TrialSchedule schedule, IReadOnlyList<Night> nights, EffectPrior prior)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(nights);
        ArgumentNullException.ThrowIfNull(prior);
        var cells = RateCells.Assigned(schedule, nights);
        var assigned = Compare(cells, prior);
        var (signal, pairs) = Decide(schedule, nights);
        return new TrialResult(
            assigned,
            Compare(RateCells.Done(schedule, nights), prior),
            Judge(schedule, nights, signal, cells),
            PairsFinished(schedule, nights),
            signal == StopSignal.None ? null : pairs,
            Adherence(schedule, nights));
    }

    /// <summary>The stop rule alone, for simulations.</summary>
    internal static (StopSignal Signal, int Pairs) Decide(TrialSchedule schedule, IReadOnlyList<Night> nights, int draws = SequentialSignTest.UsualDraws)
    {
        var differences = new double[PairsFinished(schedule, nights)];
        for (var pair = 0; pair < differences.Length; pair++)
        {
            differences[pair] = Difference(schedule.Design, nights, pair);
        }

        return SequentialSignTest.Run(differences, schedule.WithFirst.AsSpan(0, differences.Length), schedule.Design.Pairs, draws);
    }

    /// <summary>
    /// First minus second block of a pair. The square root of the rate has about the same spread whatever the rate (Bartlett
    /// 1936), so that one terrible night does not decide; blocks weigh by how many of their nights were recorded.
    /// </summary>
    private static double Difference(TrialDesign design, IReadOnlyList<Night> nights, int pair)
    {
        var (firstNights, firstRate) = Block(design, nights, 2 * pair);
        var (secondNights, secondRate) = Block(design, nights, (2 * pair) + 1);
        return firstNights == 0 || secondNights == 0
            ? 0
            : 2.0 * firstNights * secondNights / (firstNights + secondNights) * (Math.Sqrt(firstRate) - Math.Sqrt(secondRate));
    }

    private static (int Nights, double Rate) Block(TrialDesign design, IReadOnlyList<Night> nights, int block)
    {
        var (recorded, episodes) = (0, 0);
        for (var night = (block * design.BlockNights) + design.WashoutNights; night < (block + 1) * design.BlockNights; night++)
        {
            if (nights[night].Episodes is { } count)
            {
                recorded++;
                episodes += count;
            }
        }

        return (recorded, recorded == 0 ? 0 : (double)episodes / recorded);
    }

    private static Comparison Compare(ImmutableArray<RateCell> cells, EffectPrior prior)
    {
        var (with, without) = (Count(cells, true), Count(cells, false));
        return new Comparison(with, without, with.Nights == 0 || without.Nights == 0 ? null : CountModel.Posterior(cells, prior));
    }

    private static SideCount Count(ImmutableArray<RateCell> cells, bool isWith)
    {
        var side = cells.Where(cell => cell.IsWith == isWith).ToList();
        return new SideCount(side.Sum(cell => cell.Nights), side.Sum(cell => cell.Episodes));
    }

    private static TrialVerdict Judge(TrialSchedule schedule, IReadOnlyList<Night> nights, StopSignal signal, ImmutableArray<RateCell> cells) => signal switch
    {
        StopSignal.Better => TrialVerdict.Helps,
        StopSignal.Worse => TrialVerdict.Worse,
        StopSignal.None when nights.Count < schedule.Design.Nights => TrialVerdict.Open,
        StopSignal.None => IsLittle(cells) ? TrialVerdict.LittleDifference : TrialVerdict.Unclear,
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "Unknown signal."),
    };

    /// <summary>By the data alone: a prior that expects little must not be able to say so by itself.</summary>
    private static bool IsLittle(ImmutableArray<RateCell> cells) =>
        Compare(cells, EffectPrior.Neutral).Effect is { Ratio: { Low: > LittleDifference, High: < 1 / LittleDifference } };

    private static int PairsFinished(TrialSchedule schedule, IReadOnlyList<Night> nights) =>
        Math.Min(nights.Count, schedule.Design.Nights) / (2 * schedule.Design.BlockNights);

    private static double? Adherence(TrialSchedule schedule, IReadOnlyList<Night> nights)
    {
        var said = Enumerable.Range(0, Math.Min(nights.Count, schedule.Design.Nights))
            .Where(night => schedule.ArmOf(night) == Arm.With && nights[night].DidIt is not null)
            .ToList();
        return said.Count == 0 ? null : said.Count(night => nights[night].DidIt is true) / (double)said.Count;
    }
}
