using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;

namespace Charley.Learning.Bench.Calibration;

/// <summary>What came out of one scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="People">Made-up people.</param>
/// <param name="Judged">All findings of all people with what is true of each.</param>
public sealed record ScenarioResult(Scenario Scenario, int People, IReadOnlyList<JudgedFinding> Judged)
{
    /// <summary>Intervals that hold the true ratio, of all exposures.</summary>
    public Share Covered => Count(_ => true, found => found.IsCovered);

    /// <summary>The same of triggers only.</summary>
    public Share CoveredTriggers => Count(found => found.IsTrigger, found => found.IsCovered);

    /// <summary>Shown exposures that are no triggers, or act the other way.</summary>
    public Share FalseDiscoveries => Count(found => found.IsShown, found => !found.IsRight);

    /// <summary>Triggers that were found.</summary>
    public Share Found => Count(found => found.IsTrigger, found => found is { IsShown: true, IsRight: true });

    /// <summary>Exposures said to be "not it" that are triggers.</summary>
    public Share WronglyCleared => Count(found => found.Verdict == TriggerVerdict.NotIt, found => found.IsTrigger);

    /// <summary>False triggers for each person.</summary>
    public double FalsePerPerson => (double)Judged.Count(found => found is { IsShown: true, IsRight: false }) / People;

    /// <summary>Draws people and judges what is found about each.</summary>
    /// <param name="scenario">The rules by which they are drawn.</param>
    /// <param name="people">How many.</param>
    /// <param name="first">The number of the first.</param>
    public static ScenarioResult Of(Scenario scenario, int people, int first = 0)
    {
        var judged = new List<JudgedFinding>[people];
        Parallel.For(0, people, person =>
        {
            var world = World.Draw(scenario, first + person);
            judged[person] = JudgedFinding.Of(world, TriggerAnalysis.Run(world.Diary).Findings);
        });
        return new ScenarioResult(scenario, people, [.. judged.SelectMany(findings => findings)]);
    }

    private Share Count(Func<JudgedFinding, bool> among, Func<JudgedFinding, bool> counted)
    {
        var all = Judged.Where(among).ToList();
        return new Share(all.Count(counted), all.Count);
    }
}
