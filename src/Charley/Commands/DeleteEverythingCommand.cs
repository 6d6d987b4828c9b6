using System.CommandLine;
using Charley.Diary.Care;

namespace Charley.Commands;

/// <summary><c>charley delete-everything --yes</c>.</summary>
internal static class DeleteEverythingCommand
{
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var yes = new Option<bool>("--yes") { Description = DiaryTexts.YesOption };
        return DiaryOptions.Act(new Command("delete-everything", DiaryTexts.DeleteAllDescription) { yes }, terminal, time, async (parsed, desk, cancellation) =>
        {
            if (!parsed.GetValue(yes))
            {
                return desk.Refuse(DiaryTexts.DeleteAllNeedsYes);
            }

            await desk.Get<DiaryErasure>().EraseAsync(cancellation);
            return desk.Done(DiaryTexts.DeletedAll);
        });
    }
}
