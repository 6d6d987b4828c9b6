using System.Globalization;
using Charley.Learning.Bench.Calibration;
using Charley.Learning.Bench.Rivals;
using Charley.Learning.Bench.Speed;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int UsualPeople = 200;
var people = args is [_, "--people", var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var given) ? given : UsualPeople;
switch (args.FirstOrDefault())
{
    case "calibrate":
        CalibrationReport.Write(people, Console.Out);
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
    default:
        await Console.Error.WriteLineAsync("calibrate [--people N] | speed | table [--people N] | table-long [--people N]");
        return 2;
}
