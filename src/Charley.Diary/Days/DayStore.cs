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
    public async Task<ChangeResult<DayRecord>> SaveAsync(
        Guid personId, LocalDate date, int version, DayContent content, CancellationToken cancellationToken = default)
    {
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

                    var changed = new DayRecord
                    {
                        PersonId = personId,
                        Date = date,
                        Content = content,
                        UpdatedAt = time.Now(),
                        Version = version + 1,
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

    private static ChangeResult<DayRecord> Refused(DayRecord? current, DayContent wanted) =>
        current is null ? new ChangeResult<DayRecord>.Missing()
        : current.Content == wanted ? new ChangeResult<DayRecord>.Saved(current)
        : new ChangeResult<DayRecord>.Conflict(current);
}
