using System.Net.Sockets;
using Charley.Diary.Resources;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Charley.Diary.Storage;

/// <summary>Says in plain words what a failure of the storage means. What it does not know stays as it is.</summary>
internal static class StorageFailures
{
    // Source: https://www.sqlite.org/rescode.html
    private const int SqlitePermission = 3;
    /// <summary>Somebody else has the file.</summary>
    public const int SqliteBusy = 5;

    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCantOpen = 14;
    private const int SqliteNotADatabase = 26;

    /// <summary>Class 23 of the SQL standard's codes. Source: PostgreSQL manual, appendix A.</summary>
    private const string IntegrityViolation = "23";

    /// <summary>The message for the person, or null if the failure is of no known kind.</summary>
    public static string? Explain(Exception failure, DiaryLocation location) => (failure, location) switch
    {
        (SqliteException sqlite, DiaryLocation.SqliteFile file) => Explain(sqlite.SqliteErrorCode, file.Path),
        (UnauthorizedAccessException or IOException, DiaryLocation.SqliteFile file) => Messages.NotWritable(file.Path),
        (PostgresException { SqlState: PostgresErrorCodes.DiskFull }, DiaryLocation.PostgresServer server) => Messages.DiskFull(server.ToString()),

        // The server is there and keeps its tables in order: that is for the caller.
        (PostgresException { SqlState: var state }, _) when state.StartsWith(IntegrityViolation, StringComparison.Ordinal) => null,
        (NpgsqlException or SocketException or TimeoutException, DiaryLocation.PostgresServer server) =>
            Messages.ServerUnreachable(server.ToString(), failure.Message),
        _ => null,
    };

    private static string? Explain(int code, string path) => code switch
    {
        SqlitePermission or SqliteReadOnly or SqliteInputOutput or SqliteCantOpen => Messages.NotWritable(path),
        SqliteBusy or SqliteLocked => Messages.Busy(path),
        SqliteFull => Messages.DiskFull(path),
        SqliteCorrupt => Messages.Damaged(path),
        SqliteNotADatabase => Messages.NotADiary(path),
        _ => null,
    };
}
