using Charley.Diary.Resources;
using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Charley.Diary;

/// <summary>Brings the database into the state that this program needs.</summary>
/// <param name="location">Where it is.</param>
/// <param name="contexts">Opens it.</param>
/// <param name="time">The clock, for the names of backups.</param>
public sealed class DiaryDatabase(DiaryLocation location, IDbContextFactory<DiaryContext> contexts, TimeProvider time)
{
    /// <summary>Each attempt finds at least one more update done, and there are fewer servers than this.</summary>
    private const int MostAttempts = 20;

    /// <summary>Milliseconds between them.</summary>
    private const int AttemptPause = 200;

    /// <summary>
    /// Makes the database if there is none, checks it, and updates its tables. A SQLite file with data is copied beside
    /// itself first. Several processes may do this at once.
    /// </summary>
    /// <exception cref="DiaryUnavailableException">It can't be used; the message says what to do.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            switch (location)
            {
                case DiaryLocation.SqliteFile file:
                    await OpenFileAsync(new SqliteUpkeep(file), cancellationToken);
                    break;
                default:
                    await OpenServerAsync(cancellationToken);
                    break;
            }
        }
        catch (Exception failure) when (StorageFailures.Explain(failure, location) is { } message)
        {
            throw new DiaryUnavailableException(message, failure);
        }
    }

    /// <summary>
    /// Keeps a file in use until disposed, so that another process which deletes everything does not take it away from under
    /// this one. Null for a database on a server.
    /// </summary>
    public IDisposable? KeepInUse() => location is DiaryLocation.SqliteFile file ? new SqliteUpkeep(file).KeepInUse() : null;

    private async Task OpenFileAsync(SqliteUpkeep upkeep, CancellationToken cancellationToken)
    {
        upkeep.CreateIfMissing();
        upkeep.Check();
        using (await upkeep.LockAsync(time, cancellationToken))
        {
            upkeep.ClearAbandonedLock();
            await MigrateAsync(() => upkeep.BackUp(time.Now()), cancellationToken);
        }
    }

    /// <summary>
    /// Servers that start at the same moment on a new database get in each other's way; the losing transaction is rolled
    /// back whole, so that it can look again.
    /// </summary>
    private async Task OpenServerAsync(CancellationToken cancellationToken)
    {
        var races = 0;
        while (!await TryMigrateAsync(races < MostAttempts, cancellationToken))
        {
            races++;
            await Task.Delay(TimeSpan.FromMilliseconds(AttemptPause), time, cancellationToken);
        }
    }

    private async Task<bool> TryMigrateAsync(bool mayTryAgain, CancellationToken cancellationToken)
    {
        try
        {
            await MigrateAsync(static () => { }, cancellationToken);
            return true;
        }
        catch (PostgresException race) when (mayTryAgain && IsRace(race.SqlState))
        {
            return false;
        }
    }

    private static bool IsRace(string state) => state
        is PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateColumn or PostgresErrorCodes.DuplicateObject
        or PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected;

    private async Task MigrateAsync(Action backUp, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await AppliedAsync(context, cancellationToken);
        if (!known.IsSupersetOf(applied))
        {
            throw new DiaryUnavailableException(Messages.Newer(location.ToString()));
        }

        if (known.IsSubsetOf(applied))
        {
            return;
        }

        if (applied.Count > 0)
        {
            backUp();
        }

        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>A PostgreSQL database that does not exist yet has no migrations; it is made while migrating.</summary>
    private static async Task<IReadOnlyCollection<string>> AppliedAsync(
        DiaryContext context, CancellationToken cancellationToken) =>
        await context.Database.CanConnectAsync(cancellationToken)
            ? [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)]
            : [];
}
