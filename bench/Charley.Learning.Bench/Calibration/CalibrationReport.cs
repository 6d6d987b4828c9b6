using System.Diagnostics;
using System.Globalization;
using Charley.Learning.Bench.Rivals;
using Charley.Learning.Bench.Worlds;

namespace Charley.Learning.Bench.Calibration;

/// <summary>
/// Runs everything and writes it as tables. People are drawn in rounds over all scenarios, so whenever the time is up every
/// scenario has had as many.
/// </summary>
public sealed class CalibrationReport
{
    private const double FalseDiscoveryRate = 0.1;

    /// <summary>People of each scenario in a round: enough for all cores, few enough that a round is soon over.</summary>
    private const int Round = 40;

    private static readonly double[] OracleThresholds = [0.6, 0.7, 0.8];

    private readonly ScenarioTally[] scenarios;
    private readonly Looks[] looks;
    private readonly Ranks[] ranks;
    private readonly RivalTally[] rivals;
    private readonly long began = Stopwatch.GetTimestamp();
    private int people;

    /// <summary>Prepares the run.</summary>
    /// <param name="informed">Scenarios in which the analysis is told what the knowledge says.</param>
    public CalibrationReport(InformedScenarios informed)
    {
        scenarios = [.. ScenarioCatalog.All.Concat(informed.All).Select(scenario => new ScenarioTally(scenario))];
        looks = [new(ScenarioCatalog.EmptyYear), new(informed.EmptyYear)];
        ranks = [new(ScenarioCatalog.AsExpected), new(informed.AsExpected)];
        var usual = ScenarioCatalog.Usual;
        rivals =
        [
            new("1.3 times higher", usual, SimpleRules.ByRatio),
            new("1.3 times higher, no triggers", usual with { Triggers = 0 }, SimpleRules.ByRatio),
            new("Benjamini–Hochberg at 10%", usual, world => SimpleRules.ByBenjaminiHochberg(world, FalseDiscoveryRate)),
            new("Benjamini–Hochberg at 5%", usual, world => SimpleRules.ByBenjaminiHochberg(world, FalseDiscoveryRate / 2)),
            .. OracleThresholds.Select(threshold => OracleRival("oracle", threshold, isLevelKnown: true)),
            .. OracleThresholds.Select(threshold => OracleRival("oracle that does not know the level", threshold, isLevelKnown: false)),
        ];
    }

    /// <summary>Draws rounds of people until there are enough or the time is up.</summary>
    /// <param name="most">People for each scenario.</param>
    /// <param name="minutes">The time.</param>
    /// <param name="afterRound">Told after each round.</param>
    public void Run(int most, double minutes, Action<CalibrationReport> afterRound)
    {
        ITally[] all = [.. scenarios, .. looks, .. ranks, .. rivals];
        while (people < most && Stopwatch.GetElapsedTime(began).TotalMinutes < minutes)
        {
            var round = Math.Min(Round, most - people);
            foreach (var tally in all)
            {
                tally.Add(people, round);
            }

            people += round;
            afterRound(this);
        }
    }

    /// <summary>The tables.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            Line($"People for each scenario: {people}, a quarter of them with 40 exposures; {Stopwatch.GetElapsedTime(began).TotalMinutes:0} minutes. Shares are in percent with their standard errors."),
            string.Empty,
            "| scenario | 95% intervals that hold the truth | the same, triggers only | false among shown | false triggers per person | triggers found | triggers among “not it” |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            .. scenarios.Select(scenario => scenario.ToString()),
            string.Empty,
            .. looks.Select(look => look.ToString()),
            string.Empty,
            .. ranks.Select(rank => rank.ToString()),
            string.Empty,
            "| on the usual diaries | triggers found | false among shown | false triggers per person |",
            "| --- | --- | --- | --- |",
            .. rivals.Select(rival => rival.ToString()),
        ]);

    private static RivalTally OracleRival(string name, double threshold, bool isLevelKnown) => new(
        Line($"{name}, chance of {threshold:0.0} or more"),
        ScenarioCatalog.Usual,
        world => [.. Oracle.Chances(world, new OracleKnowledge(isLevelKnown)).Select(chance => chance >= threshold)]);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
