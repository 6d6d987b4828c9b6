using System.CommandLine;
using System.Text.Json;
using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Assessment.Json;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley assess CASE.yaml [--json]</c>: one case from a file.</summary>
internal static class AssessCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("case") { Description = Texts.AssessArgument };
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var command = new Command("assess", Texts.AssessDescription) { file, json, knowledge };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file),
            parsed.GetValue(json),
            SharedOptions.FolderOf(parsed, knowledge),
            terminal));
        return command;
    }

    private static int Run(FileInfo file, bool asJson, string folder, Terminal terminal)
    {
        if (!file.Exists)
        {
            terminal.Error.WriteLine(Texts.NoSuchFile(file.FullName));
            return ExitCodes.BadInput;
        }

        if (SharedOptions.LoadModels(folder, terminal) is not { } models)
        {
            return ExitCodes.BadInput;
        }

        var (read, issues) = CaseFileReader.Read(file.FullName, models.Knowledge);
        if (read is null)
        {
            foreach (var issue in issues)
            {
                terminal.Error.WriteLine(issue);
            }

            return ExitCodes.BadInput;
        }

        var result = new Assessor(models).Assess(read.Subject);
        if (asJson)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(result, AssessmentJson.Options));
        }
        else
        {
            AssessmentText.Write(result, terminal.Out);
        }

        return ExitCodes.Fine;
    }
}
