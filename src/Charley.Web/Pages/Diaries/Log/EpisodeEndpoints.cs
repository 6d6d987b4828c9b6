using System.Globalization;
using Charley.Diary;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;
using Charley.Web.Pages.People;

namespace Charley.Web.Pages.Diaries.Log;

/// <summary>Logging, changing, deleting and bringing back episodes.</summary>
internal static class EpisodeEndpoints
{
    /// <summary>How many earlier episodes tell which places come first.</summary>
    private const int Recent = 30;

    /// <summary>No saved episode has it.</summary>
    private const int NoVersion = 0;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(DiaryPaths.Log, NewAsync);
        pages.MapPost(DiaryPaths.Log, AddAsync);
        pages.MapGet("/diary/episodes/{id:guid}", EditAsync);
        pages.MapPost("/diary/episodes/{id:guid}", ChangeAsync);
        pages.MapGet("/diary/episodes/{id:guid}/saved", SavedAsync);
        pages.MapPost("/diary/episodes/{id:guid}/undo", UndoAsync);
        pages.MapPost("/diary/episodes/{id:guid}/delete", DeleteAsync);
        pages.MapGet("/diary/episodes/{id:guid}/deleted", static IResult (Guid id) => new RazorComponentResult<EpisodeDeletedPage>(new { Id = id }));
        pages.MapPost("/diary/episodes/{id:guid}/restore", RestoreAsync);
    }

    private static async Task<IResult> NewAsync(HttpContext context, EpisodeDesk desk, CancellationToken cancellation) =>
        Show(await desk.NewAsync(context, Recent, cancellation));

    private static async Task<IResult> AddAsync(HttpContext context, EpisodeDesk desk, EpisodeStore episodes, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var page = await desk.NewAsync(context, Recent, cancellation) with { Again = [] };
        if (Guid.TryParse(form["id"], out var id))
        {
            page = page with { Id = id };
        }

        var input = EpisodeForm.Read(form);
        var read = desk.Read(input, page.Person);
        if (read.Value is null)
        {
            return Show(EpisodeForm.WithSent(page, input, desk.Knowledge, read.Mistakes));
        }

        try
        {
            var key = new EpisodeKey(page.Person.Id, page.Id);
            var episode = form.ContainsKey("now") && await episodes.FindAsync(key, cancellation) is { } before && IsSameTap(before.Content, read.Value)
                ? before
                : await episodes.AddAsync(key, read.Value, cancellation);
            return SeeOther.To(DiaryPaths.Saved(episode.Id));
        }
        catch (DiaryUnavailableException trouble)
        {
            return Show(EpisodeForm.WithSent(page, input, desk.Knowledge, [new Mistake("main", trouble.Message)]), StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>"Now" is another moment at the second of two taps; all else is the same.</summary>
    private static bool IsSameTap(EpisodeContent first, EpisodeContent second) => first with { When = second.When } == second;

    private static async Task<IResult> EditAsync(Guid id, HttpContext context, EpisodeDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(context, id, cancellation) is { } found
            ? Show(EpisodeForm.Of(found.Person, found.Episode, desk.Sites, desk.Knowledge))
            : TypedResults.NotFound();

    private static async Task<IResult> ChangeAsync(Guid id, HttpContext context, EpisodeDesk desk, EpisodeStore episodes, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (!int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return TypedResults.NotFound();
        }

        if (await desk.FindAsync(context, id, cancellation) is not { } found)
        {
            return await ShowDeletedAsync(form, context, desk, cancellation);
        }

        var (person, episode) = found;
        var page = EpisodeForm.Of(person, episode, desk.Sites, desk.Knowledge) with { Version = version };
        var input = EpisodeForm.Read(form);
        var read = desk.Read(input, person, episode.When);
        if (read.Value is null)
        {
            return Show(EpisodeForm.WithSent(page, input, desk.Knowledge, read.Mistakes));
        }

        try
        {
            return await episodes.SaveAsync(episode.Key, version, read.Value, cancellation) switch
            {
                ChangeResult<Episode>.Saved => SeeOther.To(DiaryPaths.Saved(id)),
                ChangeResult<Episode>.Conflict conflict => Show(
                    EpisodeForm.WithSent(page, input, desk.Knowledge, []) with
                    {
                        Version = conflict.Current.Version,
                        Conflict = DiaryTexts.Conflict,
                        Differences = desk.Differences(read.Value, conflict.Current.Content),
                    },
                    StatusCodes.Status409Conflict),
                _ => await ShowDeletedAsync(form, context, desk, cancellation),
            };
        }
        catch (DiaryUnavailableException trouble)
        {
            return Show(EpisodeForm.WithSent(page, input, desk.Knowledge, [new Mistake("main", trouble.Message)]), StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Another window has deleted it meanwhile: what was written here goes on as a new entry, if the person wants it.</summary>
    private static async Task<IResult> ShowDeletedAsync(IFormCollection form, HttpContext context, EpisodeDesk desk, CancellationToken cancellation)
    {
        var page = await desk.NewAsync(context, Recent, cancellation) with { Again = [], Conflict = DiaryTexts.ConflictDeleted };
        return Show(EpisodeForm.WithSent(page, EpisodeForm.Read(form), desk.Knowledge, []), StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> SavedAsync(Guid id, HttpContext context, EpisodeDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(context, id, cancellation) is { } found
            ? new RazorComponentResult<SavedPage>(new { found.Person, found.Episode, Line = EpisodeWords.Line(found.Episode, desk.Sites) })
            : TypedResults.NotFound();

    private static async Task<IResult> UndoAsync(Guid id, HttpContext context, EpisodeDesk desk, EpisodeStore episodes, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (await desk.FindAsync(context, id, cancellation) is not { } found
            || !int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return TypedResults.NotFound();
        }

        return await episodes.UndoAsync(found.Episode.Key, version, cancellation) switch
        {
            ChangeResult<Episode>.Saved => SeeOther.To(DiaryPaths.Saved(id)),
            ChangeResult<Episode>.Conflict conflict => Show(
                EpisodeForm.Of(found.Person, conflict.Current, desk.Sites, desk.Knowledge) with { Conflict = DiaryTexts.UndoConflict },
                StatusCodes.Status409Conflict),
            _ => TypedResults.NotFound(),
        };
    }

    /// <summary>What another window has changed since is shown first; a form that names no version has seen none.</summary>
    private static async Task<IResult> DeleteAsync(
        Guid id, HttpContext context, CurrentPerson current, EpisodeDesk desk, EpisodeStore episodes, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : NoVersion;
        var key = new EpisodeKey((await current.FindAsync(context, cancellation)).Id, id);
        if (await episodes.DeleteAsync(key, version, cancellation) || await desk.FindAsync(context, id, cancellation) is not { } changed)
        {
            return SeeOther.To(DiaryPaths.Deleted(id));
        }

        var page = EpisodeForm.Of(changed.Person, changed.Episode, desk.Sites, desk.Knowledge) with { Conflict = DiaryTexts.ConflictDelete };
        return Show(
            changed.Episode is { CanUndo: true, Former: { } former } now && now.Version == version + 1
                ? page with { Differences = desk.Differences(former.Content, now.Content) }
                : page,
            StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> RestoreAsync(Guid id, HttpContext context, EpisodeDesk desk, EpisodeStore episodes, CurrentPerson current, CancellationToken cancellation)
    {
        await episodes.RestoreAsync(new EpisodeKey((await current.FindAsync(context, cancellation)).Id, id), cancellation);
        return await desk.FindAsync(context, id, cancellation) is null ? TypedResults.NotFound() : SeeOther.To(DiaryPaths.Saved(id));
    }

    private static RazorComponentResult<EpisodePage> Show(EpisodeView view, int? status = null) => new(new { View = view })
    {
        StatusCode = status ?? (view.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity),
    };
}
