using System.Globalization;
using Charley.Diary;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Charley.Commands;

/// <summary>The diary as the commands use it: opened, with the person whom the command is about.</summary>
/// <param name="services">The stores.</param>
/// <param name="person">Whose diary.</param>
/// <param name="sites">The places there are.</param>
/// <param name="terminal">Where to write.</param>
internal sealed class DiaryDesk(IServiceProvider services, Person person, BodySites sites, Terminal terminal)
{
    public Person Person => person;

    public BodySites Sites => sites;

    public Terminal Terminal => terminal;

    public ZonedDateTime Now => Get<PersonStore>().NowFor(person);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Names every mistake at its field.</summary>
    /// <returns>The exit code for bad input.</returns>
    public int Refuse(IEnumerable<Mistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mistake.Field}: {mistake.Message}"));
        }

        return ExitCodes.BadInput;
    }

    /// <summary>Says why nothing was done.</summary>
    /// <returns>The exit code for bad input.</returns>
    public int Refuse(string message)
    {
        terminal.Error.WriteLine(message);
        return ExitCodes.BadInput;
    }

    /// <summary>Says what was done.</summary>
    /// <returns>The exit code for success.</returns>
    public int Done(string message)
    {
        terminal.Out.WriteLine(message);
        return ExitCodes.Fine;
    }
}
