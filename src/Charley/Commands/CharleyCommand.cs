using System.CommandLine;

namespace Charley.Commands;

/// <summary>The program's commands.</summary>
public static class CharleyCommand
{
    /// <summary>The root command with all others; without a command it serves the pages.</summary>
    /// <param name="terminal">Where to read and write.</param>
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand(Texts.RootDescription);
        ServeCommand.AddTo(root, terminal);
        root.Subcommands.Add(AskCommand.Create(terminal));
        root.Subcommands.Add(AssessCommand.Create(terminal));
        root.Subcommands.Add(EvaluateCommand.Create(terminal));
        root.Subcommands.Add(KbCommand.Create(terminal));
        return root;
    }
}
