using System.CommandLine;
using System.Text.Json;
using Charley.Assessment.Simulation;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley kb alarms [--people N] [--seed N] [--json]</c>: whether results alarm without reason.</summary>
internal static class KbAlarmsCommand
{
    private const int MostPeople = 1_000_000;

    /// <summary>As many as take about a minute.</summary>
    private const int UsualPeople = 1_000;

    /// <summary>Progress is told once for so many people.</summary>
    private const int PeoplePerLine = 1_000;

    public static Command Create(Terminal terminal)
    {
        var people = SharedOptions.People(Texts.KbAlarmsPeople, fewest: 1, UsualPeople, MostPeople);
        var seed = SharedOptions.Seed();
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var command = new Command("alarms", Texts.KbAlarmsDescription) { people, seed, json, knowledge };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            SharedOptions.FolderOf(parsed, knowledge),
            parsed.GetValue(people),
            parsed.GetValue(seed),
            parsed.GetValue(json),
            terminal,
            cancellation)));
        return command;
    }

    private static int Run(string folder, int people, int seed, bool asJson, Terminal terminal, CancellationToken cancellation)
    {
        if (SharedOptions.LoadModels(folder, terminal) is not { } models)
        {
            return ExitCodes.Failed;
        }

        var progress = new ProgressAtOnce<int>(done =>
        {
            if (done % PeoplePerLine == 0)
            {
                terminal.Error.WriteLine(Texts.KbAlarmsProgress(done, people));
            }
        });
        var report = new AlarmCheck(models).Run(people, seed, progress, cancellation);
        if (asJson)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(report, CommandJson.Options));
        }
        else
        {
            AlarmText.Write(report, terminal.Out);
        }

        return report.Rules.All(rule => rule.Broken == 0) ? ExitCodes.Fine : ExitCodes.Failed;
    }
}
