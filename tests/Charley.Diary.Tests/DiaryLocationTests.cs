using Charley.Diary.Storage;
using Npgsql;

namespace Charley.Diary.Tests;

public sealed class DiaryLocationTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_connection_the_diary_is_in_the_accounts_data_folder(string? connection)
    {
        var file = Assert.IsType<DiaryLocation.SqliteFile>(DiaryLocation.From(connection));

        Assert.EndsWith(Path.Combine("charley", "charley.db"), file.Path, StringComparison.Ordinal);
        Assert.StartsWith(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            file.Path,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my.db")]
    [InlineData("./Server=odd.db")]
    [InlineData("/data/été/日記.db")]
    public void A_path_is_a_file(string path) =>
        Assert.Equal(Path.GetFullPath(path), Assert.IsType<DiaryLocation.SqliteFile>(DiaryLocation.From(path)).Path);

    [Theory]
    [InlineData("Server=db;Database=charley")]
    [InlineData("Data Source=my.db")]
    [InlineData("Host=db;Nonsense=1")]
    [InlineData("postgresql://db/charley?nonsense=1")]
    [InlineData("postgresql://db:notaport/charley")]
    public void What_is_neither_is_refused_and_no_file_is_made_of_it(string connection)
    {
        var refused = Assert.Throws<DiaryUnavailableException>(() => DiaryLocation.From(connection));

        Assert.Contains("Host=localhost", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Database=charley;Username=me;Password=secret", "db:5432/charley")]
    [InlineData("postgresql://me:secret@db:6000/charley", "db:6000/charley")]
    [InlineData("postgres://me@db", "db:5432/me")]
    public void A_server_is_shown_without_its_password(string connection, string shown) =>
        Assert.Equal(shown, Assert.IsType<DiaryLocation.PostgresServer>(DiaryLocation.From(connection)).ToString());

    [Fact]
    public void A_connection_address_keeps_escaped_letters_and_parameters()
    {
        var connection = new NpgsqlConnectionStringBuilder(PostgresUri.ToConnectionString(
            "postgresql://me%40home:p%3Ass%2Fword@[::1]:6000/my%20diary?sslmode=require&connect_timeout=3"));

        Assert.Equal("me@home", connection.Username);
        Assert.Equal("p:ss/word", connection.Password);
        Assert.Equal("::1", connection.Host);
        Assert.Equal(6000, connection.Port);
        Assert.Equal("my diary", connection.Database);
        Assert.Equal(SslMode.Require, connection.SslMode);
        Assert.Equal(3, connection.Timeout);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_with_what_to_check()
    {
        // Port 1 is reserved; nothing listens there.
        await using var server = new TestServer("Host=127.0.0.1;Port=1;Database=charley;Username=me;Password=secret;Timeout=5");

        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(
            () => server.Database.OpenAsync(TestContext.Current.CancellationToken));

        Assert.Contains("127.0.0.1:1/charley", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }
}
