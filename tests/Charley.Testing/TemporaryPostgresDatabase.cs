using Npgsql;
using Xunit;

namespace Charley.Testing;

/// <summary>
/// An empty database on a real PostgreSQL server, dropped afterwards. The server is named by the environment variable
/// CHARLEY_TEST_POSTGRES, which ./test sets. Without it, tests are skipped on a developer's machine and fail where
/// CHARLEY_TEST_POSTGRES_REQUIRED is 1.
/// </summary>
public sealed class TemporaryPostgresDatabase : IAsyncDisposable
{
    private const string ServerVariable = "CHARLEY_TEST_POSTGRES";
    private const string RequiredVariable = "CHARLEY_TEST_POSTGRES_REQUIRED";

    private readonly string server;
    private readonly string name;

    private TemporaryPostgresDatabase(string server, string name)
    {
        this.server = server;
        this.name = name;
    }

    /// <summary>How to connect to the database. It is made on first use by whoever migrates.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    /// <summary>Names a database that does not exist yet.</summary>
    public static TemporaryPostgresDatabase Create()
    {
        var address = Environment.GetEnvironmentVariable(ServerVariable);
        if (string.IsNullOrEmpty(address))
        {
            Assert.SkipUnless(
                string.Equals(Environment.GetEnvironmentVariable(RequiredVariable), "1", StringComparison.Ordinal),
                $"Set {ServerVariable} to a PostgreSQL connection string, or run ./test, which starts a server.");
            Assert.Fail($"{RequiredVariable} is 1, but {ServerVariable} names no server.");
        }

        return new(address, $"charley_test_{Guid.NewGuid():N}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100, S2077 // The name is made above; names can't be parameters.
        command.CommandText = $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)";
#pragma warning restore CA2100, S2077
        await command.ExecuteNonQueryAsync();
    }
}
