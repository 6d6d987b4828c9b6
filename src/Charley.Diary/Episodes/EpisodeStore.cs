using System.Collections.Immutable;
using Charley.Diary.Overview;
using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Episodes;

/// <summary>
/// Keeps episodes. Every change says on which version it is based, so that two windows never overwrite each other silently.
/// A method that returns has stored its change for good.
/// </summary>
/// <param name="access">Opens the database; every method may throw its <see cref="DiaryUnavailableException"/>.</param>
/// <param name="time">The clock.</param>
public sealed class EpisodeStore(DiaryAccess access, TimeProvider time)
{
    /// <summary>A new key for an episode that is about to be written.</summary>
    public EpisodeKey NewKey(Guid personId) => new(personId, Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>
    /// Adds an episode. The same form sent twice, by a second tap or a reload, adds it once; another content under a key
    /// that is taken (a form sent again after going back) is another episode.
    /// </summary>
    public async Task<Episode> AddAsync(EpisodeKey key, EpisodeContent content, CancellationToken cancellationToken = default)
    {
        if (await access.RunAsync(context => FirstAsync(context, key, cancellationToken), cancellationToken) is { } first)
        {
            return first.Content == content ? first : await AddAsync(NewKey(key.PersonId), content, cancellationToken);
        }

        var episode = New(key, content);
        try
        {
            await access.RunAsync(
                async context =>
                {
                    context.Add(episode);
                    return await context.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
            return episode;
        }
        catch (DbUpdateException taken) when (!cancellationToken.IsCancellationRequested)
        {
            // The other one of two taps was first; the primary key lets only one in.
            return await access.RunAsync(context => FirstAsync(context, key, cancellationToken), cancellationToken)
                ?? throw new InvalidOperationException("The episode could not be added.", taken);
        }
    }

    /// <summary>The episode as it stands, or null if the person has none by this key or has deleted it.</summary>
    public Task<Episode?> FindAsync(EpisodeKey key, CancellationToken cancellationToken = default) =>
        access.RunAsync(context => context.Episodes.AsNoTracking().At(key).SingleOrDefaultAsync(cancellationToken), cancellationToken);

    /// <summary>Replaces what the person has said. Saving the same once more (a form sent twice) is no conflict.</summary>
    /// <param name="key">Which episode.</param>
    /// <param name="version">The version that the person saw when changing it.</param>
    /// <param name="content">All that the person says.</param>
    /// <param name="cancellationToken">Gives up before the change is stored.</param>
    public Task<ChangeResult<Episode>> SaveAsync(
        EpisodeKey key, int version, EpisodeContent content, CancellationToken cancellationToken = default) =>
        SaveAsync(key, version, content, byUndo: false, cancellationToken);

    /// <summary>
    /// Puts back what stood before the last change. Doing it once more brings the change back; a second tap on the same
    /// button does nothing.
    /// </summary>
    /// <param name="key">Which episode.</param>
    /// <param name="version">The version that the change made, as the person saw it.</param>
    /// <param name="cancellationToken">Gives up before anything is stored.</param>
    /// <returns>A conflict where something else has changed since, or there is no change to undo: nothing was stored then.</returns>
    public async Task<ChangeResult<Episode>> UndoAsync(EpisodeKey key, int version, CancellationToken cancellationToken = default) =>
        await FindAsync(key, cancellationToken) switch
        {
            null => new ChangeResult<Episode>.Missing(),
            { CanUndo: true, Former.ByUndo: true } undone when undone.Version == version + 1 => new ChangeResult<Episode>.Saved(undone),
            { CanUndo: true, Former: { } former } current when current.Version == version =>
                await SaveAsync(key, version, former.Content, byUndo: true, cancellationToken),
            var current => new ChangeResult<Episode>.Conflict(current),
        };

    /// <summary>Takes the episode out of sight until it is restored.</summary>
    /// <returns>Whether there was one to delete.</returns>
    public Task<bool> DeleteAsync(EpisodeKey key, CancellationToken cancellationToken = default) =>
        HideAsync(episodes => episodes.At(key), cancellationToken);

    /// <summary>Takes the episode out of sight until it is restored, if it still is as the person saw it.</summary>
    /// <returns>Whether there was one of this version to delete.</returns>
    public Task<bool> DeleteAsync(EpisodeKey key, int version, CancellationToken cancellationToken = default) =>
        HideAsync(episodes => episodes.At(key).Where(episode => episode.Version == version), cancellationToken);

    private Task<bool> HideAsync(Func<IQueryable<Episode>, IQueryable<Episode>> choose, CancellationToken cancellationToken)
    {
        Instant? now = time.Now();

        // The version counts on, so that a change on its way from another window can't slip into what was deleted.
        return access.RunAsync(
            async context => await choose(context.Episodes).ExecuteUpdateAsync(
                set => set
                    .SetProperty(episode => episode.DeletedAt, now)
                    .SetProperty(episode => episode.UpdatedAt, now.Value)
                    .SetProperty(episode => episode.Version, episode => episode.Version + 1),
                cancellationToken) == 1,
            cancellationToken);
    }

    /// <summary>Undoes a deletion.</summary>
    /// <returns>Whether there was a deleted episode to bring back.</returns>
    public Task<bool> RestoreAsync(EpisodeKey key, CancellationToken cancellationToken = default)
    {
        var now = time.Now();
        return access.RunAsync(
            async context => await context.Episodes.Deleted().At(key).ExecuteUpdateAsync(
                set => set
                    .SetProperty(episode => episode.DeletedAt, (Instant?)null)
                    .SetProperty(episode => episode.UpdatedAt, now)
                    .SetProperty(episode => episode.Version, episode => episode.Version + 1),
                cancellationToken) == 1,
            cancellationToken);
    }

    /// <summary>
    /// Takes back the writing down of an episode to which nothing has happened since: it is out of sight like a deleted one.
    /// </summary>
    /// <param name="added">The episode as it was written down.</param>
    /// <param name="cancellationToken">Gives up before anything is stored.</param>
    /// <returns>Whether it was taken back; not if it has changed since, or is gone.</returns>
    public Task<bool> TakeBackAsync(Episode added, CancellationToken cancellationToken = default)
    {
        Instant? now = time.Now();
        var version = added.Version + 1;
        var former = new Former<EpisodeContent>(version, added.Content, ByUndo: true);
        return access.RunAsync(
            async context => await context.Episodes.At(added.Key).Where(episode => episode.Version == added.Version).ExecuteUpdateAsync(
                set => set
                    .SetProperty(episode => episode.DeletedAt, now)
                    .SetProperty(episode => episode.UpdatedAt, now.Value)
                    .SetProperty(episode => episode.Version, version)
                    .SetProperty(episode => episode.Former, former),
                cancellationToken) == 1,
            cancellationToken);
    }

    /// <summary>The episode that was written down last and to which nothing has happened since, or null if there is none.</summary>
    public Task<Episode?> LastAddedAsync(Guid personId, CancellationToken cancellationToken = default) =>
        access.RunAsync(
            context => context.Episodes.AsNoTracking()
                .Where(episode => episode.PersonId == personId && episode.Version == 1)
                .OrderByDescending(episode => episode.CreatedAt).ThenByDescending(episode => episode.Id)
                .FirstOrDefaultAsync(cancellationToken),
            cancellationToken);

    /// <summary>The episode that was deleted last, or null if there is none; what was only taken back by undoing does not count.</summary>
    public async Task<Episode?> LastDeletedAsync(Guid personId, CancellationToken cancellationToken = default)
    {
        var deleted = await access.RunAsync(
            context => context.Episodes.Deleted().AsNoTracking()
                .Where(episode => episode.PersonId == personId)
                .OrderByDescending(episode => episode.DeletedAt)
                .ToListAsync(cancellationToken),
            cancellationToken);
        return deleted.Find(episode => episode is not { CanUndo: true, Former.ByUndo: true });
    }

    /// <summary>The episode that was changed last, or null if there is none; what was only undone does not count.</summary>
    public async Task<Episode?> LastChangedAsync(Guid personId, CancellationToken cancellationToken = default)
    {
        var changed = await access.RunAsync(
            context => context.Episodes.AsNoTracking()
                .Where(episode => episode.PersonId == personId && episode.Former != null)
                .OrderByDescending(episode => episode.UpdatedAt)
                .ToListAsync(cancellationToken),
            cancellationToken);
        return changed.Find(episode => episode is { CanUndo: true, Former.ByUndo: false });
    }

    /// <summary>The episodes that began on the given days by the person's clock, the earliest first.</summary>
    public async Task<IReadOnlyList<Episode>> ListAsync(
        Guid personId, DateInterval days, CancellationToken cancellationToken = default) =>
        await access.RunAsync(
            context => context.Episodes.AsNoTracking().Of(personId, days)
                .OrderBy(episode => episode.LocalStart).ThenBy(episode => episode.Id)
                .ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>As much of the episodes as drawing them needs, in no order.</summary>
    public async Task<IReadOnlyList<EpisodeMark>> MarksAsync(
        Guid personId, DateInterval days, CancellationToken cancellationToken = default) =>
        await access.RunAsync(
            context => context.Episodes.AsNoTracking().Of(personId, days)
                .Select(episode => new EpisodeMark(
                    episode.LocalStart, episode.Details.Kind, episode.Details.Site, episode.Details.Side, episode.Details.Intensity))
                .ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>What the person's clock showed when the episodes began, in no order.</summary>
    public async Task<IReadOnlyList<LocalDateTime>> StartsAsync(
        Guid personId, DateInterval days, CancellationToken cancellationToken = default) =>
        await access.RunAsync(
            context => context.Episodes.AsNoTracking().Of(personId, days).Select(episode => episode.LocalStart).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Whether any episode began before a day, by the person's clock.</summary>
    public Task<bool> HasBeforeAsync(Guid personId, LocalDate day, CancellationToken cancellationToken = default)
    {
        var start = day.AtMidnight();
        return access.RunAsync(
            context => context.Episodes.AnyAsync(episode => episode.PersonId == personId && episode.LocalStart < start, cancellationToken),
            cancellationToken);
    }

    /// <summary>The person's episodes, counted.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="days">The days on which they began by the person's clock; null for all there are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EpisodeCounts> CountsAsync(Guid personId, DateInterval? days, CancellationToken cancellationToken = default) =>
        await access.RunAsync(
            async context =>
            {
                var all = context.Episodes.AsNoTracking();
                var episodes = days is null ? all.Where(episode => episode.PersonId == personId) : all.Of(personId, days);
                var places = await episodes
                    .GroupBy(episode => new { episode.Details.Site, episode.Details.Side })
                    .Select(group => new
                    {
                        group.Key,
                        Count = group.Count(),
                        AtNight = group.Count(episode => ClockFunctions.NightHours.Contains(ClockFunctions.HourOf(episode.LocalStart))),
                    })
                    .ToListAsync(cancellationToken);
                var tried = await episodes
                    .Where(episode => episode.Details.Tried != ImmutableArray<Attempt>.Empty)
                    .GroupBy(episode => episode.Details.Tried)
                    .Select(group => new TriedCount(group.Key, group.Count()))
                    .ToListAsync(cancellationToken);
                return new EpisodeCounts(
                    [.. places.Select(place => new PlaceCount(place.Key.Site, place.Key.Side, place.Count))], places.Sum(place => place.AtNight), tried);
            },
            cancellationToken);

    /// <summary>The episodes that began last.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="count">How many at most; 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Episode>> RecentAsync(Guid personId, int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return await access.RunAsync(
            context => context.Episodes.AsNoTracking()
                .Where(episode => episode.PersonId == personId)
                .OrderByDescending(episode => episode.LocalStart).ThenByDescending(episode => episode.Id)
                .Take(count)
                .ToListAsync(cancellationToken),
            cancellationToken);
    }

    private async Task<ChangeResult<Episode>> SaveAsync(
        EpisodeKey key, int version, EpisodeContent content, bool byUndo, CancellationToken cancellationToken)
    {
        try
        {
            return await access.RunAsync(
                async context =>
                {
                    var current = await context.Episodes.At(key).SingleOrDefaultAsync(cancellationToken);
                    if (current?.Version != version)
                    {
                        return Refused(current, content);
                    }

                    // A copy: Entity Framework writes the new values into the object that it has read.
                    var before = new EpisodeContent(current.When, current.Details with { });
                    var changed = current.With(content) with
                    {
                        UpdatedAt = time.Now(),
                        Version = version + 1,
                        Former = new Former<EpisodeContent>(version + 1, before, byUndo),
                    };
                    context.Entry(current).CurrentValues.SetValues(changed);
                    await context.SaveChangesAsync(cancellationToken);
                    return new ChangeResult<Episode>.Saved(changed);
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody saved between our reading and our writing; the version column caught it.
            return Refused(await FindAsync(key, cancellationToken), content);
        }
    }

    private static Task<Episode?> FirstAsync(DiaryContext context, EpisodeKey key, CancellationToken cancellationToken) =>
        context.Episodes.EvenDeleted().AsNoTracking().At(key).SingleOrDefaultAsync(cancellationToken);

    private Episode New(EpisodeKey key, EpisodeContent content) => new()
    {
        PersonId = key.PersonId,
        Id = key.Id,
        Start = content.When.Instant,
        LocalStart = content.When.Local,
        ZoneId = content.When.ZoneId,
        Details = content.Details,
        CreatedAt = time.Now(),
        UpdatedAt = time.Now(),
        Version = 1,
    };

    private static ChangeResult<Episode> Refused(Episode? current, EpisodeContent wanted) =>
        current is null ? new ChangeResult<Episode>.Missing()
        : current.Content == wanted ? new ChangeResult<Episode>.Saved(current)
        : new ChangeResult<Episode>.Conflict(current);
}
