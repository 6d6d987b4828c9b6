using Spectre.Console;

namespace Charley.Output;

/// <summary>Consoles that write tables without colour or cursor movement, so that output can be piped and compared.</summary>
internal static class Consoles
{
    /// <summary>Wide enough for the tables; a pipe has no width of its own.</summary>
    private const int Width = 160;

    public static IAnsiConsole Plain(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Width;
        return console;
    }
}
