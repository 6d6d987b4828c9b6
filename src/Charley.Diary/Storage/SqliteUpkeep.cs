using System.Collections.Immutable;
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

    /// <summary>Of a copy that is not complete.</summary>
    public const string PartialEnding = ".partial";

    /// <summary>In the name of every copy that lies beside the diary.</summary>
    public const string BeforeMark = ".before-";

    /// <summary>The file itself, its log, and the log's index.</summary>
    public static readonly ImmutableArray<string> FileEndings = ["", "-wal", "-shm"];

    /// <summary>Another process that updates the same diary is done well before; a dead one holds no lock.</summary>
    private const int LockTries = 150;

    /// <summary>Of the file that keeps other processes from migrating.</summary>
    public const string LockEnding = ".lock";

    // The system's codes for "in use". Sources: winerror.h; errno.h of Linux and of macOS (EWOULDBLOCK).
    private const int WindowsSharingViolation = 32;
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

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
        if (!string.Equals(connection.Scalar("PRAGMA quick_check(1)"), "ok", StringComparison.Ordinal))
        {
            throw new DiaryUnavailableException(Messages.Damaged(location.Path));
        }

        if (connection.Count("SELECT count(*) FROM sqlite_master WHERE name LIKE '\\_\\_EFMigrations%' ESCAPE '\\'") == 0
            && connection.Count("SELECT count(*) FROM sqlite_master") > 0)
        {
            throw new DiaryUnavailableException(Messages.NotADiary(location.Path));
        }

        connection.Scalar("PRAGMA journal_mode = WAL");
        connection.Scalar("BEGIN IMMEDIATE");
        connection.Scalar("ROLLBACK");
    }

    /// <summary>Copies the diary beside itself, complete or not at all, while others may go on writing.</summary>
    public void BackUp(Instant now) => CopyTo(BesidePath("update", now));

    /// <summary>The path of a copy made before something is done to the diary.</summary>
    public string BesidePath(string before, Instant now) => $"{location.Path}{BeforeMark}{before}-{BackupTime.Format(now)}";

    /// <summary>Copies the diary to a path, complete or not at all, while others may go on writing.</summary>
    public void CopyTo(string path)
    {
        var partial = path + PartialEnding;
        using (var source = Open())
        using (var target = new SqliteConnection(Unpooled(partial)))
        {
            target.Open();
            source.BackupDatabase(target);

            // A copy of a diary with a log asks for one too; a backup is one file.
            target.Scalar("PRAGMA journal_mode = DELETE");
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
                return new FileStream(location.Path + LockEnding, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException taken) when (IsHeld(taken))
            {
                await Task.Delay(LockRetry, time, cancellationToken);
            }
        }

        throw new DiaryUnavailableException(Messages.Busy(location.Path));
    }

    /// <summary>Whether another process holds the file. A disk that nobody may write fails here too, and waiting does not mend that.</summary>
    private static bool IsHeld(IOException failure) => OperatingSystem.IsWindows()
        ? (failure.HResult & 0xFFFF) == WindowsSharingViolation
        : failure.HResult is LinuxWouldBlock or MacWouldBlock;

    /// <summary>Removes what a process that was killed while migrating left behind. Only while holding our own lock.</summary>
    public void ClearAbandonedLock()
    {
        using var connection = Open();
        connection.Scalar("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
    }

    /// <summary>Replaces everything in the diary by what is in another file, in one transaction.</summary>
    public void ReplaceFrom(string path)
    {
        using var source = new SqliteConnection(Unpooled(path));
        using var target = Open();
        source.Open();
        source.BackupDatabase(target);
        target.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Moves the file out of the way with what belongs to it, for a diary that nobody can open.</summary>
    public void MoveAside(string path)
    {
        foreach (var ending in FileEndings.Where(ending => File.Exists(location.Path + ending)))
        {
            File.Move(location.Path + ending, path + ending);
        }
    }

    /// <summary>Keeps the file in use until disposed; others may read and write meanwhile.</summary>
    public IDisposable KeepInUse()
    {
        var connection = Open();

        // A connection is in nobody's way until it has read once.
        connection.Scalar("SELECT count(*) FROM sqlite_master");
        return connection;
    }

    /// <summary>Opens the file.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(Unpooled(location.Path));
        connection.Open();
        return connection;
    }

    /// <summary>Not pooled, so that the file is let go at once.</summary>
    private static string Unpooled(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;
}
