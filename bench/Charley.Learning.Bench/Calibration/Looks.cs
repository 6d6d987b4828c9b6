using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;

namespace Charley.Learning.Bench.Calibration;

/// <summary>People who look every day, with nothing to find.</summary>
/// <param name="scenario">Their diaries.</param>
public sealed class Looks(Scenario scenario) : ITally
{
    private int fooled;
    private int all;

    /// <summary>The share of people who are ever shown a false trigger.</summary>
    public Share EverFooled => new(fooled, all);

    /// <inheritdoc/>
    public void Add(int first, int people)
    {
        Parallel.For(first, first + people, person =>
        {
            var world = World.Draw(scenario, person);
            var days = Enumerable.Range(1, scenario.Days).Select(LookDays.LastAt).Distinct().Where(day => day > 0);
            if (days.Any(day => JudgedFinding.Of(world, TriggerAnalysis.Run(world.Diary.First(day)).Findings).Exists(found => found is { IsShown: true, IsRight: false })))
            {
                Interlocked.Increment(ref fooled);
            }
        });
        all += people;
    }

    /// <summary>A sentence.</summary>
    public override string ToString() =>
        $"Looking every day for {scenario.Days} days ({scenario.Name}): {EverFooled} of the people are ever shown a false trigger.";
}
