using System.Diagnostics;
using System.Globalization;
using Charley.Learning.Trials;
using Charley.Trials.Bench;

// The proof that experiments keep their word, in made-up people whose truth is known. Usage: Charley.Trials.Bench [TRIALS],
// 4000 for each line unless said otherwise. Prints the tables of docs/experiments.md.
const int UsualTrials = 4000;

// Intervals take longer to compute than verdicts; a quarter of the trials still tells 94 from 95 in 100.
const int TrialsPerInterval = 4;
double[] effects = [0.8, 0.62, 0.5, 0.3];
var trials = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : UsualTrials;
var start = Stopwatch.GetTimestamp();

await Console.Out.WriteLineAsync("| a remedy that does nothing | called helpful, % | called harmful, % |\n| --- | --- | --- |");
foreach (var scenario in Scenario.All)
{
    var verdicts = Trials.Verdicts(scenario, trials);
    await Console.Out.WriteLineAsync(Row(scenario.Name, [Share(verdicts, TrialVerdict.Helps), Share(verdicts, TrialVerdict.Worse)]));
}

await Console.Out.WriteLineAsync("\n| 95% intervals that hold the truth, % | no effect | 38% fewer | 60% fewer | drawn from the prior | of those really used, 38% fewer |\n| --- | --- | --- | --- | --- | --- |");
foreach (var scenario in Scenario.All)
{
    var count = trials / TrialsPerInterval;
    await Console.Out.WriteLineAsync(Row(scenario.Name,
    [
        Trials.Coverage(scenario.With(1), count, isDone: false),
        Trials.Coverage(scenario.With(0.62), count, isDone: false),
        Trials.Coverage(scenario.With(0.4), count, isDone: false),
        Trials.CoverageOfPrior(scenario, count),
        Trials.Coverage(scenario.With(0.62) with { Person = scenario.Person with { Ratio = 0.62, CarryOver = [] } }, count, isDone: true),
    ]));
}

await Console.Out.WriteLineAsync("\n| called helpful, % | 20% fewer | 38% fewer | 50% fewer | 70% fewer |\n| --- | --- | --- | --- | --- |");
foreach (var scenario in Scenario.All)
{
    await Console.Out.WriteLineAsync(Row(scenario.Name,
        effects.Select(ratio => Share(Trials.Verdicts(scenario.With(ratio), trials / TrialsPerInterval), TrialVerdict.Helps))));
}

await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{trials} trials a line; {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s; {Trials.SlowestDay()}"));

static double Share(IReadOnlyCollection<TrialVerdict> verdicts, TrialVerdict verdict) => verdicts.Count(said => said == verdict) / (double)verdicts.Count;

static string Row(string name, IEnumerable<double> shares) =>
    "| " + name + " | " + string.Join(" | ", shares.Select(share => (100 * share).ToString("0.0", CultureInfo.InvariantCulture))) + " |";
