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

// What holds with all controls on is asked first, so that each project of tests is built for it once and not once for each control.
var greens = new Dictionary<string, bool>(StringComparer.Ordinal);
foreach (var control in controls.Select(pair => pair.Control).DistinctBy(control => control.Test, StringComparer.Ordinal))
{
    greens[control.Test] = copy.Test(control, builds: greens.Keys.All(test => !test.StartsWith(control.TestProject + "/", StringComparison.Ordinal)));
    await Console.Error.WriteLineAsync($"{control.Test}: {Colour(greens[control.Test])} with all controls on");
}

var toothless = 0;
Console.WriteLine("| hazard | control | test | with it | without it |");
Console.WriteLine("| --- | --- | --- | --- | --- |");
foreach (var (hazard, control) in controls)
{
    var with = greens[control.Test];
    var switchOn = copy.SwitchOff(control);
    var without = copy.Test(control, builds: false);
    switchOn();
    Console.WriteLine($"| {hazard.Id} | {control.Id} | {control.TestMethod.Replace('_', ' ')} | {Colour(with)} | {Colour(without)} |");
    toothless += with && !without ? 0 : 1;
}

Console.WriteLine();
Console.WriteLine($"{controls.Count - toothless} of {controls.Count} controls are proved by a test that turns red without them.");
return toothless == 0 ? 0 : 1;

static string Colour(bool passed) => passed ? "green" : "red";
