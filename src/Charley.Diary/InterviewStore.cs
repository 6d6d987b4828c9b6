using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary;

/// <summary>
/// Keeps interviews. Every change says on which version it is based, so that two windows never overwrite each other
/// silently. A method that returns has stored its change for good.
/// </summary>
/// <param name="access">Opens the database; every method may throw its <see cref="DiaryUnavailableException"/>.</param>
/// <param name="time">The clock.</param>
public sealed class InterviewStore(DiaryAccess access, TimeProvider time)
{
    /// <summary>Begins an interview with what the first page asks.</summary>
    public async Task<Interview> StartAsync(
        Guid personId, InterviewContent content, CancellationToken cancellationToken = default)
    {
        var now = time.Now();
        var interview = new Interview
        {
            PersonId = personId,
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            StartedAt = now,
            UpdatedAt = now,
            About = content.About,
            Complaints = content.Complaints,
            Answers = content.Answers,
            Results = content.Results,
            Version = 1,
        };
        await access.RunAsync(
            async context =>
            {
                context.Add(interview);
                return await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return interview;
    }

    /// <summary>The interview as it stands, or null if the person has none by this key or has deleted it.</summary>
    public Task<Interview?> FindAsync(InterviewKey key, CancellationToken cancellationToken = default) =>
        access.RunAsync(context => context.Interviews.AsNoTracking().At(key).SingleOrDefaultAsync(cancellationToken), cancellationToken);

    /// <summary>Whether the person has deleted the interview and can still bring it back.</summary>
    public Task<bool> IsDeletedAsync(InterviewKey key, CancellationToken cancellationToken = default) =>
        access.RunAsync(context => context.Interviews.Deleted().At(key).AnyAsync(cancellationToken), cancellationToken);

    /// <summary>
    /// Replaces what the person has said, and opens the interview again if it was finished. Saving the same words once
    /// more (a form sent twice) is no conflict.
    /// </summary>
    /// <param name="key">Which interview.</param>
    /// <param name="version">The version that the person saw when answering.</param>
    /// <param name="content">All that the person has said, not only what is new.</param>
    /// <param name="cancellationToken">Gives up before the change is stored.</param>
    public async Task<SaveResult> SaveAnswersAsync(
        InterviewKey key, int version, InterviewContent content, CancellationToken cancellationToken = default)
    {
        var result = await ChangeAsync(
            key,
            version,
            interview => interview with
            {
                About = content.About,
                Complaints = content.Complaints,
                Answers = content.Answers,
                Results = content.Results,
                FinishedAt = null,
            },
            cancellationToken);
        return result is SaveResult.Conflict conflict && conflict.Current.Content == content
            ? new SaveResult.Saved(conflict.Current)
            : result;
    }

    /// <summary>Marks the interview as finished. One that is finished already stays as it is.</summary>
    /// <param name="key">Which interview.</param>
    /// <param name="version">The version whose result the person saw.</param>
    /// <param name="cancellationToken">Gives up before the change is stored.</param>
    public async Task<SaveResult> FinishAsync(
        InterviewKey key, int version, CancellationToken cancellationToken = default) =>
        await ChangeAsync(
            key,
            version,
            interview => interview with { FinishedAt = interview.FinishedAt ?? time.Now() },
            cancellationToken);

    /// <summary>The person's interviews, the one touched last first.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="count">How many at most; 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Interview>> RecentAsync(
        Guid personId, int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return await access.RunAsync(
            context => context.Interviews
                .AsNoTracking()
                .Where(interview => interview.PersonId == personId)
                .OrderByDescending(interview => interview.UpdatedAt)
                .ThenByDescending(interview => interview.Id)
                .Take(count)
                .ToListAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>Takes the interview out of sight until it is restored or purged.</summary>
    /// <returns>Whether there was one to delete.</returns>
    public async Task<bool> DeleteAsync(InterviewKey key, CancellationToken cancellationToken = default)
    {
        Instant? now = time.Now();

        // The version counts on, so that an answer on its way from another window can't slip into what was deleted.
        return await access.RunAsync(
            async context => await context.Interviews.At(key).ExecuteUpdateAsync(
                set => set
                    .SetProperty(interview => interview.DeletedAt, now)
                    .SetProperty(interview => interview.Version, interview => interview.Version + 1),
                cancellationToken) == 1,
            cancellationToken);
    }

    /// <summary>Undoes a deletion.</summary>
    /// <returns>Whether there was a deleted interview to bring back.</returns>
    public async Task<bool> RestoreAsync(InterviewKey key, CancellationToken cancellationToken = default)
    {
        var now = time.Now();
        return await access.RunAsync(
            async context => await context.Interviews.Deleted().At(key).ExecuteUpdateAsync(
                set => set
                    .SetProperty(interview => interview.DeletedAt, (Instant?)null)
                    .SetProperty(interview => interview.UpdatedAt, now)
                    .SetProperty(interview => interview.Version, interview => interview.Version + 1),
                cancellationToken) == 1,
            cancellationToken);
    }

    /// <summary>Removes for good, for everybody, what was deleted before the given moment.</summary>
    /// <returns>How many interviews were removed.</returns>
    public Task<int> PurgeAsync(Instant deletedBefore, CancellationToken cancellationToken = default) =>
        access.RunAsync(
            context => context.Interviews
                .Deleted()
                .Where(interview => interview.DeletedAt < deletedBefore)
                .ExecuteDeleteAsync(cancellationToken),
            cancellationToken);

    private async Task<SaveResult> ChangeAsync(
        InterviewKey key, int version, Func<Interview, Interview> change, CancellationToken cancellationToken)
    {
        try
        {
            return await access.RunAsync(
                async context =>
                {
                    var current = await context.Interviews.At(key).SingleOrDefaultAsync(cancellationToken);
                    if (current?.Version != version)
                    {
                        return Refused(current);
                    }

                    var changed = change(current) with { UpdatedAt = time.Now(), Version = version + 1 };
                    context.Entry(current).CurrentValues.SetValues(changed);
                    await context.SaveChangesAsync(cancellationToken);
                    return new SaveResult.Saved(changed);
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody saved between our reading and our writing; the version column caught it.
            return Refused(await FindAsync(key, cancellationToken));
        }
    }

    private static SaveResult Refused(Interview? current) =>
        current is null ? new SaveResult.Missing() : new SaveResult.Conflict(current);
}
