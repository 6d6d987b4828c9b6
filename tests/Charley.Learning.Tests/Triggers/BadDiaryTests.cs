using System.Collections.Immutable;
using Charley.Learning.Triggers;
using FsCheck;
using FsCheck.Fluent;

namespace Charley.Learning.Tests.Triggers;

public sealed class BadDiaryTests
{
    private static readonly int?[] Nothing = [.. Enumerable.Repeat((int?)0, 60)];

    [Fact]
    public void Too_few_days_are_said_to_be_too_few() =>
        Assert.Equal(DiaryReadiness.TooFewDays, ReadinessOf(Diaries.Following(Diaries.Coin(20, 1), 2)));

    [Fact]
    public void Days_that_nobody_wrote_down_are_not_counted() =>
        Assert.Equal(DiaryReadiness.TooFewDays, ReadinessOf([.. Diaries.Following(Diaries.Coin(90, 1), 2).Select((count, day) => day % 4 == 0 ? count : null)]));

    [Fact]
    public void No_episodes_at_all_are_a_result_of_their_own() => Assert.Equal(DiaryReadiness.NoEpisodes, ReadinessOf(Nothing));

    [Fact]
    public void Two_days_with_episodes_are_too_few() =>
        Assert.Equal(DiaryReadiness.TooFewEpisodes, ReadinessOf([2, 1, .. Nothing]));

    [Fact]
    public void Without_quiet_days_nothing_can_be_compared() =>
        Assert.Equal(DiaryReadiness.NoQuietDays, ReadinessOf([.. Enumerable.Repeat((int?)1, 60)]));

    [Fact]
    public void Without_exposures_there_is_nothing_to_compare() =>
        Assert.Equal(DiaryReadiness.NothingToCompare, TriggerAnalysis.Run(Diaries.Of(Diaries.Following(Diaries.Coin(60, 1), 2))).Readiness);

    [Fact]
    public void An_exposure_that_never_changes_is_left_out_with_the_reason()
    {
        var report = TriggerAnalysis.Run(Diaries.Of(
            Diaries.Following(Diaries.Coin(60, 1), 2),
            Diaries.YesNo("always", Enumerable.Repeat(true, 60)),
            Diaries.Graded("same", Enumerable.Repeat((double?)7, 60)),
            Diaries.Graded("once", [99, .. Enumerable.Repeat((double?)7, 59)]),
            Diaries.Graded("hardly", Enumerable.Range(0, 60).Select(day => day < 10 ? (double?)day : null)),
            Diaries.YesNo("tea", Diaries.Coin(60, 3))));

        Assert.Equal(["tea"], report.Findings.Select(finding => finding.Id), StringComparer.Ordinal);
        Assert.Equal(
            [("always", LeftOutReason.NeverChanges), ("same", LeftOutReason.NeverChanges), ("once", LeftOutReason.NeverChanges), ("hardly", LeftOutReason.TooFewValues)],
            report.LeftOut.Select(left => (left.Id, left.Reason)));
    }

    [Fact]
    public void Exposures_that_are_the_same_every_day_are_one_finding()
    {
        var trigger = Diaries.Coin(200, 1).ToArray();
        var report = TriggerAnalysis.Run(Diaries.Of(
            Diaries.Following(trigger, 2),
            Diaries.Graded("minutes", trigger.Select((day, index) => (double?)(day ? 30 + (index % 20) : index % 14))),
            Diaries.Graded("hours", trigger.Select((day, index) => (double?)(day ? 30 + (index % 20) : index % 14) / 60)),
            Diaries.YesNo("did it", trigger),
            Diaries.YesNo("did not", trigger.Select(day => !day))));

        Assert.Equal(2, report.Findings.Length);
        Assert.Contains(report.Findings, finding => finding.Twins is ["hours"]);
        Assert.Contains(report.Findings, finding => finding.Twins is ["did not"]);
    }

    [Fact]
    public void One_huge_day_is_named_and_does_not_make_a_trigger()
    {
        var counts = Diaries.Following(Diaries.Coin(90, 1), 2, 0.3, 0.3).SetItem(40, 80);
        var tea = Diaries.Coin(90, 3, 0.1).ToArray();
        tea[40] = true;

        var report = TriggerAnalysis.Run(Diaries.Of(counts, Diaries.YesNo("tea", tea)));

        var outlier = Assert.Single(report.Outliers);
        Assert.Equal((40, 80), (outlier.Day, outlier.Count));
        Assert.InRange(outlier.CountedAs, 1, 10);
        Assert.NotEqual(TriggerVerdict.Matters, report.Findings[0].Verdict);
    }

    [Fact]
    public void One_huge_quiet_day_does_not_undo_a_clear_trigger()
    {
        var pub = Enumerable.Range(0, 90).Select(day => day % 5 is 1 or 3).ToArray();
        var counts = Enumerable.Range(0, 90).Select(day => pub[day] ? day % 2 : day % 11 == 0 ? 1 : 0).Select(count => (int?)count).ToImmutableArray();
        var quiet = Array.FindIndex(pub, there => !there);

        var plain = TriggerAnalysis.Run(Diaries.Of(counts, Diaries.YesNo("pub", pub)));
        var withHuge = TriggerAnalysis.Run(Diaries.Of(counts.SetItem(quiet, 360), Diaries.YesNo("pub", pub)));

        Assert.Equal(TriggerVerdict.Matters, plain.Findings[0].Verdict);
        Assert.Equal(TriggerVerdict.Matters, withHuge.Findings[0].Verdict);
        Assert.Equal(1, Assert.Single(withHuge.Outliers).CountedAs);
    }

    [Fact]
    public void What_is_no_diary_is_refused()
    {
        var tea = Diaries.YesNo("tea", Diaries.Coin(60, 1));
        Assert.Throws<ArgumentException>(() => TriggerAnalysis.Run(Diaries.Of(Nothing[..59], tea)));
        Assert.Throws<ArgumentException>(() => TriggerAnalysis.Run(Diaries.Of([-1, .. Nothing[1..]], tea)));
        Assert.Throws<ArgumentException>(() => TriggerAnalysis.Run(Diaries.Of(Nothing, tea, tea)));
        Assert.Throws<ArgumentException>(() => TriggerAnalysis.Run(Diaries.Of(Nothing, tea with { Prior = tea.Prior with { Inclusion = 1 } })));
    }

    [Fact]
    public void Whatever_the_diary_chances_are_chances_and_ratios_are_finite()
    {
        var cell = Gen.Choose(0, 9);
        var diary =
            from days in Gen.Choose(28, 70)
            from high in Gen.Elements(1, 2, 7, 200)
            from counts in Gen.ArrayOf(cell.Select(roll => roll == 9 ? (int?)null : roll < 6 ? 0 : roll * high / 7), days)
            from exposures in Gen.Choose(1, 5)
            from values in Gen.ArrayOf(Gen.ArrayOf(cell.Select(Value), days), exposures)
            from yesNo in Gen.Choose(0, 31)
            select Diaries.Of(counts, [.. values.Select((column, index) => new CandidateExposure(
                $"e{index}", (yesNo >> index & 1) == 1 ? ExposureKind.YesNo : ExposureKind.Graded, [.. column], ExposurePrior.Neutral(exposures)))]);

        Prop.ForAll(diary.ToArbitrary(), drawn =>
        {
            var report = TriggerAnalysis.Run(drawn);
            return report.Findings.All(finding =>
                finding.Chance is >= 0 and <= 1 + 1e-9
                && finding.Increase is >= 0 and <= 1 + 1e-9
                && finding.RatioLow > 0 && finding.RatioLow <= finding.Ratio && finding.Ratio <= finding.RatioHigh
                && double.IsFinite(finding.RatioHigh));
        }).QuickCheckThrowOnFailure();

        static double? Value(int roll) => roll switch { 9 => null, 8 => double.NaN, 7 => 1e12, _ => roll };
    }

    private static DiaryReadiness ReadinessOf(IReadOnlyCollection<int?> counts) =>
        TriggerAnalysis.Run(Diaries.Of(counts, Diaries.YesNo("tea", Diaries.Coin(counts.Count, 5)))).Readiness;
}
