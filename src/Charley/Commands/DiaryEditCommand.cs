using System.CommandLine;
using System.Globalization;
using Charley.Diary;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Output;

namespace Charley.Commands;

/// <summary><c>charley diary edit|delete|undo</c>.</summary>
internal static class DiaryEditCommand
{
    /// <summary>Fewer letters of an id would too often name several episodes.</summary>
    private const int ShortestId = 4;

    public static Command Edit(Terminal terminal, TimeProvider time)
    {
        var id = Id();
        var kind = new Option<string?>("--kind") { Description = DiaryTexts.KindOption };
        var site = new Option<string?>("--site") { Description = DiaryTexts.SiteOption };
        var side = new Option<string?>("--side") { Description = DiaryTexts.SideArgument };
        var said = new EpisodeOptions();
        var command = new Command("edit", DiaryTexts.EditDescription) { id, kind, site, side };
        said.AddTo(command);
        return DiaryOptions.Act(command, terminal, time, async (parsed, desk, cancellation) =>
        {
            if (await FindAsync(desk, parsed.GetRequiredValue(id), cancellation) is not { } episode)
            {
                return ExitCodes.BadInput;
            }

            var before = EpisodeInput.From(episode.Content);
            var input = said.Change(parsed, before) with
            {
                Kind = parsed.GetValue(kind) ?? before.Kind,
                Site = parsed.GetValue(site) ?? before.Site,
                Side = parsed.GetValue(side) ?? before.Side,
            };
            var read = EpisodeReader.Read(input, desk.Now, desk.Sites, episode.When);
            if (read.Value is null)
            {
                return desk.Refuse(read.Mistakes);
            }

            return await desk.Get<EpisodeStore>().SaveAsync(episode.Key, episode.Version, read.Value, cancellation) is ChangeResult<Episode>.Saved saved
                ? desk.Done(Fill.In(DiaryTexts.Changed, DiaryText.Line(saved.Value, desk.Sites)))
                : desk.Refuse(DiaryTexts.Conflict);
        });
    }

    public static Command Delete(Terminal terminal, TimeProvider time)
    {
        var id = Id();
        return DiaryOptions.Act(new Command("delete", DiaryTexts.DeleteDescription) { id }, terminal, time, async (parsed, desk, cancellation) =>
            await FindAsync(desk, parsed.GetRequiredValue(id), cancellation) is { } episode
            && await desk.Get<EpisodeStore>().DeleteAsync(episode.Key, cancellation)
                ? desk.Done(Fill.In(DiaryTexts.Deleted, DiaryText.Line(episode, desk.Sites)))
                : ExitCodes.BadInput);
    }

    public static Command Undo(Terminal terminal, TimeProvider time) =>
        DiaryOptions.Act(new Command("undo", DiaryTexts.UndoDescription), terminal, time, async (_, desk, cancellation) =>
        {
            var (episodes, days, person) = (desk.Get<EpisodeStore>(), desk.Get<DayStore>(), desk.Person.Id);
            var deleted = await episodes.LastDeletedAsync(person, cancellation);
            var changed = await episodes.LastChangedAsync(person, cancellation);
            var added = await episodes.LastAddedAsync(person, cancellation);
            var day = await days.LastChangedAsync(person, cancellation);
            var last = new[] { deleted?.DeletedAt, changed?.UpdatedAt, added?.CreatedAt, day?.UpdatedAt }.Max();
            if (last is null)
            {
                await desk.Terminal.Error.WriteLineAsync(DiaryTexts.NothingToUndo);
                return ExitCodes.Failed;
            }

            if (last == deleted?.DeletedAt)
            {
                return await episodes.RestoreAsync(deleted.Key, cancellation)
                    ? desk.Done(Fill.In(DiaryTexts.Undone, DiaryText.Line(deleted, desk.Sites)))
                    : desk.Refuse(DiaryTexts.Conflict);
            }

            if (last == changed?.UpdatedAt)
            {
                return await episodes.UndoAsync(changed.Key, changed.Version, cancellation) is ChangeResult<Episode>.Saved before
                    ? desk.Done(Fill.In(DiaryTexts.UndoneChange, DiaryText.Line(before.Value, desk.Sites)))
                    : desk.Refuse(DiaryTexts.Conflict);
            }

            if (last == added?.CreatedAt)
            {
                return await episodes.TakeBackAsync(added, cancellation)
                    ? desk.Done(Fill.In(DiaryTexts.TakenBack, DiaryText.Line(added, desk.Sites)))
                    : desk.Refuse(DiaryTexts.Conflict);
            }

            return await days.UndoAsync(person, day!.Date, day.Version, cancellation) is ChangeResult<DayRecord>.Saved
                ? desk.Done(Fill.In(DiaryTexts.UndoneChange, day.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)))
                : desk.Refuse(DiaryTexts.Conflict);
        });

    private static Argument<string> Id() => new("id") { Description = DiaryTexts.IdArgument };

    private static async Task<Episode?> FindAsync(DiaryDesk desk, string id, CancellationToken cancellation)
    {
        var all = id.Length < ShortestId ? [] : await desk.Get<EpisodeStore>().RecentAsync(desk.Person.Id, int.MaxValue, cancellation);
        var found = all.Where(episode => episode.Id.ToString().EndsWith(id, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        if (found is [var only])
        {
            return only;
        }

        await desk.Terminal.Error.WriteLineAsync(Fill.In(DiaryTexts.NoSuchEpisode, id));
        return null;
    }
}
