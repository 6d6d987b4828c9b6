using Charley.Learning.Trials;
using FsCheck;
using FsCheck.Fluent;

namespace Charley.Learning.Tests.Trials;

public sealed class ScheduleTests
{
    private static readonly Gen<TrialDesign> Designs =
        from pairs in Gen.Choose(TrialDesign.FewestPairs, 30)
        from block in Gen.Choose(TrialDesign.ShortestBlock, TrialDesign.LongestBlock)
        from washout in Gen.Choose(0, block - 1)
        select new TrialDesign(pairs, block, washout);

    [Fact]
    public void Every_pair_has_as_many_nights_with_as_without_and_they_lie_in_two_blocks() =>
        Prop.ForAll(Designs.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (design, seed) =>
        {
            var schedule = TrialSchedule.Draw(design, seed);
            var arms = Enumerable.Range(0, design.Nights).Select(schedule.ArmOf).ToList();
            return arms.Chunk(2 * design.BlockNights).All(pair =>
                pair.Take(design.BlockNights).Distinct().Count() == 1
                && pair.Count(arm => arm == Arm.With) == design.BlockNights
                && pair.Count(arm => arm == Arm.Without) == design.BlockNights);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void As_many_nights_count_on_both_sides_of_every_pair() =>
        Prop.ForAll(Designs.ToArbitrary(), design =>
        {
            var schedule = TrialSchedule.Draw(design, 1);
            return Enumerable.Range(0, design.Nights).Where(design.Counts).GroupBy(design.PairOf).All(pair =>
                pair.Count(night => schedule.ArmOf(night) == Arm.With) == design.BlockNights - design.WashoutNights
                && pair.Count() == 2 * (design.BlockNights - design.WashoutNights));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_seed_draws_the_same_order_and_seeds_draw_all_orders_alike()
    {
        var design = new TrialDesign(5, 7);

        var orders = Enumerable.Range(0, 6400).Select(seed => TrialSchedule.Draw(design, seed).ToString()).ToList();

        Assert.Equal(orders[17], TrialSchedule.Draw(design, 17).ToString());
        var counts = orders.CountBy(order => order).Select(count => count.Value).ToList();
        Assert.Equal(32, counts.Count);

        // Pearson's chi-squared with 31 degrees of freedom is above 61.1 in one of 1,000.
        Assert.True(counts.Sum(count => Math.Pow(count - 200, 2) / 200) < 61.1);
    }

    [Fact]
    public void An_order_is_read_as_it_was_written() =>
        Prop.ForAll(Designs.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (design, seed) =>
        {
            var schedule = TrialSchedule.Draw(design, seed);
            return TrialSchedule.Parse(design, schedule.ToString()) == schedule;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("ABABABABA")]
    [InlineData("ABABABABAA")]
    [InlineData("ababababab")]
    [InlineData("")]
    public void What_is_no_order_is_refused(string blocks) =>
        Assert.Throws<FormatException>(() => TrialSchedule.Parse(new TrialDesign(5, 7), blocks));

    [Theory]
    [InlineData(4, 7, 2)]
    [InlineData(105, 7, 2)]
    [InlineData(5, 2, 0)]
    [InlineData(5, 29, 0)]
    [InlineData(5, 7, 7)]
    [InlineData(5, 7, -1)]
    public void A_design_out_of_range_cannot_be_made(int pairs, int block, int washout) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialDesign(pairs, block, washout));
}
