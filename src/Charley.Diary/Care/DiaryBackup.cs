using Charley.Diary.Resources;
using Charley.Diary.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Care;

/// <summary>Copies a diary file to a safe place and brings it back. A PostgreSQL server has tools of its own for that.</summary>
/// <param name="location">Where the diary is.</param>
/// <param name="database">The diary.</param>
/// <param name="time">The clock, for the names of copies.</param>
public sealed class DiaryBackup(DiaryLocation location, DiaryDatabase database, TimeProvider time)
{
    /// <summary>Writes a copy of the diary, complete or not at all, while others may go on writing.</summary>
    /// <param name="path">A file that does not exist yet.</param>
    /// <exception cref="DiaryUnavailableException">It can't be written; the message says why. The diary is as it was.</exception>
    public void BackUp(string path)
    {
        var upkeep = new SqliteUpkeep(FileLocation());
        var target = Path.GetFullPath(path);
        if (File.Exists(target))
        {
            throw new DiaryUnavailableException(Messages.BackupExists(target));
        }

        try
        {
            upkeep.CopyTo(target);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            File.Delete(target + SqliteUpkeep.PartialEnding);
            throw new DiaryUnavailableException(Messages.BackupFailed(target, failure.Message), failure);
        }
    }

    /// <summary>
    /// Replaces the diary by a backup, which may be of an older Charley. What was there before is kept beside it, even if
    /// it is damaged.
    /// </summary>
    /// <param name="path">The backup; it is not changed.</param>
    /// <param name="cancellationToken">Gives up before the diary is touched.</param>
    /// <returns>Where the diary that was replaced lies now; null if there was none.</returns>
    /// <exception cref="DiaryUnavailableException">The backup can't be used; the diary is as it was.</exception>
    public async Task<string?> RestoreAsync(string path, CancellationToken cancellationToken = default)
    {
        var file = FileLocation();
        var source = Path.GetFullPath(path);
        if (!File.Exists(source))
        {
            throw new DiaryUnavailableException(Messages.BackupMissing(source));
        }

        // A copy is opened, checked and updated first: neither the backup nor the diary is touched if it is no good.
        var folder = Directory.CreateTempSubdirectory("charley-restore-");
        try
        {
            var fresh = new DiaryLocation.SqliteFile(Path.Combine(folder.FullName, "charley.db"));
            File.Copy(source, fresh.Path);
            await new DiaryDatabase(fresh, new UnpooledContexts(fresh), time).OpenAsync(cancellationToken);
            SqliteConnection.ClearAllPools();
            return await ReplaceAsync(file, fresh, cancellationToken);
        }
        catch (Exception failure) when (StorageFailures.Explain(failure, file) is { } message)
        {
            throw new DiaryUnavailableException(message, failure);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private async Task<string?> ReplaceAsync(
        DiaryLocation.SqliteFile file, DiaryLocation.SqliteFile fresh, CancellationToken cancellationToken)
    {
        var upkeep = new SqliteUpkeep(file);
        string? kept = null;
        if (File.Exists(file.Path))
        {
            kept = upkeep.BesidePath("restore", time.Now());
            KeepOrMoveAside(upkeep, kept);
        }

        upkeep.CreateIfMissing();
        upkeep.ReplaceFrom(fresh.Path);
        await database.OpenAsync(cancellationToken);
        return kept;
    }

    private static void KeepOrMoveAside(SqliteUpkeep upkeep, string kept)
    {
        try
        {
            upkeep.Check();
            upkeep.CopyTo(kept);
        }
        catch (Exception failure) when (failure is SqliteException or DiaryUnavailableException)
        {
            SqliteConnection.ClearAllPools();
            upkeep.MoveAside(kept);
        }
    }

    private DiaryLocation.SqliteFile FileLocation() =>
        location as DiaryLocation.SqliteFile ?? throw new DiaryUnavailableException(Messages.BackupNeedsFile);

    private sealed class UnpooledContexts(DiaryLocation.SqliteFile file) : IDbContextFactory<DiaryContext>
    {
        public DiaryContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<DiaryContext>();
            file.Configure(options);
            return new DiaryContext(options.Options);
        }
    }
}
