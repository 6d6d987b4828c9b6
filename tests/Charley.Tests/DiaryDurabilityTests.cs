using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Charley.Testing;
using Microsoft.Data.Sqlite;

namespace Charley.Tests;

/// <summary>
/// The real server, killed by SIGKILL in the middle of writing. The full proof, 50 kills during 2,000 writes each, takes long:
/// CHARLEY_KILL_ROUNDS=50 CHARLEY_KILL_WRITES=2000 dotnet run -c Release --project tests/Charley.Tests -- --filter-class "*DiaryDurability*".
/// </summary>
public sealed partial class DiaryDurabilityTests : IDisposable
{
    private const int UsualRounds = 2;
    private const int UsualWrites = 60;
    private const int Writers = 4;
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Every_acknowledged_write_is_there_after_the_server_was_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");
        var rounds = Number("CHARLEY_KILL_ROUNDS", UsualRounds);
        var writes = Number("CHARLEY_KILL_WRITES", UsualWrites);
        var moments = new Random(4711);
        var acknowledged = new HashSet<Guid>();
        for (var round = 0; round < rounds; round++)
        {
            await using var server = await ServedCharley.StartAsync(folder.File("charley.db"));
            var killAfter = moments.Next(writes / 10, writes);
            var written = await WriteAsync(server, writes, killAfter, moments.Next(0, 15));
            acknowledged.UnionWith(written);

            // The next server opens what the killed one left; only then is it looked at.
            await using var next = await ServedCharley.StartAsync(folder.File("charley.db"));
            var stored = Stored();
            Assert.True(acknowledged.IsSubsetOf(stored), $"Round {round}: {acknowledged.Except(stored).Count()} of {acknowledged.Count} are lost.");
            Assert.True(stored.Count <= acknowledged.Count + ((round + 1) * Writers), "More is stored than was ever sent.");
            Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
        }

        Assert.True(acknowledged.Count >= rounds * (writes / 10));
        TestContext.Current.SendDiagnosticMessage("{0} kills, {1} acknowledged writes, 0 lost", rounds, acknowledged.Count);
    }

    /// <summary>Writes from several browsers at once and kills the server after a number of answers.</summary>
    private static async Task<List<Guid>> WriteAsync(ServedCharley server, int writes, int killAfter, int pause)
    {
        var done = new List<Guid>();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
            var page = await client.GetStringAsync(new Uri("/diary/log", UriKind.Relative));
            var key = FormKey().Match(page).Groups["key"].Value;
            for (var write = 0; write < writes / Writers; write++)
            {
                var id = Guid.CreateVersion7();
                using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["form-key"] = key,
                    ["id"] = id.ToString(),
                    ["kind"] = "cramp",
                    ["site"] = "calf",
                    ["now"] = "yes",
                    ["note"] = new string('x', 900),
                });
                try
                {
                    using var answer = await client.PostAsync(new Uri("/diary/log", UriKind.Relative), form);
                    if (answer.StatusCode != System.Net.HttpStatusCode.SeeOther)
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

    private HashSet<Guid> Stored()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Id\" FROM \"Episodes\"";
        using var reader = command.ExecuteReader();
        var ids = new HashSet<Guid>();
        while (reader.Read())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    private string? Scalar(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100, S2077 // Only the constant above comes here.
        command.CommandText = sql;
#pragma warning restore CA2100, S2077
        return command.ExecuteScalar()?.ToString();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.File("charley.db"), Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("name=\"form-key\" value=\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FormKey();

    [GeneratedRegex("http://127[0-9.:]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address127();

    /// <summary>The program as people start it, in a process of its own.</summary>
    private sealed class ServedCharley : IAsyncDisposable
    {
        private readonly Process process;

        private ServedCharley(Process process, Uri address) => (this.process, Address) = (process, address);

        public Uri Address { get; }

        public static async Task<ServedCharley> StartAsync(string database)
        {
            var started = Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList = { Path.Combine(AppContext.BaseDirectory, "charley.dll"), "serve", "--no-browser", "--urls", "http://127.0.0.1:0", "--db", database, "--knowledge", RealKnowledge.Folder },
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            string? line;
            do
            {
                // The host's own messages come first.
                line = await started.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
            }
            while (!Address127().IsMatch(line));
            return new ServedCharley(started, new Uri(Address127().Match(line).Value));
        }

        /// <summary>On Unix this is SIGKILL: no handler runs, nothing is flushed.</summary>
        public void Kill()
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        public async ValueTask DisposeAsync()
        {
            Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
