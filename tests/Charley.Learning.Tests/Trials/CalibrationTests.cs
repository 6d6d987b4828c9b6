using Charley.Learning.Trials;

namespace Charley.Learning.Tests.Trials;

/// <summary>The proof of docs/experiments.md at small scale; bench/Charley.Trials.Bench runs it at full scale.</summary>
public sealed class CalibrationTests
{
    private static readonly TrialDesign HalfYear = new(13, 7);

    /// <summary>30 in 100 nights skipped, and the effect lasts for two more days.</summary>
    private static readonly NightModel Skipping = new() { Rate = 0.7, Ratio = 1, NightSpread = 0.5, Adherence = 0.7, CarryOver = [0.5, 0.25] };

    public static TheoryData<double, double, double> Worlds => new() { { 0, 0, 0 }, { 1.1, 0, 0.2 }, { -0.5, 0.4, 0.1 } };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void A_remedy_that_does_nothing_is_called_helpful_in_at_most_5_of_100_looked_at_every_day(double trend, double weekSpread, double missing)
    {
        const int Count = 600;
        var person = Skipping with { Trend = trend, WeekSpread = weekSpread, Missing = missing };

        var helpful = Trials(person, Count).Count(trial => TrialAnalysis.Decide(trial.Schedule, trial.Nights, draws: 999).Signal == StopSignal.Better);

        // With exactly 5 in 100, more than 46 of 600 would be seen in one of 1,000 runs.
        Assert.InRange(helpful, 0, 46);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void Intervals_hold_the_truth_in_95_of_100_though_nights_are_skipped_and_the_effect_lasts_two_days(double ratio)
    {
        const int Count = 160;
        var person = Skipping with { Ratio = ratio };

        var held = Trials(person, Count).Count(trial =>
        {
            var range = CountModel.Posterior(RateCells.Assigned(trial.Schedule, trial.Nights), EffectPrior.Neutral).Ratio;
            return range.Low <= person.AssignedRatio && person.AssignedRatio <= range.High;
        });

        // With exactly 95 in 100, fewer than 143 of 160 would be seen in one of 1,000 runs.
        Assert.InRange(held, 143, Count);
    }

    [Fact]
    public void A_remedy_that_halves_the_cramps_is_mostly_found_in_half_a_year() =>
        Assert.InRange(
            Trials(Skipping with { Adherence = 1, Ratio = 0.5 }, 200).Count(trial => TrialAnalysis.Decide(trial.Schedule, trial.Nights, draws: 999).Signal == StopSignal.Better),
            110,
            200);

    [Fact]
    public void Nights_skipped_because_they_feel_good_mislead_the_second_look_but_not_the_answer()
    {
        // Does nothing, but is left out on quiet evenings: what was really done looks harmful, what was assigned does not.
        var schedule = TrialSchedule.Draw(new TrialDesign(40, 7), 1);
        var nights = (Skipping with { Rate = 1, Adherence = 1 }).Draw(schedule, 2)
            .Select((night, index) => schedule.ArmOf(index) == Arm.With && night.Episodes == 0 ? night with { DidIt = false } : night)
            .ToList();

        var result = TrialAnalysis.Analyse(schedule, nights, EffectPrior.Neutral);

        Assert.InRange(result.Assigned.Effect!.Ratio.Middle, 0.8, 1.25);
        Assert.True(result.Done.Effect!.Ratio.Low > 1.25, result.Done.Effect.Ratio.ToString());
    }

    private static IEnumerable<(TrialSchedule Schedule, IReadOnlyList<Night> Nights)> Trials(NightModel person, int count) =>
        Enumerable.Range(0, count).Select(index =>
        {
            var schedule = TrialSchedule.Draw(HalfYear, (2 * index) + 1);
            return (schedule, (IReadOnlyList<Night>)person.Draw(schedule, 2 * index));
        });
}
