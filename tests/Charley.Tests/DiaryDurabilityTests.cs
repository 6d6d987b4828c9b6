using System.Data.Common;
using System.Globalization;
using System.Net;
using Charley.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Charley.Tests;

/// <summary>
/// The real server, killed by SIGKILL in the middle of writing. The full proof, 50 kills during 2,000 writes each, takes long:
/// CHARLEY_KILL_ROUNDS=50 CHARLEY_KILL_WRITES=2000 dotnet run -c Release --project tests/Charley.Tests -- --filter-class "*DiaryDurability*".
/// </summary>
public sealed class DiaryDurabilityTests : IDisposable
{
    private const int UsualRounds = 2;
    private const int UsualWrites = 60;
    private const int Writers = 4;

    /// <summary>Milliseconds between the last counted answer and the kill, at most: within the next writes.</summary>
    private const int LongestPause = 15;
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Every_acknowledged_write_is_in_the_file_after_the_server_was_killed()
    {
        var file = new SqliteConnectionStringBuilder { DataSource = folder.File("charley.db"), Pooling = false }.ConnectionString;

        await ProveAsync(folder.File("charley.db"), () => new SqliteConnection(file), "PRAGMA integrity_check");
    }

    [Fact]
    public async Task Every_acknowledged_write_is_on_the_postgresql_server_after_our_server_was_killed()
    {
        await using var database = TemporaryPostgresDatabase.Create();

        await ProveAsync(database.ConnectionString, () => new NpgsqlConnection(database.ConnectionString), "SELECT 'ok'");
    }

    private static async Task ProveAsync(string database, Func<DbConnection> open, string check)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");
        var rounds = Number("CHARLEY_KILL_ROUNDS", UsualRounds);
        var writes = Number("CHARLEY_KILL_WRITES", UsualWrites);
#pragma warning disable S2245 // Nothing secret is drawn here.
        var moments = new Random(4711);
#pragma warning restore S2245
        var acknowledged = new HashSet<Guid>();
        var unanswered = 0;
        for (var round = 0; round < rounds; round++)
        {
            await using var server = await ServedCharley.StartAsync(database);
            var killAfter = moments.Next(writes / 10, writes);
            acknowledged.UnionWith(await WriteAsync(server, writes, killAfter, moments.Next(0, LongestPause)));

            // The next server opens what the killed one left; only then is it looked at.
            await using var next = await ServedCharley.StartAsync(database);
            var stored = await ReadAsync(open, "SELECT \"Id\" FROM \"Episodes\"", row => row.GetGuid(0));
            Assert.True(acknowledged.IsSubsetOf(stored), $"Round {round}: {acknowledged.Except(stored).Count()} of {acknowledged.Count} are lost.");
            Assert.True(stored.Count <= acknowledged.Count + ((round + 1) * Writers), "More is stored than was ever sent.");
            Assert.Equal(["ok"], await ReadAsync(open, check, row => row.GetString(0)));
            unanswered = stored.Count - acknowledged.Count;
        }

        Assert.True(acknowledged.Count >= rounds * (writes / 10));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds} kills, {acknowledged.Count} acknowledged writes, 0 lost; {unanswered} were stored whose answer the kill cut off"));
    }

    /// <summary>Writes from several browsers at once and kills the server after a number of answers.</summary>
    private static async Task<List<Guid>> WriteAsync(ServedCharley server, int writes, int killAfter, int pause)
    {
        var done = new List<Guid>();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            using var client = server.Visit();
            var key = await ServedCharley.FormKeyAsync(client);
            for (var write = 0; write < writes / Writers; write++)
            {
                var id = Guid.CreateVersion7();
                using var form = Form(key, id);
                try
                {
                    using var answer = await client.PostAsync(new Uri("/diary/log", UriKind.Relative), form);
                    if (answer.StatusCode != HttpStatusCode.SeeOther)
                    {
                        throw new InvalidOperationException($"The server answered {answer.StatusCode}.");
                    }
                }
                catch (HttpRequestException)
                {
                    return;
                }

                int count;
                lock (done)
                {
                    done.Add(id);
                    count = done.Count;
                }

                if (count == killAfter)
                {
                    await Task.Delay(pause);
                    server.Kill();
                }
            }
        })));
        server.Kill();
        return done;
    }

    private static FormUrlEncodedContent Form(string key, Guid id) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["form-key"] = key,
        ["id"] = id.ToString(),
        ["kind"] = "cramp",
        ["site"] = "calf",
        ["now"] = "yes",
        ["note"] = new string('x', 900),
    });

    private static async Task<HashSet<T>> ReadAsync<T>(Func<DbConnection> open, string sql, Func<DbDataReader, T> read)
    {
        await using var connection = open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100, S2077 // Only the constants above come here.
        command.CommandText = sql;
#pragma warning restore CA2100, S2077
        await using var rows = await command.ExecuteReaderAsync();
        var found = new HashSet<T>();
        while (await rows.ReadAsync())
        {
            found.Add(read(rows));
        }

        return found;
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    public void Dispose() => folder.Dispose();
}
