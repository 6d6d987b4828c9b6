using System.CommandLine;
using System.Text.Json;
using Charley.Knowledge.Lookup;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley kb medicines TEXT</c>: finds medicines as a person types them.</summary>
internal static class KbMedicinesCommand
{
    public static Command Create(Terminal terminal)
    {
        var text = new Argument<string[]>("text") { Description = Texts.KbMedicinesArgument, Arity = ArgumentArity.ZeroOrMore };
        var json = SharedOptions.Json();
        var knowledge = SharedOptions.Knowledge();
        var command = new Command("medicines", Texts.KbMedicinesDescription) { text, json, knowledge };
        command.SetAction(parsed =>
        {
            if (SharedOptions.LoadModels(SharedOptions.FolderOf(parsed, knowledge), terminal) is not { } models)
            {
                return ExitCodes.Failed;
            }

            var typed = string.Join(' ', parsed.GetValue(text) ?? []);
            var matches = MedicineSearch.Find(models.Knowledge, typed);
            if (parsed.GetValue(json))
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(matches, CommandJson.Options));
            }
            else
            {
                MedicineText.Write(typed, matches, models.Knowledge, terminal.Out);
            }

            return matches.Medicines.IsEmpty ? ExitCodes.Failed : ExitCodes.Fine;
        });
        return command;
    }
}
