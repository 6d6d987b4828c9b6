using System.CommandLine;
using System.Text.Json;
using Charley.Assessment.Cases;
using Charley.Assessment.Evaluation;
using Charley.Assessment.Json;
using Charley.Knowledge;
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
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            terminal.Error.WriteLine(Texts.NoSuchFile(path));
            return ExitCodes.BadInput;
        }

        if (SharedOptions.LoadModels(folder, terminal) is not { } models)
        {
            return ExitCodes.BadInput;
        }

        var files = ReadAll(path, models.Knowledge, terminal);
        if (files is null)
        {
            return ExitCodes.BadInput;
        }

        var progress = new Progress<int>(done => terminal.Error.WriteLine(Texts.EvaluateProgress(done, files.Count)));
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

    private static List<CaseFile>? ReadAll(string path, KnowledgeBase knowledge, Terminal terminal)
    {
        var paths = File.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (paths.Count == 0)
        {
            terminal.Error.WriteLine(Texts.NoCases(path));
            return null;
        }

        var files = new List<CaseFile>();
        var mistakes = 0;
        foreach (var (file, issues) in paths.Select(file => CaseFileReader.Read(file, knowledge)))
        {
            foreach (var issue in issues)
            {
                terminal.Error.WriteLine(issue);
                mistakes++;
            }

            if (file is not null)
            {
                files.Add(file);
            }
        }

        return mistakes == 0 ? files : null;
    }
}
