using System.Globalization;
using Charley.Learning.Bench.Worlds;

namespace Charley.Learning.Bench.Calibration;

/// <summary>What our analysis finds in one scenario.</summary>
/// <param name="scenario">The scenario.</param>
public sealed class ScenarioTally(Scenario scenario) : ITally
{
    /// <summary>Scenarios with more exposures sample their sets, which takes longer; fewer people are drawn there.</summary>
    private const int ManyExposures = 30;

    private const int FewerPeople = 4;

    private ScenarioResult result = new(scenario, 0, []);

    /// <inheritdoc/>
    public void Add(int first, int people)
    {
        var drawn = ScenarioResult.Of(scenario, scenario.Exposures > ManyExposures ? Math.Max(people / FewerPeople, 1) : people, first);
        result = new ScenarioResult(scenario, result.People + drawn.People, [.. result.Judged, .. drawn.Judged]);
    }

    /// <summary>A row of the table.</summary>
    public override string ToString()
    {
        var wrong = scenario.Triggers == 0 ? "–" : result.FalseDiscoveries.ToString();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {scenario.Name} | {result.Covered} | {result.CoveredTriggers} | {wrong} | {result.FalsePerPerson:0.000} | {result.Found} | {result.WronglyCleared} |");
    }
}
