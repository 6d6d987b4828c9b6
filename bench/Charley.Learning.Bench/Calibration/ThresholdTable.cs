using System.Globalization;
using Charley.Learning.Bench.Rivals;
using Charley.Learning.Bench.Worlds;
using Charley.Learning.Triggers;

namespace Charley.Learning.Bench.Calibration;

/// <summary>What would be found if triggers were shown from another chance on.</summary>
public static class ThresholdTable
{
    private const double Hundred = 100;

    private static readonly double[] Thresholds = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9];

    /// <summary>Writes a row for each scenario and threshold, and for each oracle on the usual diaries.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="people">People of each.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IEnumerable<Scenario> scenarios, int people, TextWriter output)
    {
        output.WriteLine("| diaries | shown from | triggers found | false among shown | false triggers per person |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var scenario in scenarios)
        {
            Write(scenario.Name, scenario, people, Ours, output);
        }

        foreach (var knows in new[] { new OracleKnowledge(), new OracleKnowledge(Level: false), new OracleKnowledge(Number: false) })
        {
            Write(knows.ToString(), ScenarioCatalog.Usual, people, world => OfOracle(world, knows), output);
        }
    }

    private static void Write(
        string name, Scenario scenario, int people, Func<World, List<(double Chance, bool IsTrigger, bool IsRight)>> judge, TextWriter output)
    {
        var judged = new List<(double Chance, bool IsTrigger, bool IsRight)>[people];
        Parallel.For(0, people, person => judged[person] = judge(World.Draw(scenario, person)));
        var all = judged.SelectMany(own => own).ToList();
        foreach (var threshold in Thresholds)
        {
            var shown = all.Where(one => one.Chance >= threshold).ToList();
            var wrong = shown.Count(one => !one.IsRight);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Hundred * threshold:0} | {new Share(shown.Count - wrong, all.Count(one => one.IsTrigger))} | {new Share(wrong, shown.Count)} | {(double)wrong / people:0.000} |"));
        }

        output.Flush();
    }

    private static List<(double Chance, bool IsTrigger, bool IsRight)> Ours(World world)
    {
        var findings = TriggerAnalysis.Run(world.Diary).Findings;
        return [.. findings.Zip(JudgedFinding.Of(world, findings), (finding, truth) => (ChanceOf(finding), truth.IsTrigger, truth.IsRight))];
    }

    private static List<(double Chance, bool IsTrigger, bool IsRight)> OfOracle(World world, OracleKnowledge knows) =>
        [.. Oracle.Chances(world, knows).Zip(world.Effects, (chance, effect) => (chance, Math.Abs(effect.LogRatio) > 0, Math.Abs(effect.LogRatio) > 0))];

    private static double ChanceOf(TriggerFinding finding) => finding.Chance * Math.Max(finding.Increase, 1 - finding.Increase);
}
