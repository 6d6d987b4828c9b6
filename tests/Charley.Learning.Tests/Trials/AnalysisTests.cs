using Charley.Learning.Trials;

namespace Charley.Learning.Tests.Trials;

public sealed class AnalysisTests
{
    private static readonly TrialSchedule HalfYear = TrialSchedule.Draw(new TrialDesign(13, 7), 3);

    [Fact]
    public void A_ratio_is_found_and_its_range_shrinks_as_nights_come_in()
    {
        var nights = Constant(with: 1, without: 2);

        var early = TrialAnalysis.Analyse(HalfYear, [.. nights.Take(28)], EffectPrior.Neutral).Assigned.Effect!;
        var late = TrialAnalysis.Analyse(HalfYear, nights, EffectPrior.Neutral).Assigned.Effect!;

        Assert.InRange(late.Ratio.Middle, 0.45, 0.55);
        Assert.True(late.Ratio.High - late.Ratio.Low < early.Ratio.High - early.Ratio.Low);
        Assert.True(late.ChanceHelps > 0.99);
    }

    [Fact]
    public void A_remedy_that_always_wins_is_called_helpful_and_one_that_always_loses_worse()
    {
        Assert.Equal(TrialVerdict.Helps, TrialAnalysis.Analyse(HalfYear, Constant(with: 1, without: 2), EffectPrior.Neutral).Verdict);
        Assert.Equal(TrialVerdict.Worse, TrialAnalysis.Analyse(HalfYear, Constant(with: 2, without: 1), EffectPrior.Neutral).Verdict);
    }

    [Fact]
    public void Looking_every_day_gives_the_verdict_that_one_look_at_the_end_gives()
    {
        var person = new NightModel { Rate = 1, Ratio = 0.5, NightSpread = 0.5 };
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var nights = person.Draw(HalfYear, seed);
            var first = Enumerable.Range(1, nights.Length)
                .Select(day => TrialAnalysis.Decide(HalfYear, nights[..day]))
                .FirstOrDefault(look => look.Signal != StopSignal.None);

            Assert.Equal(TrialAnalysis.Decide(HalfYear, nights) is { Signal: not StopSignal.None } once ? once : default, first);
        }
    }

    [Fact]
    public void The_first_nights_of_a_block_do_not_count()
    {
        var nights = Constant(with: 1, without: 2);
        var stormy = nights.Select((night, index) => HalfYear.Design.Counts(index) ? night : night with { Episodes = 50 }).ToList();

        Assert.Equal(Assigned(nights), Assigned(stormy));
    }

    [Fact]
    public void A_night_nobody_wrote_down_is_not_a_night_without_cramps()
    {
        var all = TrialAnalysis.Analyse(HalfYear, Constant(with: 1, without: 1), EffectPrior.Neutral);
        var gaps = TrialAnalysis.Analyse(
            HalfYear, [.. Constant(with: 1, without: 1).Select((night, index) => index % 2 == 0 ? Night.Unknown : night)], EffectPrior.Neutral);

        Assert.Equal(all.Assigned.Without.Nights, gaps.Assigned.Without.Nights * 2, 5.0);
        Assert.Equal(gaps.Assigned.Without.Nights, gaps.Assigned.Without.Episodes);
    }

    [Fact]
    public void What_was_really_done_is_a_second_look_that_leaves_out_the_nights_after()
    {
        // Used on the first half of each block with the remedy only: the nights after the last use may still profit.
        var nights = Enumerable.Range(0, HalfYear.Design.Nights)
            .Select(night => new Night(1, HalfYear.ArmOf(night) == Arm.With && night % 7 < 4))
            .ToList();

        var result = TrialAnalysis.Analyse(HalfYear, nights, EffectPrior.Neutral);

        Assert.Equal(13 * 4, result.Done.With.Nights);
        Assert.InRange(result.Done.Without.Nights, 13 * 4, 13 * 8);
        Assert.Equal(4.0 / 7, result.Adherence!.Value, 6);
        Assert.Equal(13 * 5, result.Assigned.With.Nights);
    }

    [Fact]
    public void Nights_without_an_end_are_open_and_what_nobody_can_tell_is_unclear_at_the_end()
    {
        var person = new NightModel { Rate = 0.3, Ratio = 1, NightSpread = 1 };
        var nights = person.Draw(HalfYear, 6);

        Assert.Equal(TrialVerdict.Open, TrialAnalysis.Analyse(HalfYear, nights[..100], EffectPrior.Neutral).Verdict);
        Assert.Equal(TrialVerdict.Unclear, TrialAnalysis.Analyse(HalfYear, nights, EffectPrior.Neutral).Verdict);
    }

    [Fact]
    public void Two_sides_alike_over_many_cramps_make_little_difference()
    {
        // Swings that are the same on both sides, so that the coin can't make them a difference.
        var nights = Enumerable.Range(0, HalfYear.Design.Nights).Select(night => new Night(5 + (night % 7 % 2), null)).ToList();

        Assert.Equal(TrialVerdict.LittleDifference, TrialAnalysis.Analyse(HalfYear, nights, EffectPrior.Neutral).Verdict);
    }

    [Fact]
    public void No_nights_no_cramps_and_one_terrible_night_give_no_answer_and_no_crash()
    {
        List<Night> quiet = [.. Constant(with: 0, without: 0)];
        List<Night> terrible = [.. quiet];
        terrible[40] = new Night(1000, true);

        Assert.Null(TrialAnalysis.Analyse(HalfYear, [], EffectPrior.Neutral).Assigned.Effect);
        foreach (var nights in new[] { quiet, terrible, [.. Enumerable.Repeat(Night.Unknown, 400)] })
        {
            var result = TrialAnalysis.Analyse(HalfYear, nights, EffectPrior.Neutral);
            Assert.Contains(result.Verdict, new[] { TrialVerdict.Unclear, TrialVerdict.LittleDifference });
            if (result.Assigned.Effect is { } effect)
            {
                Assert.True(effect.Ratio is { Low: > 0 and < 1, High: > 1 and < 100 }, effect.Ratio.ToString());
            }
        }
    }

    [Fact]
    public void What_was_published_weighs_until_own_nights_outweigh_it()
    {
        var published = EffectPrior.FromPublished(0.8, 0.6, 1.05);
        var nights = Constant(with: 2, without: 1);

        var early = TrialAnalysis.Analyse(HalfYear, [.. nights.Take(14)], published).Assigned.Effect!;
        var late = TrialAnalysis.Analyse(HalfYear, nights, published).Assigned.Effect!;

        Assert.Equal(Math.Log(0.8), published.Mean, 6);
        Assert.True(early.Ratio.Middle < late.Ratio.Middle && late.Ratio.Middle > 1.4, late.Ratio.ToString());
    }

    private static (int, int, RatioRange) Assigned(IReadOnlyList<Night> nights)
    {
        var compared = TrialAnalysis.Analyse(HalfYear, nights, EffectPrior.Neutral).Assigned;
        return (compared.With.Episodes, compared.Without.Episodes, compared.Effect!.Ratio);
    }

    private static List<Night> Constant(int with, int without) =>
    [
        .. Enumerable.Range(0, HalfYear.Design.Nights).Select(night =>
            HalfYear.ArmOf(night) == Arm.With ? new Night(with, true) : new Night(without, false)),
    ];
}
