using System.CommandLine;
using System.Text.Json;
using Charley.Assessment.Json;
using Charley.Assessment.Model;
using Charley.Knowledge;
using Charley.Knowledge.Checking;
using Charley.Knowledge.Loading;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley kb check|coverage|show|medicines|simulate|sensitivity|alarms|texts</c>: the knowledge itself.</summary>
internal static class KbCommand
{
    public static Command Create(Terminal terminal) =>
        new("kb", Texts.KbDescription) { Check(terminal), CoverageOf(terminal), Show(terminal), KbMedicinesCommand.Create(terminal), KbSimulateCommand.Create(terminal), KbSensitivityCommand.Create(terminal), KbAlarmsCommand.Create(terminal), KbTextsCommand.Create(terminal) };

    private static Command Check(Terminal terminal)
    {
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var strict = new Option<bool>("--strict") { Description = Texts.KbStrictOption };
        var command = new Command("check", Texts.KbCheckDescription) { json, knowledge, strict };
        command.SetAction(parsed =>
        {
            var folder = SharedOptions.FolderOf(parsed, knowledge);
            var result = parsed.GetValue(strict) ? KnowledgeLoader.LoadStrictly(folder) : KnowledgeLoader.Load(folder);
            var conflicts = result.Knowledge is { } loaded ? ModelChecks.Run(loaded) : [];
            List<string> lines = [.. result.Issues.Select(issue => issue.ToString()), .. conflicts.Select(conflict => conflict.ToString())];
            if (parsed.GetValue(json))
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(lines, AssessmentJson.Options));
            }
            else
            {
                lines.ForEach(terminal.Out.WriteLine);
                terminal.Out.WriteLine(Summary(result.Knowledge, lines.Count));
                foreach (var language in result.Knowledge?.TranslatedInto ?? [])
                {
                    terminal.Out.WriteLine(TranslationText.Line(result.Knowledge!.TranslationInto(language)));
                }
            }

            return lines.Count == 0 ? ExitCodes.Fine : ExitCodes.Failed;
        });
        return command;
    }

    private static string Summary(KnowledgeBase? knowledge, int mistakes) =>
        knowledge is null || mistakes > 0
            ? Texts.KbMistakes(mistakes)
            : Texts.KbFine(
                knowledge.Causes.Count,
                knowledge.Findings.Count,
                knowledge.Questions.Length,
                knowledge.RedFlags.Length,
                knowledge.Remedies.Count,
                knowledge.Medicines.Length,
                knowledge.Tests.Count,
                knowledge.Evidence.Count);

    private static Command CoverageOf(Terminal terminal)
    {
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var command = new Command("coverage", Texts.KbCoverageDescription) { json, knowledge };
        command.SetAction(parsed =>
        {
            if (SharedOptions.LoadModels(SharedOptions.FolderOf(parsed, knowledge), terminal) is not { } models)
            {
                return ExitCodes.Failed;
            }

            var rows = Coverage.Of(models.Knowledge);
            if (parsed.GetValue(json))
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(rows, AssessmentJson.Options));
            }
            else
            {
                CoverageText.Write(rows, terminal.Out);
            }

            return rows.Any(row => row.By.IsEmpty) ? ExitCodes.Failed : ExitCodes.Fine;
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var id = new Argument<string>("cause") { Description = Texts.KbShowArgument };
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var command = new Command("show", Texts.KbShowDescription) { id, json, knowledge };
        command.SetAction(parsed =>
        {
            if (SharedOptions.LoadModels(SharedOptions.FolderOf(parsed, knowledge), terminal) is not { } models)
            {
                return ExitCodes.Failed;
            }

            var name = parsed.GetRequiredValue(id);
            if (!models.Knowledge.Causes.TryGetValue(name, out var cause))
            {
                terminal.Error.WriteLine(Texts.NoSuchCause(name) + Spelling.Suggest(name, models.Knowledge.Causes.Keys));
                return ExitCodes.BadInput;
            }

            if (parsed.GetValue(json))
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(cause, AssessmentJson.Options));
            }
            else
            {
                CauseText.Write(cause, models.Knowledge, terminal.Out);
            }

            return ExitCodes.Fine;
        });
        return command;
    }
}
