using System.Net;
using Microsoft.Data.Sqlite;

namespace Charley.Tests;

/// <summary>The real server on a disk that gets full, and a diary that nobody may write.</summary>
public sealed class DiaryDiskTests
{
    private const int MostWrites = 20_000;
    private const int SomeWrites = 20;
    private static readonly Uri Log = new("/diary/log", UriKind.Relative);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_nothing_acknowledged_is_lost_and_writing_goes_on_once_there_is_room()
    {
        await using var disk = await SmallDisk.MakeAsync();
        await using var server = await ServedCharley.StartAsync(disk.Database);
        using var client = server.Visit();
        var key = await ServedCharley.FormKeyAsync(client);
        var acknowledged = new HashSet<Guid>();
        await WriteAsync(client, key, acknowledged, SomeWrites);
        await disk.FillUpAsync(server);

        var (refused, page) = await WriteAsync(client, key, acknowledged, MostWrites);
        using var reading = await client.GetAsync(new Uri("/diary", UriKind.Relative), Cancel);
        await disk.MakeRoomAsync(server);
        using var again = await SendAsync(client, key, refused!.Value);

        Assert.Contains(disk.IsMounted ? "is full" : "write to its diary", page, StringComparison.Ordinal);
        Assert.Contains(Note(refused.Value), page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, reading.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        acknowledged.Add(refused.Value);
        server.Kill();
        await AssertKeptAsync(disk, acknowledged);
    }

    [Fact]
    public async Task A_diary_that_nobody_may_write_is_left_alone_with_a_plain_reason()
    {
        await using var disk = await SmallDisk.MakeAsync();
        var acknowledged = new HashSet<Guid>();
        await using (var server = await ServedCharley.StartAsync(disk.Database))
        {
            using var client = server.Visit();
            await WriteAsync(client, await ServedCharley.FormKeyAsync(client), acknowledged, SomeWrites);
        }

        var isReadOnly = await disk.MakeReadOnlyAsync();
        var logged = await Ran.Of(string.Empty, "log", "cramp", "calf", "--db", disk.Database);
        await disk.MakeWritableAsync();

        Assert.Equal(isReadOnly ? 2 : 0, logged.Code);
        Assert.Contains(isReadOnly ? "can't write to its diary at " + disk.Database : "Logged", logged.Error + logged.Out, StringComparison.Ordinal);
        Assert.Equal(SomeWrites, acknowledged.Count);
        await AssertKeptAsync(disk, acknowledged);
    }

    /// <summary>Logs until the server refuses, or often enough.</summary>
    /// <returns>What was refused, and the page that said so.</returns>
    private static async Task<(Guid? Refused, string Page)> WriteAsync(HttpClient client, string key, HashSet<Guid> acknowledged, int writes)
    {
        for (var write = 0; write < writes; write++)
        {
            var id = Guid.CreateVersion7();
            using var answer = await SendAsync(client, key, id);
            if (answer.StatusCode != HttpStatusCode.SeeOther)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                return (id, await answer.Content.ReadAsStringAsync(Cancel));
            }

            acknowledged.Add(id);
        }

        return (null, string.Empty);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string key, Guid id)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["form-key"] = key,
            ["id"] = id.ToString(),
            ["kind"] = "cramp",
            ["site"] = "calf",
            ["now"] = "yes",
            ["note"] = Note(id),
        });
        return await client.PostAsync(Log, form, Cancel);
    }

    /// <summary>Long enough to fill a disk, and known again.</summary>
    private static string Note(Guid id) => id + new string('x', 900);

    /// <summary>After another start everything is there, and the file is whole.</summary>
    private static async Task AssertKeptAsync(SmallDisk disk, HashSet<Guid> acknowledged)
    {
        await using var next = await ServedCharley.StartAsync(disk.Database);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = disk.Database, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Id\" FROM \"Episodes\"";
        var stored = new HashSet<Guid>();
        await using (var rows = await command.ExecuteReaderAsync(Cancel))
        {
            while (await rows.ReadAsync(Cancel))
            {
                stored.Add(rows.GetGuid(0));
            }
        }

        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await command.ExecuteScalarAsync(Cancel));
        Assert.True(acknowledged.IsSubsetOf(stored), $"{acknowledged.Except(stored).Count()} of {acknowledged.Count} are lost.");
    }
}
