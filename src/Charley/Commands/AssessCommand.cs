using System.CommandLine;
using System.Text.Json;
using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Assessment.Json;
using Charley.Assessment.Model;
using Charley.Assessment.WhatIf;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley assess CASE.yaml [--what-if FINDING=yes|no|unknown] [--json]</c>: one case from a file.</summary>
internal static class AssessCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("case") { Description = Texts.AssessArgument };
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var whatIf = new Option<string?>("--what-if") { Description = Texts.WhatIfOption };
        whatIf.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Change.Read(text) is null)
            {
                result.AddError(Texts.WhatIfForm(text));
            }
        });
        var command = new Command("assess", Texts.AssessDescription) { file, whatIf, json, knowledge };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file),
            parsed.GetValue(whatIf) is { } text ? Change.Read(text) : null,
            parsed.GetValue(json),
            SharedOptions.FolderOf(parsed, knowledge),
            terminal));
        return command;
    }

    private static int Run(FileInfo file, Change? change, bool asJson, string folder, Terminal terminal)
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

        if (ConflictText.Write(models, read.Subject, terminal.Error))
        {
            return ExitCodes.BadInput;
        }

        return change is null ? Answer(models, read.Subject, asJson, terminal) : Compare(models, read.Subject, change, asJson, terminal);
    }

    private static int Answer(PersonModels models, PersonCase subject, bool asJson, Terminal terminal)
    {
        var result = new Assessor(models).Assess(subject);
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

    private static int Compare(PersonModels models, PersonCase subject, Change change, bool asJson, Terminal terminal)
    {
        var (result, problem) = new WhatIfAnalysis(models).Compare(subject, change.Finding, change.Instead);
        if (result is null)
        {
            terminal.Error.WriteLine(problem!.Message);
            return ExitCodes.BadInput;
        }

        if (asJson)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(result, AssessmentJson.Options));
        }
        else
        {
            WhatIfText.Write(result, models.Knowledge, terminal.Out);
        }

        return ExitCodes.Fine;
    }

    /// <summary>What <c>--what-if</c> asks for.</summary>
    private sealed record Change(string Finding, Knowledge.Answer Instead)
    {
        /// <summary>Reads "finding=yes"; null where it has another form.</summary>
        public static Change? Read(string text) =>
            text.Split('=') is [{ Length: > 0 } finding, var word] && CaseChecks.AnswerNamed(word.Trim()) is { } answer
                ? new Change(finding.Trim(), answer)
                : null;
    }
}
