using System.CommandLine;
using Charley.Diary;
using Charley.Diary.Care;
using Charley.Exchange.HandOver;
using Charley.Exchange.Imports.Jobs;

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

            var erasure = desk.Get<DiaryErasure>();
            await erasure.EraseAsync(cancellation);
            desk.Get<ImportStaging>().Empty();
            desk.Get<HealthLinkStore>().Empty();
            return desk.Done(await erasure.TryRemoveAsync(cancellation) || desk.Get<DiaryLocation>() is not DiaryLocation.SqliteFile file
                ? DiaryTexts.DeletedAll
                : Fill.In(DiaryTexts.DeletedAllInUse, file.Path));
        });
    }
}
