using Charley.Learning.Bench.Calibration;
using Charley.Learning.Bench.Rivals;
using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;

namespace Charley.Learning.Tests.Triggers;

/// <summary>The calibration of docs/learning-calibration.md with few people; the draws are the same every time.</summary>
public sealed class TriggerCalibrationTests
{
    [Fact]
    public void There_are_forty_scenarios_or_more_each_with_a_name_of_its_own()
    {
        Assert.InRange(ScenarioCatalog.All.Length, 40, 100);
        Assert.Equal(ScenarioCatalog.All.Length, ScenarioCatalog.All.Select(scenario => scenario.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Without_triggers_hardly_anything_is_shown_and_intervals_hold_one()
    {
        var result = ScenarioResult.Of(ScenarioCatalog.All.Single(scenario => scenario.Name == "no triggers, 12 exposures"), 40);

        Assert.InRange(result.FalsePerPerson, 0, 0.05);
        Assert.InRange(result.Covered.Value, 0.92, 0.99);
    }

    [Fact]
    public void Triggers_are_found_with_few_mistakes_and_intervals_hold_their_size()
    {
        var result = ScenarioResult.Of(ScenarioCatalog.UsualKnown with { Days = 180 }, 30);

        Assert.InRange(result.Found.Value, 0.35, 1);
        Assert.InRange(result.FalseDiscoveries.Value, 0, 0.1);
        Assert.InRange(result.Covered.Value, 0.92, 0.99);
    }

    [Fact]
    public void Ranks_of_the_truth_are_uniform_where_it_is_drawn_from_the_prior()
    {
        var ranks = new Ranks(ScenarioCatalog.AsExpected with { Exposures = 6 });
        ranks.Add(0, 60);

        Assert.InRange(ranks.PValue, 0.01, 1);
    }

    [Fact]
    public void Whoever_looks_every_day_is_hardly_ever_fooled()
    {
        var looks = new Looks(ScenarioCatalog.EmptyYear with { Exposures = 6 });
        looks.Add(0, 20);

        Assert.InRange(looks.EverFooled.Value, 0, 0.1);
    }

    [Fact]
    public void What_is_told_beforehand_helps_where_it_is_right_and_misleads_little_where_it_says_nothing()
    {
        const int Exposures = 8;
        var told = new Scenario("told")
        {
            Days = 180,
            Exposures = Exposures,
            Triggers = 2,
            Strength = TriggerStrength.OddsRatioThree,
            Origin = TriggerOrigin.AsTold,
            Told = [.. Enumerable.Range(0, Exposures).Select(index => ExposurePrior.Informed(1 + (index % 2), 12, index % 3 == 0 ? 0.15 : 0.85, [0.5, 0.4, 0.1]))],
        };

        var right = ScenarioResult.Of(told, 30);
        var blind = ScenarioResult.Of(told with { Origin = TriggerOrigin.Blind }, 30);

        Assert.InRange(right.Found.Value, 0.35, 1);
        Assert.InRange(right.FalseDiscoveries.Value, 0, 0.1);
        Assert.InRange(blind.FalseDiscoveries.Value, 0, 0.15);
        Assert.InRange(blind.Covered.Value, 0.9, 0.99);
    }

    [Fact]
    public void The_oracle_finds_more_and_the_ratio_rule_is_wrong_more_often()
    {
        var (oracle, blinder, wrong) = (0, 0, 0);
        for (var person = 0; person < 10; person++)
        {
            var world = World.Draw(ScenarioCatalog.Usual with { Exposures = 6, Triggers = 2 }, person);
            oracle += Oracle.Chances(world, new OracleKnowledge()).Zip(world.Effects).Count(pair => pair.First >= 0.7 && pair.Second.LogRatio > 0);
            blinder += Oracle.Chances(world, new OracleKnowledge(Level: false)).Zip(world.Effects).Count(pair => pair.First >= 0.7 && pair.Second.LogRatio > 0);
            wrong += SimpleRules.ByRatio(world).Zip(world.Effects).Count(pair => pair.First && pair.Second.LogRatio <= 0);
        }

        Assert.InRange(oracle, 6, 20);
        Assert.InRange(blinder, 1, oracle);
        Assert.InRange(wrong, 8, 40);
    }
}
