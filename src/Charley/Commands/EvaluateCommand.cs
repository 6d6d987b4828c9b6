using System.CommandLine;
using System.Text.Json;
using Charley.Assessment.Evaluation;
using Charley.Assessment.Json;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley evaluate PATH [--json]</c>: many cases, compared with what they expect.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("path") { Description = Texts.EvaluateArgument };
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var command = new Command("evaluate", Texts.EvaluateDescription) { path, json, knowledge };
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
        if (SharedOptions.LoadModels(folder, terminal) is not { } models)
        {
            return ExitCodes.BadInput;
        }

        var files = CaseFiles.Read(path, models.Knowledge, terminal);
        if (files is null)
        {
            return ExitCodes.BadInput;
        }

        var progress = new ProgressAtOnce<int>(done => terminal.Error.WriteLine(Texts.EvaluateProgress(done, files.Count)));
        var report = new Evaluator(models).Evaluate(files, progress, cancellation);
        if (asJson)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(report, AssessmentJson.Options));
        }
        else
        {
            EvaluationText.Write(report, terminal.Out);
        }

        var isSafe = report.Interview.Urgency.Under.IsEmpty && report.AllFacts.Urgency.Under.IsEmpty;
        return isSafe ? ExitCodes.Fine : ExitCodes.Failed;
    }
}
