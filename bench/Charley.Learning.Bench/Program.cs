using System.Globalization;
using Charley.Learning.Bench.Calibration;
using Charley.Learning.Bench.Informed;
using Charley.Learning.Bench.Rivals;
using Charley.Learning.Bench.Speed;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int UsualPeople = 200;
var people = (int)Option("--people", UsualPeople);
var knowledge = Path.Combine(AppContext.BaseDirectory, "knowledge");
switch (args.FirstOrDefault())
{
    case "calibrate":
        var report = new CalibrationReport(InformedCatalog.Load(knowledge));
        report.Run(people, Option("--minutes", double.PositiveInfinity), KeepSoFar);
        await Console.Out.WriteLineAsync(report.ToString());
        return 0;
    case "thresholds":
        ThresholdTable.Write(
            [ScenarioCatalog.Usual, ScenarioCatalog.UsualKnown, ScenarioCatalog.Usual with { Name = "usual, one trigger", Triggers = 1 }, .. InformedCatalog.Load(knowledge).All],
            people,
            Console.Out);
        return 0;
    case "speed":
        SpeedReport.Write(Console.Out);
        return 0;
    case "table":
        DiaryTable.Write(ScenarioCatalog.Usual, people, Console.Out);
        return 0;
    case "table-long":
        DiaryTable.Write(ScenarioCatalog.Usual with { Days = 360 }, people, Console.Out);
        return 0;
    case "table-speed":
        DiaryTable.Write(SpeedReport.Compared[^1], 1, Console.Out);
        return 0;
    default:
        await Console.Error.WriteLineAsync("calibrate [--people N] [--minutes M] [--keep FILE] | thresholds [--people N] | speed | table [--people N] | table-long [--people N] | table-speed");
        return 2;
}

double Option(string name, double usual) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && double.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var given) ? given : usual;

// A long run can be stopped at any time; what was counted by then is kept.
void KeepSoFar(CalibrationReport so)
{
    if (Array.IndexOf(args, "--keep") is >= 0 and var at && at + 1 < args.Length)
    {
        File.WriteAllText(args[at + 1], so.ToString());
    }
}
