using System.CommandLine;
using Charley.Diary;
using Charley.Diary.Episodes;
using Charley.Exchange;
using Charley.Knowledge;
using Charley.Web.Learning;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Charley.Commands;

/// <summary>The options that every command about the diary takes, and what they lead to.</summary>
internal sealed class DiaryOptions
{
    private readonly Option<string?> database = new("--db") { Description = Texts.DbOption };
    private readonly Option<string?> person = new("--person") { Description = DiaryTexts.PersonOption };
    private readonly Option<DirectoryInfo?> knowledge = SharedOptions.Knowledge();

    private DiaryOptions()
    {
    }

    /// <summary>Gives a command these options and its action.</summary>
    public static Command Act(Command command, Terminal terminal, TimeProvider time, Func<ParseResult, DiaryDesk, CancellationToken, Task<int>> action)
    {
        var options = new DiaryOptions();
        command.Options.Add(options.database);
        command.Options.Add(options.person);
        command.Options.Add(options.knowledge);
        command.SetAction((parsed, cancellation) => options.RunAsync(parsed, terminal, time, action, cancellation));
        return command;
    }

    /// <summary>The person of a name, or who keeps the diary where none is given; null, and that is said, if there is none.</summary>
    public static async Task<Person?> WhoseAsync(string? name, PersonStore people, Terminal terminal, CancellationToken cancellation)
    {
        if (name is null)
        {
            return await people.DefaultAsync(cancellation);
        }

        var everybody = await people.ListAsync(cancellation);
        var found = everybody.FirstOrDefault(known => string.Equals(known.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? (string.Equals(name.Trim(), DemoCommand.Name, StringComparison.OrdinalIgnoreCase) ? everybody.FirstOrDefault(known => known.IsDemo) : null);
        if (found is null)
        {
            await terminal.Error.WriteLineAsync(Fill.In(
                DiaryTexts.NoSuchPerson, name, string.Join(", ", everybody.Select(known => known.Name ?? DiaryTexts.PersonOwn))));
        }

        return found;
    }

    private async Task<int> RunAsync(
        ParseResult parsed, Terminal terminal, TimeProvider time, Func<ParseResult, DiaryDesk, CancellationToken, Task<int>> action, CancellationToken cancellation)
    {
        try
        {
            var content = KnowledgeBase.Load(SharedOptions.FolderOf(parsed, knowledge));
            var sites = BodySites.From(content);
            var beside = DiaryLocation.From(parsed.GetValue(database)).FolderBeside;
            await using var services = new ServiceCollection().AddSingleton(time).AddSingleton(content).AddDiary(parsed.GetValue(database))
                .AddImports(beside).AddHealthLinks(beside).AddExports(keepsBrowser: true).AddLearning().BuildServiceProvider();

            // A diary that can't be opened must still be replaceable by a backup.
            if (parsed.CommandResult.Command.Name == RestoreCommand.Name)
            {
                return await action(parsed, new DiaryDesk(services, Nobody, sites, terminal), cancellation);
            }

            await services.GetRequiredService<DiaryDatabase>().OpenAsync(cancellation);
            var whose = await WhoseAsync(parsed.GetValue(person), services.GetRequiredService<PersonStore>(), terminal, cancellation);
            return whose is null
                ? ExitCodes.BadInput
                : await action(parsed, new DiaryDesk(services, whose, sites, terminal), cancellation);
        }
        catch (Exception exception) when (exception is DiaryUnavailableException or KnowledgeException)
        {
            await terminal.Error.WriteLineAsync(exception.Message);
            return ExitCodes.BadInput;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(Fill.In(DiaryTexts.FileTrouble, exception.Message));
            return ExitCodes.BadInput;
        }
    }

    private static Person Nobody => new() { Id = Guid.Empty, CreatedAt = Instant.MinValue };
}
