using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;

namespace Charley.Learning.Bench.Calibration;

/// <summary>People who look every day for a year, with nothing to find.</summary>
public static class Looks
{
    /// <summary>The share of people who are ever shown a false trigger.</summary>
    public static Share EverFooled(Scenario scenario, int people)
    {
        var fooled = 0;
        Parallel.For(0, people, person =>
        {
            var world = World.Draw(scenario, person);
            var days = Enumerable.Range(1, scenario.Days).Select(LookDays.LastAt).Distinct().Where(day => day > 0);
            if (days.Any(day => JudgedFinding.Of(world, TriggerAnalysis.Run(world.Diary.First(day))).Exists(found => found is { IsShown: true, IsRight: false })))
            {
                Interlocked.Increment(ref fooled);
            }
        });
        return new Share(fooled, people);
    }
}
