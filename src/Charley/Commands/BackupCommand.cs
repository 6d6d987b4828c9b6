using System.CommandLine;
using Charley.Diary.Care;

namespace Charley.Commands;

/// <summary><c>charley backup FILE</c>.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string>("file") { Description = DiaryTexts.BackupArgument };
        return DiaryOptions.Act(new Command("backup", DiaryTexts.BackupDescription) { file }, terminal, time, (parsed, desk, _) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            desk.Get<DiaryBackup>().BackUp(path);
            return Task.FromResult(desk.Done(Fill.In(DiaryTexts.BackedUp, path)));
        });
    }
}
