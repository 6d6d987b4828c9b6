using System.Collections.Immutable;
using Charley.Knowledge;
using Charley.Learning.Bench.Worlds;
using Charley.Web.Learning;

namespace Charley.Learning.Bench.Informed;

/// <summary>
/// Diaries of the habits in knowledge/exposures.yaml, where the analysis is told what stands there, as the pages tell it.
/// </summary>
public static class InformedCatalog
{
    /// <summary>The scenarios.</summary>
    /// <param name="knowledge">The folder of the knowledge.</param>
    public static InformedScenarios Load(string knowledge)
    {
        var habits = KnowledgeBase.Load(knowledge).Habits;
        var told = new Scenario("what is told is right: 3 triggers of odds ratio 3 among the habits")
        {
            Exposures = habits.Count,
            Told = new HabitPriors(habits).Of([.. habits.Keys.Order(StringComparer.Ordinal)]),
            Origin = TriggerOrigin.AsTold,
            Strength = TriggerStrength.OddsRatioThree,
        };
        var expected = told with { Name = "what is told, drawn from the prior", Triggers = null, Strength = TriggerStrength.AsExpected };
        var empty = told with { Name = "what is told, no triggers, a year", Triggers = 0, Days = 360 };
        ImmutableArray<Scenario> all =
        [
            told with { Name = "what is told, no triggers", Triggers = 0 },
            empty,
            told,
            told with { Name = "what is told is right, one trigger", Triggers = 1 },
            told with { Name = "what is told is right, 180 days", Days = 180 },
            told with { Name = "what is told is right, numbers", Graded = 1 },
            told with { Name = "what is told says nothing: any 3, either direction, usual lags", Origin = TriggerOrigin.Blind },
            told with { Name = "what is told says nothing, 180 days", Origin = TriggerOrigin.Blind, Days = 180 },
            expected,
        ];
        return new InformedScenarios(all, expected, empty);
    }
}
