using Charley.SafetyCase;

// Arguments: ids of controls to try; all without any. Exit code 1 if a test stays green without its control.
var root = Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, HazardLog.Path)))
{
    await Console.Error.WriteLineAsync($"Start this in the root of the project: there is no {HazardLog.Path} here.");
    return 2;
}

var controls = HazardLog.Read(root).Hazards
    .SelectMany(hazard => hazard.Controls, (hazard, control) => (Hazard: hazard, Control: control))
    .Where(pair => args.Length == 0 || args.Contains(pair.Control.Id, StringComparer.Ordinal))
    .ToList();
using var copy = new ProjectCopy(root);
var toothless = 0;
Console.WriteLine("| hazard | control | with it | without it |");
Console.WriteLine("| --- | --- | --- | --- |");
foreach (var (hazard, control) in controls)
{
    var with = copy.Test(control);
    var switchOn = copy.SwitchOff(control.SwitchOff);
    var without = copy.Test(control);
    switchOn();
    Console.WriteLine($"| {hazard.Id} | {control.Id} | {Colour(with)} | {Colour(without)} |");
    toothless += with && !without ? 0 : 1;
}

Console.WriteLine($"{controls.Count - toothless} of {controls.Count} controls are proved by a test that turns red without them.");
return toothless == 0 ? 0 : 1;

static string Colour(bool passed) => passed ? "green" : "red";
