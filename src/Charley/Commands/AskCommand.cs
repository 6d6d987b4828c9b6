using System.CommandLine;
using System.Text.Json;
using Charley.Asking;
using Charley.Assessment;
using Charley.Assessment.Json;
using Charley.Assessment.Model;
using Charley.Diary;
using Charley.Knowledge;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley ask</c>: the interview in the terminal.</summary>
internal static class AskCommand
{
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var database = new Option<string?>("--db") { Description = Texts.DbOption };
        var person = new Option<string?>("--person") { Description = DiaryTexts.PersonOption };
        var command = new Command("ask", Texts.AskDescription) { json, database, person, knowledge };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(json),
            SharedOptions.FolderOf(parsed, knowledge),
            content => new OwnDiary(parsed.GetValue(database), parsed.GetValue(person), content).FindingsAsync(time, terminal, cancellation),
            terminal,
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        bool asJson, string folder, Func<KnowledgeBase, Task<IReadOnlyList<Finding>?>> readDiary, Terminal terminal, CancellationToken cancellation)
    {
        if (SharedOptions.LoadModels(folder, terminal) is not { } models)
        {
            return ExitCodes.BadInput;
        }

        IReadOnlyList<Finding>? own;
        try
        {
            own = await readDiary(models.Knowledge);
        }
        catch (DiaryUnavailableException exception)
        {
            await terminal.Error.WriteLineAsync(exception.Message);
            return ExitCodes.BadInput;
        }

        return own is null ? ExitCodes.BadInput : Run(asJson, models, own, terminal, cancellation);
    }

    private static int Run(bool asJson, PersonModels models, IReadOnlyList<Finding> own, Terminal terminal, CancellationToken cancellation)
    {
        // With --json the answer alone goes to the output; the conversation goes beside it.
        var talk = asJson ? terminal with { Out = terminal.Error } : terminal;
        if (new AskSession(models, own, talk).Run(cancellation) is not { } subject)
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
