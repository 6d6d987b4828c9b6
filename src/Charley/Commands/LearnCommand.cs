using System.CommandLine;

namespace Charley.Commands;

/// <summary><c>charley learn</c>.</summary>
internal static class LearnCommand
{
    public static Command Create(Terminal terminal, TimeProvider time) => new("learn", DiaryTexts.LearnDescription)
    {
        LearnTriggersCommand.Create(terminal, time),
    };
}
