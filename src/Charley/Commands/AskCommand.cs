using System.CommandLine;
using System.Text.Json;
using Charley.Asking;
using Charley.Assessment;
using Charley.Assessment.Json;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley ask</c>: the interview in the terminal.</summary>
internal static class AskCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var command = new Command("ask", Texts.AskDescription) { json, knowledge };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetValue(json), SharedOptions.FolderOf(parsed, knowledge), terminal, cancellation)));
        return command;
    }

    private static int Run(bool asJson, string folder, Terminal terminal, CancellationToken cancellation)
    {
        if (SharedOptions.LoadModels(folder, terminal) is not { } models)
        {
            return ExitCodes.BadInput;
        }

        // With --json the answer alone goes to the output; the conversation goes beside it.
        var talk = asJson ? terminal with { Out = terminal.Error } : terminal;
        if (new AskSession(models, talk).Run(cancellation) is not { } subject)
        {
            terminal.Error.WriteLine(Texts.AskStopped);
            return ExitCodes.BadInput;
        }

        subject = new ResultPrompt(models.Knowledge, talk).Ask(subject);
        if (ConflictText.Write(models, subject, terminal.Error))
        {
            return ExitCodes.BadInput;
        }

        var result = new Assessor(models).Assess(subject, cancellation);
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
