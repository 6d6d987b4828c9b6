using System.CommandLine;
using Charley.Diary.Care;

namespace Charley.Commands;

/// <summary><c>charley restore FILE</c>.</summary>
internal static class RestoreCommand
{
    /// <summary>The command's word.</summary>
    public const string Name = "restore";

    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string>("file") { Description = DiaryTexts.RestoreArgument };
        return DiaryOptions.Act(new Command(Name, DiaryTexts.RestoreDescription) { file }, terminal, time, async (parsed, desk, cancellation) =>
        {
            var kept = await desk.Get<DiaryBackup>().RestoreAsync(parsed.GetRequiredValue(file), cancellation);
            return desk.Done(kept is null ? DiaryTexts.Restored : Fill.In(DiaryTexts.RestoredKept, kept));
        });
    }
}
