using System.CommandLine;

namespace Charley.Commands;

/// <summary>The program's commands.</summary>
public static class CharleyCommand
{
    /// <summary>The root command with all others; without a command it serves the pages.</summary>
    /// <param name="terminal">Where to read and write.</param>
    /// <param name="time">The clock of the diary; the machine's if none is given.</param>
    public static RootCommand Create(Terminal terminal, TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var root = new RootCommand(Texts.RootDescription);
        ServeCommand.AddTo(root, terminal);
        root.Subcommands.Add(AskCommand.Create(terminal, clock));
        root.Subcommands.Add(AssessCommand.Create(terminal));
        root.Subcommands.Add(EvaluateCommand.Create(terminal));
        root.Subcommands.Add(KbCommand.Create(terminal));
        root.Subcommands.Add(LogCommand.Create(terminal, clock));
        root.Subcommands.Add(DiaryCommand.Create(terminal, clock));
        root.Subcommands.Add(ImportCommand.Create(terminal, clock));
        root.Subcommands.Add(LearnCommand.Create(terminal, clock));
        root.Subcommands.Add(ExportCommand.Create(terminal, clock));
        root.Subcommands.Add(TrialCommand.Create(terminal, clock));
        root.Subcommands.Add(BackupCommand.Create(terminal, clock));
        root.Subcommands.Add(RestoreCommand.Create(terminal, clock));
        root.Subcommands.Add(DeleteEverythingCommand.Create(terminal, clock));
        root.Subcommands.Add(DemoCommand.Create(terminal, clock));
        return root;
    }
}
