using System.Globalization;
using Charley.Learning.Bench.Rivals;
using Charley.Learning.Bench.Worlds;

namespace Charley.Learning.Bench.Calibration;

/// <summary>Runs everything and writes it as tables.</summary>
public static class CalibrationReport
{
    private const double FalseDiscoveryRate = 0.1;

    /// <summary>Scenarios with more exposures sample their sets, which takes longer; fewer people are drawn there.</summary>
    private const int ManyExposures = 30;

    private const int FewerPeople = 4;

    /// <summary>People for the ranks, as a multiple: few of them have a trigger.</summary>
    private const int MoreRanks = 2;

    private static readonly double[] OracleThresholds = [0.7, 0.75, 0.8];

    /// <summary>Writes all tables.</summary>
    public static void Write(int people, TextWriter output)
    {
        output.WriteLine(Line($"People for each scenario: {people}, a quarter of them with 40 exposures. Shares are in percent with their standard errors."));
        output.WriteLine();
        output.WriteLine("| scenario | 95% intervals that hold the truth | the same, triggers only | false among shown | false triggers per person | triggers found | triggers among “not it” |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var scenario in ScenarioCatalog.All)
        {
            var result = ScenarioResult.Of(scenario, scenario.Exposures > ManyExposures ? Math.Max(people / FewerPeople, 1) : people);
            var wrong = scenario.Triggers == 0 ? "–" : result.FalseDiscoveries.ToString();
            output.WriteLine(Line(
                $"| {scenario.Name} | {result.Covered} | {result.CoveredTriggers} | {wrong} | {result.FalsePerPerson:0.000} | {result.Found} | {result.WronglyCleared} |"));
            output.Flush();
        }

        output.WriteLine();
        output.WriteLine(Line($"Looking every day for a year with nothing to find: {Looks.EverFooled(ScenarioCatalog.EmptyYear, people)} of the people are ever shown a false trigger."));
        output.WriteLine();
        var (counts, value) = Ranks.Of(ScenarioCatalog.AsExpected, MoreRanks * people);
        output.WriteLine(Line($"Ranks of the true log ratios by tenths: {string.Join(' ', counts)}; p of uniformity {value:0.00}."));
        WriteRivals(people, output);
    }

    private static void WriteRivals(int people, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("| on the usual diaries | triggers found | false among shown | false triggers per person |");
        output.WriteLine("| --- | --- | --- | --- |");
        var usual = ScenarioCatalog.Usual;
        WriteRival("1.3 times higher", usual, people, SimpleRules.ByRatio, output);
        WriteRival("1.3 times higher, no triggers", usual with { Triggers = 0 }, people, SimpleRules.ByRatio, output);
        WriteRival("Benjamini–Hochberg at 10%", usual, people, world => SimpleRules.ByBenjaminiHochberg(world, FalseDiscoveryRate), output);
        WriteRival("Benjamini–Hochberg at 5%", usual, people, world => SimpleRules.ByBenjaminiHochberg(world, FalseDiscoveryRate / 2), output);
        foreach (var threshold in OracleThresholds)
        {
            WriteRival(Line($"oracle, chance of {threshold:0.00} or more"), usual, people, world => [.. Oracle.Chances(world).Select(chance => chance >= threshold)], output);
        }
    }

    private static void WriteRival(string name, Scenario scenario, int people, Func<World, bool[]> rule, TextWriter output)
    {
        var (found, triggers, wrong, shown) = (0, 0, 0, 0);
        for (var person = 0; person < people; person++)
        {
            var world = World.Draw(scenario, person);
            foreach (var (isShown, effect) in rule(world).Zip(world.Effects))
            {
                var isTrigger = Math.Abs(effect.LogRatio) > 0;
                triggers += isTrigger ? 1 : 0;
                shown += isShown ? 1 : 0;
                found += isShown && isTrigger ? 1 : 0;
                wrong += isShown && !isTrigger ? 1 : 0;
            }
        }

        output.WriteLine(Line($"| {name} | {new Share(found, triggers)} | {new Share(wrong, shown)} | {(double)wrong / people:0.00} |"));
        output.Flush();
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
