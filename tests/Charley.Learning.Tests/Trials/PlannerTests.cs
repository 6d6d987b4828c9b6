using Charley.Learning.Trials;

namespace Charley.Learning.Tests.Trials;

public sealed class PlannerTests
{
    [Fact]
    public void More_cramps_and_a_stronger_remedy_need_fewer_weeks()
    {
        var often = TrialPlanner.Plan(new OwnRate(2, 0.5, 90), 0.5, 7, 2);
        var seldom = TrialPlanner.Plan(new OwnRate(0.2, 0.5, 90), 0.5, 7, 2);

        Assert.True(often.Enough!.Value.Weeks < 40);
        Assert.True(seldom.Enough is null || seldom.Enough.Value.Weeks > often.Enough.Value.Weeks);
    }

    [Fact]
    public void It_says_so_when_even_a_year_is_not_enough()
    {
        var plan = TrialPlanner.Plan(new OwnRate(0.1, 1, 90), 0.8, 7, 2);

        Assert.Null(plan.Enough);
        Assert.Equal(52, plan.Lengths[^1].Weeks);
        Assert.InRange(plan.Lengths[^1].ChanceOfAnswer, 0, 0.5);
    }

    [Fact]
    public void Progress_is_told_and_it_can_be_given_up()
    {
        var told = new List<double>();
        TrialPlanner.Plan(new OwnRate(1, 0.5, 90), 0.5, 14, 2, new Told(told));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Equal(1, told[^1]);
        Assert.Equal(told.Order(), told);
        Assert.Throws<OperationCanceledException>(() => TrialPlanner.Plan(new OwnRate(1, 0.5, 90), 0.5, 14, 2, null, cancelled.Token));
    }

    [Fact]
    public void Own_rate_and_spread_come_from_recorded_nights_if_there_are_enough()
    {
        Assert.Null(OwnRate.From([]));
        Assert.Null(OwnRate.From([.. Enumerable.Repeat(1, 13)]));
        Assert.Null(OwnRate.From([.. Enumerable.Repeat(0, 60)]));
        Assert.Equal(new OwnRate(1, 0, 20), OwnRate.From([.. Enumerable.Repeat(1, 20)]));
        var uneven = OwnRate.From([.. Enumerable.Repeat(0, 50), .. Enumerable.Repeat(4, 10)])!.Value;
        Assert.InRange(uneven.NightSpread, 2, 4);
    }

    private sealed class Told(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
