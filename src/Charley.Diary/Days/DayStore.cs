using System.Runtime.InteropServices;
using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Days;

/// <summary>Keeps what is recorded about days. A method that returns has stored its change for good.</summary>
/// <param name="access">Opens the database; every method may throw its <see cref="DiaryUnavailableException"/>.</param>
/// <param name="time">The clock.</param>
public sealed class DayStore(DiaryAccess access, TimeProvider time)
{
    /// <summary>The version of a day about which nothing is recorded yet.</summary>
    public const int NoVersion = 0;

    /// <summary>What is recorded about a day, or null.</summary>
    public Task<DayRecord?> FindAsync(Guid personId, LocalDate date, CancellationToken cancellationToken = default) =>
        access.RunAsync(
            context => context.Days.AsNoTracking()
                .SingleOrDefaultAsync(day => day.PersonId == personId && day.Date == date, cancellationToken),
            cancellationToken);

    /// <summary>What is recorded about days of a range, the earliest first; days without a record are left out.</summary>
    public async Task<IReadOnlyList<DayRecord>> ListAsync(
        Guid personId, DateInterval days, CancellationToken cancellationToken = default)
    {
        var (from, to) = (days.Start, days.End);
        return await access.RunAsync(
            context => context.Days.AsNoTracking()
                .Where(day => day.PersonId == personId && day.Date >= from && day.Date <= to)
                .OrderBy(day => day.Date)
                .ToListAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>Replaces what is said about a day. Saving the same once more is no conflict.</summary>
    /// <param name="personId">Whose day.</param>
    /// <param name="date">Which day.</param>
    /// <param name="version">The version that the person saw; <see cref="NoVersion"/> if there was no record.</param>
    /// <param name="content">All that the person says.</param>
    /// <param name="cancellationToken">Gives up before the change is stored.</param>
    public Task<ChangeResult<DayRecord>> SaveAsync(
        Guid personId, LocalDate date, int version, DayContent content, CancellationToken cancellationToken = default) =>
        SaveAsync(new DayKey(personId, date), version, content, byUndo: false, cancellationToken);

    /// <summary>
    /// Puts back what was said before the last change. Doing it once more brings the change back; a second tap on the same
    /// button does nothing.
    /// </summary>
    /// <param name="personId">Whose day.</param>
    /// <param name="date">Which day.</param>
    /// <param name="version">The version that the change made, as the person saw it.</param>
    /// <param name="cancellationToken">Gives up before anything is stored.</param>
    /// <returns>A conflict where something else has changed since, or there is no change to undo: nothing was stored then.</returns>
    public async Task<ChangeResult<DayRecord>> UndoAsync(Guid personId, LocalDate date, int version, CancellationToken cancellationToken = default) =>
        await FindAsync(personId, date, cancellationToken) switch
        {
            null => new ChangeResult<DayRecord>.Missing(),
            { CanUndo: true, Former.ByUndo: true } undone when undone.Version == version + 1 => new ChangeResult<DayRecord>.Saved(undone),
            { CanUndo: true, Former: { } former } current when current.Version == version =>
                await SaveAsync(new DayKey(personId, date), version, former.Content, byUndo: true, cancellationToken),
            var current => new ChangeResult<DayRecord>.Conflict(current),
        };

    /// <summary>The day that was changed last, or null if there is none; what was only undone does not count.</summary>
    public async Task<DayRecord?> LastChangedAsync(Guid personId, CancellationToken cancellationToken = default)
    {
        var changed = await access.RunAsync(
            context => context.Days.AsNoTracking()
                .Where(day => day.PersonId == personId && day.Former != null)
                .OrderByDescending(day => day.UpdatedAt)
                .ToListAsync(cancellationToken),
            cancellationToken);
        return changed.Find(day => day is { CanUndo: true, Former.ByUndo: false });
    }

    private async Task<ChangeResult<DayRecord>> SaveAsync(
        DayKey key, int version, DayContent content, bool byUndo, CancellationToken cancellationToken)
    {
        var (personId, date) = key;
        try
        {
            return await access.RunAsync(
                async context =>
                {
                    var current = await context.Days.SingleOrDefaultAsync(day => day.PersonId == personId && day.Date == date, cancellationToken);
                    if ((current?.Version ?? NoVersion) != version)
                    {
                        return Refused(current, content);
                    }

                    // A copy: Entity Framework writes the new values into the object that it has read.
                    var before = current is null ? DayContent.Empty : current.Content with { };
                    var changed = new DayRecord
                    {
                        PersonId = personId,
                        Date = date,
                        Content = content,
                        UpdatedAt = time.Now(),
                        Version = version + 1,
                        Former = new Former<DayContent>(version + 1, before, byUndo),
                    };
                    if (current is null)
                    {
                        context.Add(changed);
                    }
                    else
                    {
                        context.Entry(current).CurrentValues.SetValues(changed);
                    }

                    await context.SaveChangesAsync(cancellationToken);
                    return new ChangeResult<DayRecord>.Saved(changed);
                },
                cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody saved between our reading and our writing; the version or the primary key caught it.
            var current = await FindAsync(personId, date, cancellationToken);
            return current is null ? new ChangeResult<DayRecord>.Missing() : Refused(current, content);
        }
    }

    /// <summary>Names one day of one person.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct DayKey(Guid PersonId, LocalDate Date);

    private static ChangeResult<DayRecord> Refused(DayRecord? current, DayContent wanted) =>
        current is null ? new ChangeResult<DayRecord>.Missing()
        : current.Content == wanted ? new ChangeResult<DayRecord>.Saved(current)
        : new ChangeResult<DayRecord>.Conflict(current);
}
