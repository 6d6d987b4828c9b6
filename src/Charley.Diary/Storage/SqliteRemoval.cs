using Microsoft.Data.Sqlite;

namespace Charley.Diary.Storage;

/// <summary>Takes away what a SQLite diary leaves on the disk, once its rows are deleted.</summary>
/// <param name="location">The file.</param>
internal sealed class SqliteRemoval(DiaryLocation.SqliteFile location)
{
    private readonly SqliteUpkeep _upkeep = new(location);

    /// <summary>Overwrites what rows that were deleted have left behind in the file, and removes the copies beside it.</summary>
    public void WipeTraces()
    {
        using (var connection = _upkeep.Open())
        {
            connection.Scalar("PRAGMA busy_timeout = 5000");
            connection.Scalar("PRAGMA secure_delete = ON");
            connection.Scalar("VACUUM");
            connection.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        foreach (var copy in Directory.EnumerateFiles(Path.GetDirectoryName(location.Path)!, Path.GetFileName(location.Path) + SqliteUpkeep.BeforeMark + "*").ToList())
        {
            File.Delete(copy);
        }
    }

    /// <summary>
    /// Removes the file and what belongs to it, unless another process has it in use: that one would go on writing into a file
    /// that nobody finds again.
    /// </summary>
    /// <param name="time">The clock, for waiting.</param>
    /// <param name="cancellationToken">Gives up; the file stays.</param>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> TryRemoveAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        // Whoever opens the diary now waits for this lock, and then finds no file and makes a new one.
        using (await _upkeep.LockAsync(time, cancellationToken))
        {
            SqliteConnection.ClearAllPools();
            if (IsInUse())
            {
                return false;
            }

            foreach (var ending in SqliteUpkeep.FileEndings)
            {
                File.Delete(location.Path + ending);
            }
        }

        File.Delete(location.Path + SqliteUpkeep.LockEnding);
        if (Directory.Exists(location.FolderBeside))
        {
            Directory.Delete(location.FolderBeside, recursive: true);
        }

        return true;
    }

    /// <summary>A file with a log can only be turned back into one without by whoever has it alone.</summary>
    private bool IsInUse()
    {
        using var connection = _upkeep.Open();
        connection.DefaultTimeout = 1;
        try
        {
            connection.Scalar("PRAGMA locking_mode = EXCLUSIVE");
            return !string.Equals(connection.Scalar("PRAGMA journal_mode = DELETE"), "delete", StringComparison.Ordinal);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == StorageFailures.SqliteBusy)
        {
            return true;
        }
    }
}
