using System.CommandLine;
using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Commands;

/// <summary>Options that several commands take.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() => new("--json") { Description = Texts.JsonOption };

    public static Option<DirectoryInfo?> Knowledge() => new("--knowledge") { Description = Texts.KnowledgeOption };

    /// <summary>The folder given, or the one that came with the program.</summary>
    public static string FolderOf(ParseResult parsed, Option<DirectoryInfo?> option) =>
        parsed.GetValue(option)?.FullName ?? Path.Combine(AppContext.BaseDirectory, "knowledge");

    /// <summary>Loads the models; on mistakes in the knowledge it prints them and gives nothing.</summary>
    public static PersonModels? LoadModels(string folder, Terminal terminal)
    {
        try
        {
            return new PersonModels(KnowledgeBase.Load(folder));
        }
        catch (KnowledgeException exception)
        {
            terminal.Error.WriteLine(exception.Message);
            return null;
        }
    }
}
