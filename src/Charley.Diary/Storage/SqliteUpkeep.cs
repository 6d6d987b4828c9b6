using System.Globalization;
using Charley.Diary.Resources;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Charley.Diary.Storage;

/// <summary>Care for a SQLite diary file outside Entity Framework: making it, checking it, copying it, locking it.</summary>
/// <param name="location">The file.</param>
internal sealed class SqliteUpkeep(DiaryLocation.SqliteFile location)
{
    private static readonly InstantPattern BackupTime =
        InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmssfff'Z'");

    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(200);

    /// <summary>Another process that updates the same diary is done well before; a dead one holds no lock.</summary>
    private const int LockTries = 150;

    /// <summary>Makes the file if there is none: health data, so for the owner's eyes only.</summary>
    public void CreateIfMissing()
    {
        if (File.Exists(location.Path))
        {
            return;
        }

        var folder = Path.GetDirectoryName(location.Path)!;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            new FileStream(location.Path, options).Dispose();
        }
        catch (IOException) when (File.Exists(location.Path))
        {
            // Another process made it in the same moment.
        }
    }

    /// <summary>Proves that the file is whole, is ours and can be written; turns on write-ahead logging, which lasts.</summary>
    /// <exception cref="DiaryUnavailableException">It is not.</exception>
    public void Check()
    {
        using var connection = Open();
        if (!string.Equals(Scalar(connection, "PRAGMA quick_check(1)"), "ok", StringComparison.Ordinal))
        {
            throw new DiaryUnavailableException(Messages.Damaged(location.Path));
        }

        if (Count(connection, "SELECT count(*) FROM sqlite_master WHERE name LIKE '\\_\\_EFMigrations%' ESCAPE '\\'") == 0
            && Count(connection, "SELECT count(*) FROM sqlite_master") > 0)
        {
            throw new DiaryUnavailableException(Messages.NotADiary(location.Path));
        }

        Scalar(connection, "PRAGMA journal_mode = WAL");
        Scalar(connection, "BEGIN IMMEDIATE");
        Scalar(connection, "ROLLBACK");
    }

    /// <summary>Copies the diary beside itself, complete or not at all, while others may go on writing.</summary>
    public void BackUp(Instant now)
    {
        var path = $"{location.Path}.before-update-{BackupTime.Format(now)}";
        var partial = path + ".partial";
        using (var source = Open())
        using (var target = new SqliteConnection(Unpooled(partial)))
        {
            source.BackupDatabase(target);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(partial, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move(partial, path, overwrite: true);
    }

    /// <summary>
    /// Keeps other processes from migrating until disposed. The system drops this lock when a process dies, unlike Entity
    /// Framework's own, which is a row that a killed process leaves behind and the next one would wait for without end.
    /// </summary>
    public async Task<IDisposable> LockAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < LockTries; attempt++)
        {
            try
            {
                return new FileStream(location.Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LockRetry, time, cancellationToken);
            }
        }

        throw new DiaryUnavailableException(Messages.Busy(location.Path));
    }

    /// <summary>Removes what a process that was killed while migrating left behind. Only while holding our own lock.</summary>
    public void ClearAbandonedLock()
    {
        using var connection = Open();
        Scalar(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(Unpooled(location.Path));
        connection.Open();
        return connection;
    }

    /// <summary>Not pooled, so that the file is let go at once.</summary>
    private static string Unpooled(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;

    private static long Count(SqliteConnection connection, string sql) =>
        long.Parse(Scalar(connection, sql)!, CultureInfo.InvariantCulture);

    private static string? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the constants above come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
