using System.Globalization;
using System.Text.RegularExpressions;
using Charley.Diary.Resources;
using Charley.Diary.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Charley.Diary;

/// <summary>Where a diary is kept.</summary>
public abstract partial record DiaryLocation
{
    private DiaryLocation()
    {
    }

    /// <summary>Reads a location as a person writes it.</summary>
    /// <param name="connection">
    /// The path of a SQLite file; or a PostgreSQL connection that starts with Host= or postgresql://; or nothing, for
    /// charley/charley.db in the account's data folder.
    /// </param>
    /// <exception cref="DiaryUnavailableException">It is none of these.</exception>
    public static DiaryLocation From(string? connection)
    {
        if (string.IsNullOrWhiteSpace(connection))
        {
            return new SqliteFile(DefaultPath());
        }

        try
        {
            return PostgresUri.IsOne(connection) ? new PostgresServer(PostgresUri.ToConnectionString(connection))
                : connection.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) ? new PostgresServer(connection)
                : LooksLikeConnectionString().IsMatch(connection) ? throw new DiaryUnavailableException(Messages.NotUnderstood)
                : new SqliteFile(Path.GetFullPath(connection));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new DiaryUnavailableException(Messages.NotUnderstood, exception);
        }
    }

    /// <summary>
    /// The folder for what belongs to a diary and is not in it: keys that sign forms, files that wait for their import, links under
    /// which others find what was handed over. Null where the diary is not on this machine.
    /// </summary>
    public virtual string? FolderBeside => null;

    /// <summary>Points a context at this location.</summary>
    /// <param name="options">The options to fill.</param>
    public abstract void Configure(DbContextOptionsBuilder options);

    private static string DefaultPath()
    {
        var data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, "charley", "charley.db")
            : throw new DiaryUnavailableException(Messages.NoDataFolder);
    }

    /// <summary>"Server=..." or "Data Source=...": a file of that name is hardly ever meant (and ./Server=... still works).</summary>
    [GeneratedRegex(@"^\s*\w+( \w+)*\s*=", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeConnectionString();

    /// <summary>A file on this machine.</summary>
    /// <param name="Path">The full path.</param>
    public sealed record SqliteFile(string Path) : DiaryLocation
    {
        /// <inheritdoc/>
        public override string FolderBeside => Path + ".keys";

        internal string ConnectionString => new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,
        }.ConnectionString;

        /// <inheritdoc/>
        public override void Configure(DbContextOptionsBuilder options) =>
            options
                .UseSqlite(ConnectionString, sqlite => sqlite.MigrationsAssembly("Charley.Diary.Sqlite"))
                .AddInterceptors(SqliteSettings.Instance);

        /// <inheritdoc/>
        public override string ToString() => Path;
    }

    /// <summary>A database on a PostgreSQL server.</summary>
    public sealed record PostgresServer : DiaryLocation
    {
        private readonly NpgsqlConnectionStringBuilder connection;

        /// <summary>Checks the connection string; does not connect.</summary>
        /// <exception cref="ArgumentException">A keyword or value in it is unknown.</exception>
        internal PostgresServer(string connectionString) => connection = new(connectionString);

        /// <inheritdoc/>
        public override void Configure(DbContextOptionsBuilder options) =>
            options.UseNpgsql(
                connection.ConnectionString, postgres => postgres.MigrationsAssembly("Charley.Diary.Postgres"));

        /// <summary>Host, port and database; never the password.</summary>
        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{connection.Host}:{connection.Port}/{connection.Database ?? connection.Username}");
    }
}
