using Charley.Assessment.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Charley.Assessment.Tests;

/// <summary>Published prevalence and ratios come back out of the noisy-OR numbers.</summary>
public sealed class BaseRatesTests
{
    [Fact]
    public void The_marginal_share_equals_the_prevalence_where_the_parents_leave_room()
    {
        var cases =
            from prevalence in Gen.Choose(1, 900).Select(value => value / 1000.0)
            from parents in Parents.ArrayOf(4)
            select (prevalence, parents);

        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var rate = BaseRates.Solve(given.prevalence, given.parents);
            var byParentsAlone = 1 - given.parents.Aggregate(1.0, (product, parent) => product * (1 - (parent.Share * (parent.Link ?? 0))));
            return byParentsAlone > given.prevalence
                ? rate.Leak < 1e-9 && rate.Marginal >= given.prevalence
                : Math.Abs(rate.Marginal - given.prevalence) < 1e-9;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_ratio_is_reproduced_as_an_odds_ratio_at_the_base_rate()
    {
        var rate = BaseRates.Solve(0.3, [new ParentEffect(0.1, OddsRatio: 2.9, Link: null)]);

        var without = rate.Leak;
        var with = 1 - ((1 - rate.Leak) * (1 - rate.Links[0]));

        Assert.Equal(2.9, with / (1 - with) / (without / (1 - without)), 9);
    }

    [Fact]
    public void Without_parents_the_leak_is_the_prevalence() => Assert.Equal(0.25, BaseRates.Solve(0.25, []).Leak, 12);

    private static Gen<ParentEffect> Parents =>
        from share in Gen.Choose(0, 500)
        from ratio in Gen.Choose(11, 90)
        from link in Gen.Choose(0, 300)
        from isRatio in Gen.Elements(true, false)
        select isRatio
            ? new ParentEffect(share / 1000.0, ratio / 10.0, null)
            : new ParentEffect(share / 1000.0, null, link / 1000.0);
}
