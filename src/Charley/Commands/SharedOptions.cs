using System.CommandLine;
using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Commands;

/// <summary>Options that several commands take.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() => new("--json") { Description = Texts.JsonOption };

    public static Option<DirectoryInfo?> Knowledge() => new("--knowledge") { Description = Texts.KnowledgeOption };

    /// <summary>How many people to draw, within these bounds.</summary>
    public static Option<int> People(string description, int fewest, int usual, int most)
    {
        var people = new Option<int>("--people") { Description = description, DefaultValueFactory = _ => usual };
        people.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var count && (count < fewest || count > most))
            {
                result.AddError(Texts.PeopleOutOfRange(fewest, most));
            }
        });
        return people;
    }

    /// <summary>The number that all drawing starts from.</summary>
    public static Option<int> Seed() => new("--seed") { Description = Texts.KbSimulateSeed, DefaultValueFactory = _ => 1 };

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
