using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Charley.Diary.Storage;

/// <summary>Sets what SQLite forgets when a connection closes.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    /// <summary>
    /// Full: a commit returns when the log has reached the disk, so that a power cut loses nothing that was acknowledged.
    /// The time, in milliseconds, is how long a writer waits for another one; writes here take a few.
    /// </summary>
    private const string Settings = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;";

    public static SqliteSettings Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    /// <summary>Synchronous in both cases: SQLite answers in this process, there is nothing to wait for.</summary>
    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }
}
