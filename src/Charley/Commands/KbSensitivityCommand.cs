using System.CommandLine;
using System.Text.Json;
using Charley.Assessment.Sensitivity;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley kb sensitivity PATH [--json]</c>: on which single numbers the answers to cases hang.</summary>
internal static class KbSensitivityCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("path") { Description = Texts.EvaluateArgument };
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var command = new Command("sensitivity", Texts.KbSensitivityDescription) { path, json, knowledge };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetRequiredValue(path),
            parsed.GetValue(json),
            SharedOptions.FolderOf(parsed, knowledge),
            terminal,
            cancellation)));
        return command;
    }

    private static int Run(string path, bool asJson, string folder, Terminal terminal, CancellationToken cancellation)
    {
        if (SharedOptions.LoadModels(folder, terminal) is not { } models
            || CaseFiles.Read(path, models.Knowledge, terminal) is not { } files)
        {
            return ExitCodes.BadInput;
        }

        var progress = new ProgressAtOnce<int>(done => terminal.Error.WriteLine(Texts.EvaluateProgress(done, files.Count)));
        var cases = new SensitivityAnalysis(models.Knowledge).Analyse(files, progress, cancellation);
        if (asJson)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(SensitivityText.Rows(cases), CommandJson.Options));
        }
        else
        {
            SensitivityText.Write(cases, terminal.Out);
        }

        return ExitCodes.Fine;
    }
}
