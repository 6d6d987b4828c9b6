using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Trials;

/// <summary>Keeps self-experiments. A method that returns has stored its change for good.</summary>
/// <param name="access">Opens the database; every method may throw its <see cref="DiaryUnavailableException"/>.</param>
/// <param name="time">The clock.</param>
public sealed class TrialStore(DiaryAccess access, TimeProvider time)
{
    /// <summary>Windows that change one experiment at the same moment are few; this many collisions in a row mean something is broken.</summary>
    private const int MostTries = 10;

    /// <summary>A new key for an experiment that is about to be planned.</summary>
    public TrialKey NewKey(Guid personId) => new(personId, Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>Adds an experiment. The same form sent twice adds it once.</summary>
    /// <param name="trial">The experiment; its times and version are set here.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    public async Task<Trial> AddAsync(Trial trial, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(trial.Key, cancellationToken) is { } first)
        {
            return first;
        }

        var added = trial with { CreatedAt = time.Now(), UpdatedAt = time.Now(), Version = 1 };
        try
        {
            await access.RunAsync(
                async context =>
                {
                    context.Add(added);
                    return await context.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
            return added;
        }
        catch (DbUpdateException taken) when (!cancellationToken.IsCancellationRequested)
        {
            // The other one of two taps was first; the primary key lets only one in.
            return await FindAsync(trial.Key, cancellationToken)
                ?? throw new InvalidOperationException("The experiment could not be added.", taken);
        }
    }

    /// <summary>The experiment as it stands, or null if the person has none by this key or has deleted it.</summary>
    public Task<Trial?> FindAsync(TrialKey key, CancellationToken cancellationToken = default) =>
        access.RunAsync(context => context.Trials.AsNoTracking().At(key).SingleOrDefaultAsync(cancellationToken), cancellationToken);

    /// <summary>The person's experiments, the newest first.</summary>
    public async Task<IReadOnlyList<Trial>> ListAsync(Guid personId, CancellationToken cancellationToken = default) =>
        await access.RunAsync(
            context => context.Trials.AsNoTracking()
                .Where(trial => trial.PersonId == personId)
                .OrderByDescending(trial => trial.CreatedAt).ThenByDescending(trial => trial.Id)
                .ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>
    /// Changes an experiment. What one window says about a night and another about the next does not contradict, so the change
    /// is made again to what the other has saved.
    /// </summary>
    /// <param name="key">Which.</param>
    /// <param name="change">The change; the same experiment for none.</param>
    /// <param name="cancellationToken">Gives up before the change is stored.</param>
    /// <returns>The experiment with the change; null if there is none.</returns>
    public async Task<Trial?> ChangeAsync(TrialKey key, Func<Trial, Trial> change, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            try
            {
                return await access.RunAsync(
                    async context =>
                    {
                        if (await context.Trials.At(key).SingleOrDefaultAsync(cancellationToken) is not { } current)
                        {
                            return null;
                        }

                        var changed = change(current);
                        if (ReferenceEquals(changed, current))
                        {
                            return current;
                        }

                        changed = changed with { UpdatedAt = time.Now(), Version = current.Version + 1 };
                        context.Entry(current).CurrentValues.SetValues(changed);
                        await context.SaveChangesAsync(cancellationToken);
                        return changed;
                    },
                    cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody saved between our reading and our writing.
            }
        }

        throw new InvalidOperationException("The experiment could not be saved.");
    }

    /// <summary>Takes the experiment out of sight until it is restored.</summary>
    /// <returns>Whether there was one to delete.</returns>
    public Task<bool> DeleteAsync(TrialKey key, CancellationToken cancellationToken = default) =>
        MarkAsync(context => context.Trials.At(key), time.Now(), cancellationToken);

    /// <summary>Undoes a deletion.</summary>
    /// <returns>Whether there was a deleted experiment to bring back.</returns>
    public Task<bool> RestoreAsync(TrialKey key, CancellationToken cancellationToken = default) =>
        MarkAsync(context => context.Trials.DeletedTrials().At(key), null, cancellationToken);

    private Task<bool> MarkAsync(Func<DiaryContext, IQueryable<Trial>> which, Instant? deletedAt, CancellationToken cancellationToken)
    {
        var now = time.Now();
        return access.RunAsync(
            async context => await which(context).ExecuteUpdateAsync(
                set => set
                    .SetProperty(trial => trial.DeletedAt, deletedAt)
                    .SetProperty(trial => trial.UpdatedAt, now)
                    .SetProperty(trial => trial.Version, trial => trial.Version + 1),
                cancellationToken) == 1,
            cancellationToken);
    }
}
