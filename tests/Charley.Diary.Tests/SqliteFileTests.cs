using Charley.Diary.Storage;
using Charley.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Tests;

public sealed class SqliteFileTests
{
    [Fact]
    public async Task Connections_are_set_so_that_nothing_acknowledged_is_lost()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        await using var context = diary.Context();

        Assert.Equal("wal", await ValueAsync<string>(context, "SELECT journal_mode AS Value FROM pragma_journal_mode"));
        Assert.Equal(2, await ValueAsync<int>(context, "SELECT synchronous AS Value FROM pragma_synchronous"));
        Assert.Equal(1, await ValueAsync<int>(context, "SELECT foreign_keys AS Value FROM pragma_foreign_keys"));
        Assert.Equal(5000, await ValueAsync<int>(context, "SELECT timeout AS Value FROM pragma_busy_timeout"));
    }

    [Fact]
    public async Task The_file_and_its_folder_are_for_the_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps the account's data folder private by inherited rights.");
            return;
        }

        using var folder = new TemporaryFolder();
        var path = folder.File("new/charley.db");

        await OpenAsync(path);

        const UnixFileMode OthersRights =
            UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & OthersRights);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.GetDirectoryName(path)!) & OthersRights);
    }

    [Fact]
    public void A_backup_is_complete_and_lies_beside_the_diary()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("charley.db");
        Run(path, """
            CREATE TABLE "Old" ("Word" TEXT);
            INSERT INTO "Old" VALUES ('kept');
            """);
        var upkeep = new SqliteUpkeep(new DiaryLocation.SqliteFile(path));

        upkeep.BackUp(Instant.FromUtc(2026, 11, 22, 3, 4, 5));

        var backup = Assert.Single(Directory.GetFiles(folder.Path, "*before*"));
        Assert.Equal("charley.db.before-update-20261122T030405000Z", Path.GetFileName(backup));
        Assert.Equal("kept", Run(backup, """SELECT "Word" FROM "Old" """));
    }

    [Fact]
    public async Task A_new_diary_and_one_that_is_up_to_date_make_no_backup()
    {
        using var folder = new TemporaryFolder();

        await OpenAsync(folder.File("charley.db"));
        await OpenAsync(folder.File("charley.db"));

        Assert.Empty(Directory.GetFiles(folder.Path, "*before*"));
    }

    [Fact]
    public async Task A_program_killed_while_updating_does_not_keep_the_next_one_out()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("charley.db");
        Run(path, """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-22 03:04:05+00:00');
            """);

        await OpenAsync(path).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal("0", Run(path, """SELECT count(*) FROM "People" """));
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_is_named_with_what_to_do()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a folder that not even root can write.");

        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(() => OpenAsync("/proc/charley.db"));

        Assert.Contains("can't write to its diary at /proc/charley.db", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--db", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made_is_named_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "not a folder", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(() => OpenAsync(folder.File("file/charley.db")));

        Assert.Contains("can't write to its diary", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "can't write")]
    [InlineData(13, "disk")]
    [InlineData(5, "locked")]
    [InlineData(11, "damaged")]
    public void What_SQLite_reports_is_said_in_plain_words(int code, string words)
    {
        var location = new DiaryLocation.SqliteFile("/home/me/charley.db");

        var message = StorageFailures.Explain(new SqliteException("raw", code), location);

        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains(location.Path, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("letter.txt");
        var letter = string.Concat(Enumerable.Repeat("Dear doctor, ", 1000));
        await File.WriteAllTextAsync(path, letter, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(() => OpenAsync(path));

        Assert.Contains("not a Charley diary", refused.Message, StringComparison.Ordinal);
        Assert.Equal(letter, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_database_of_another_program_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("photos.db");
        Run(path, "CREATE TABLE photos (name TEXT)");
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(() => OpenAsync(path));

        Assert.Contains("not a Charley diary", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_damaged_diary_is_refused_with_the_way_back()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("charley.db");
        await OpenAsync(path);
        Run(path, "PRAGMA wal_checkpoint(TRUNCATE)");
        Scramble(path);

        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(() => OpenAsync(path));

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
        Assert.Contains("backup", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Overwrites every page but the first, as a dying disk might.</summary>
    private static void Scramble(string path)
    {
        const int PageSize = 4096;
        var bytes = File.ReadAllBytes(path);
        Assert.True(bytes.Length > 2 * PageSize);
        Array.Fill(bytes, (byte)0x5A, PageSize, bytes.Length - PageSize);
        File.WriteAllBytes(path, bytes);
    }

    private static async Task OpenAsync(string path)
    {
        await using var diary = new TestServer(path);
        await diary.Database.OpenAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<T> ValueAsync<T>(DbContext context, string sql) =>
        await context.Database.SqlQueryRaw<T>(sql).SingleAsync(TestContext.Current.CancellationToken);

    private static string? Run(string path, string sql)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
