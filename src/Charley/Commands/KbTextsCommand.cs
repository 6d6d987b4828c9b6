using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Charley.Knowledge;
using Charley.Knowledge.Translating;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley kb texts</c>: writes the texts of the knowledge for translators, and keeps what they wrote.</summary>
internal static class KbTextsCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = SharedOptions.Json();

        // The program's own copy would be overwritten by the next build, so the folder must be named.
        var knowledge = new Option<DirectoryInfo?>("--knowledge") { Description = Texts.KbTextsFolder, Required = true };
        var language = new Option<string>("--language") { Description = Texts.KbTextsLanguage, Required = true };
        language.Validators.Add(result =>
        {
            if (!IsLanguage(result.GetValueOrDefault<string>()))
            {
                result.AddError(Texts.KbTextsNoLanguage(KnowledgeBase.WrittenIn));
            }
        });
        var command = new Command("texts", Texts.KbTextsDescription) { json, knowledge, language };
        command.SetAction(parsed =>
        {
            var folder = SharedOptions.FolderOf(parsed, knowledge);
            if (SharedOptions.LoadModels(folder, terminal) is not { } models)
            {
                return ExitCodes.Failed;
            }

            var translation = models.Knowledge.TranslationInto(parsed.GetRequiredValue(language));
            Save(translation, folder);
            if (parsed.GetValue(json))
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(translation.Parts.Select(part => new { part.File, texts = part.Entries.Length, part.Missing, leftOver = part.LeftOver.Length }), CommandJson.Options));
            }
            else
            {
                TranslationText.Write(translation, terminal.Out);
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static void Save(Translation translation, string folder)
    {
        foreach (var part in translation.Parts)
        {
            var file = Path.Combine(folder, part.File);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, TranslationFile.Write(translation.Language, part));
        }
    }

    /// <summary>Whether a text names a language that can become a folder and a field.</summary>
    private static bool IsLanguage(string? text)
    {
        try
        {
            return !string.IsNullOrEmpty(text)
                && !string.Equals(text, KnowledgeBase.WrittenIn, StringComparison.OrdinalIgnoreCase)
                && string.Equals(CultureInfo.GetCultureInfo(text, predefinedOnly: true).Name, text, StringComparison.Ordinal);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
