using Charley.Learning.Triggers;

namespace Charley.Learning.Tests.Triggers;

public sealed class TriggerAnalysisTests
{
    [Fact]
    public void A_strong_trigger_is_found_with_its_direction_and_size_and_the_others_are_not_it()
    {
        var trigger = Diaries.Coin(300, 1).ToArray();
        var report = TriggerAnalysis.Run(Diaries.Of(
            Diaries.Following(trigger, 2), Diaries.YesNo("late meal", trigger), Diaries.YesNo("coffee", Diaries.Coin(300, 3)), Diaries.YesNo("walk", Diaries.Coin(300, 4))));

        var first = report.Findings[0];
        Assert.Equal(("late meal", TriggerVerdict.Matters, 0), (first.Id, first.Verdict, first.Lag));
        Assert.InRange(first.Chance, 0.99, 1);
        Assert.InRange(first.Increase, 0.99, 1);
        Assert.InRange(5, first.RatioLow, first.RatioHigh);
        Assert.All(report.Findings.Skip(1), finding => Assert.Equal(TriggerVerdict.NotIt, finding.Verdict));
        Assert.InRange(report.NoneMatters, 0, 0.01);
        Assert.True(report.IsExact);
    }

    [Fact]
    public void What_protects_has_a_ratio_below_one()
    {
        var stretch = Diaries.Coin(300, 5).ToArray();
        var finding = TriggerAnalysis.Run(Diaries.Of(Diaries.Following(stretch, 6, without: 1, with: 0.2), Diaries.YesNo("stretch", stretch))).Findings[0];

        Assert.Equal(TriggerVerdict.Matters, finding.Verdict);
        Assert.InRange(finding.Increase, 0, 0.01);
        Assert.InRange(finding.RatioHigh, 0, 0.7);
    }

    [Fact]
    public void The_day_after_is_found_as_the_day_after()
    {
        var sport = Diaries.Coin(300, 7).ToArray();
        var finding = TriggerAnalysis.Run(Diaries.Of(Diaries.Following([false, .. sport[..^1]], 8), Diaries.YesNo("sport", sport))).Findings[0];

        Assert.Equal((TriggerVerdict.Matters, 1), (finding.Verdict, finding.Lag));
    }

    [Fact]
    public void A_number_is_read_as_the_days_with_little_of_it_where_that_is_what_counts()
    {
        var random = Diaries.Seeded(9);
        var litres = Enumerable.Range(0, 400).Select(_ => Math.Round(1 + (2 * random.NextDouble()), 1)).ToArray();
        var finding = TriggerAnalysis.Run(Diaries.Of(
            Diaries.Following(litres.Select(litre => litre <= 1.4), 10, with: 1.5), Diaries.Graded("fluids", litres.Select(litre => (double?)litre)))).Findings[0];

        Assert.Equal((TriggerVerdict.Matters, WindowShape.Little), (finding.Verdict, finding.Shape));
        Assert.InRange(finding.Threshold, 1.3, 1.5);
        Assert.InRange(finding.Increase, 0, 0.05);
        Assert.InRange(finding.RatioLow, 2, 7);
        Assert.Equal(litres.Count(litre => litre <= finding.Threshold), finding.With.Days);
    }

    [Fact]
    public void Two_exposures_that_go_together_are_named_together()
    {
        var sport = Diaries.Coin(300, 11).ToArray();
        var sweat = sport.Select((day, index) => index % 50 == 0 ? !day : day).ToArray();
        var counts = Diaries.Following(sport, 13, 0.2, 0.5);
        for (var index = 0; index < sport.Length; index += 50)
        {
            // The days that part them are not known.
            counts = counts.SetItem(index, null);
        }

        var report = TriggerAnalysis.Run(Diaries.Of(
            counts, Diaries.YesNo("sport", sport), Diaries.YesNo("sweat", sweat), Diaries.YesNo("tea", Diaries.Coin(300, 14))));

        var group = Assert.Single(report.Groups);
        Assert.Equal(["sport", "sweat"], group.Ids);
        Assert.InRange(group.Chance, 0.9, 1);
        Assert.All(report.Findings.Where(finding => finding.Id != "tea"), finding => Assert.Equal(TriggerVerdict.OneOfGroup, finding.Verdict));
    }

    [Fact]
    public void More_days_make_the_answer_nearer()
    {
        var trigger = Diaries.Coin(720, 15).ToArray();
        var diary = Diaries.Of(Diaries.Following(trigger, 16, 0.2, 0.2), Diaries.YesNo("tea", trigger));

        var early = TriggerAnalysis.Run(diary.First(60)).Findings[0];
        var late = TriggerAnalysis.Run(diary).Findings[0];

        Assert.InRange(early.DaysToClear!.Value, 30, 700);
        Assert.True(late.DaysToClear < early.DaysToClear);
        Assert.True(late.RatioHigh / late.RatioLow < early.RatioHigh / early.RatioLow);
    }

    [Fact]
    public void The_order_of_the_exposures_changes_nothing()
    {
        CandidateExposure[] exposures = [.. Enumerable.Range(0, 6).Select(index => Diaries.YesNo($"e{index}", Diaries.Coin(120, 20 + index), 6))];
        var counts = Diaries.Following(Diaries.Coin(120, 20), 30);

        var one = TriggerAnalysis.Run(Diaries.Of(counts, exposures)).Findings;
        var other = TriggerAnalysis.Run(Diaries.Of(counts, [.. exposures.Reverse()])).Findings;

        foreach (var finding in one)
        {
            Assert.Equal(finding.Chance, other.Single(same => same.Id == finding.Id).Chance, 1e-6);
        }
    }

    [Fact]
    public void Many_exposures_are_sampled_and_give_the_same_again()
    {
        var trigger = Diaries.Coin(200, 40).ToArray();
        var diary = Diaries.Of(
            Diaries.Following(trigger, 41), [Diaries.YesNo("late meal", trigger, 30), .. Enumerable.Range(0, 29).Select(index => Diaries.YesNo($"e{index}", Diaries.Coin(200, 50 + index), 30))]);

        var report = TriggerAnalysis.Run(diary);

        Assert.False(report.IsExact);
        Assert.InRange(report.SamplingError, 0, 0.02);
        Assert.Equal(("late meal", TriggerVerdict.Matters), (report.Findings[0].Id, report.Findings[0].Verdict));
        Assert.Equal(report.Findings.Select(finding => finding.Chance), TriggerAnalysis.Run(diary).Findings.Select(finding => finding.Chance));
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            TriggerAnalysis.Run(Diaries.Of(Diaries.Following(Diaries.Coin(60, 1), 2), Diaries.YesNo("tea", Diaries.Coin(60, 1))), cancellation: source.Token));
    }
}
