using Charley.Diary.Care;
using Charley.Diary.Tests.Episodes;
using Charley.Testing;
using Microsoft.Data.Sqlite;

namespace Charley.Diary.Tests.Care;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_backup_holds_everything_and_opens_on_another_machine()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var person = await diary.People.DefaultAsync(Cancel);
        var episode = await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), Examples.EverythingSaid.At(2026, 11, 20), Cancel);
        var backup = folder.File("backup.db");

        diary.Get<DiaryBackup>().BackUp(backup);

        await using var elsewhere = new TestServer(folder.File("new-machine/charley.db"));
        Assert.Null(await elsewhere.Get<DiaryBackup>().RestoreAsync(backup, Cancel));
        Assert.Equal(episode, await elsewhere.Get<Charley.Diary.Episodes.EpisodeStore>().FindAsync(episode.Key, Cancel));
        Assert.Equal([backup], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_backup_made_while_others_write_is_whole_and_holds_what_was_acknowledged_before()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var person = await diary.People.DefaultAsync(Cancel);
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writing = Enumerable.Range(0, 2).Select(_ => Task.Run(WriteAsync, Cancel)).ToList();

        async Task WriteAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), Examples.EverythingSaid.At(2026, 11, 20), Cancel);
                Interlocked.Increment(ref written);
            }
        }

        for (var round = 0; round < 5; round++)
        {
            var before = Volatile.Read(ref written);
            var backup = folder.File($"backup-{round}.db");
            diary.Get<DiaryBackup>().BackUp(backup);

            Assert.Equal("ok", Scalar(backup, "PRAGMA integrity_check"));
            Assert.InRange(int.Parse(Scalar(backup, "SELECT count(*) FROM \"Episodes\"")!, null), before, int.MaxValue);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        Assert.Equal(written, (await diary.Episodes.RecentAsync(person.Id, int.MaxValue, Cancel)).Count);
    }

    [Fact]
    public async Task Restoring_keeps_what_was_there_before_beside_it()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var person = await diary.People.DefaultAsync(Cancel);
        var first = await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), Examples.CalfCramp.At(2026, 11, 19), Cancel);
        diary.Get<DiaryBackup>().BackUp(folder.File("backup.db"));
        var second = await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), Examples.CalfCramp.At(2026, 11, 20), Cancel);

        var kept = await diary.Get<DiaryBackup>().RestoreAsync(folder.File("backup.db"), Cancel);

        Assert.Equal([first], await diary.Episodes.RecentAsync(person.Id, 9, Cancel));
        await diary.Get<DiaryBackup>().RestoreAsync(kept!, Cancel);
        Assert.Equal([second, first], await diary.Episodes.RecentAsync(person.Id, 9, Cancel));
    }

    [Fact]
    public async Task A_damaged_diary_is_moved_aside_and_replaced()
    {
        var path = folder.File("charley.db");
        var backup = folder.File("backup.db");
        await using (var diary = new TestServer(path))
        {
            await diary.Database.OpenAsync(Cancel);
            await diary.People.DefaultAsync(Cancel);
            diary.Get<DiaryBackup>().BackUp(backup);
        }

        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(path, new string('x', 100_000), Cancel);
        await using var broken = new TestServer(path);

        var kept = await broken.Get<DiaryBackup>().RestoreAsync(backup, Cancel);

        Assert.StartsWith("xxx", await File.ReadAllTextAsync(kept!, Cancel), StringComparison.Ordinal);
        Assert.Single(await broken.People.ListAsync(Cancel));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_the_diary_stays()
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var person = await diary.People.DefaultAsync(Cancel);
        await File.WriteAllTextAsync(folder.File("letter.txt"), string.Concat(Enumerable.Repeat("Dear doctor, ", 1000)), Cancel);

        var notOne = await Assert.ThrowsAsync<DiaryUnavailableException>(() => diary.Get<DiaryBackup>().RestoreAsync(folder.File("letter.txt"), Cancel));
        var missing = await Assert.ThrowsAsync<DiaryUnavailableException>(() => diary.Get<DiaryBackup>().RestoreAsync(folder.File("nothing.db"), Cancel));
        var taken = Assert.Throws<DiaryUnavailableException>(() => diary.Get<DiaryBackup>().BackUp(folder.File("letter.txt")));
        var unreachable = Assert.Throws<DiaryUnavailableException>(() => diary.Get<DiaryBackup>().BackUp("/proc/backup.db"));

        Assert.Contains("not a Charley diary", notOne.Message, StringComparison.Ordinal);
        Assert.Contains("no file", missing.Message, StringComparison.Ordinal);
        Assert.Contains("never writes over", taken.Message, StringComparison.Ordinal);
        Assert.Contains("could not write", unreachable.Message, StringComparison.Ordinal);
        Assert.Equal(person, await diary.People.DefaultAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Deleting_everything_leaves_nothing(Provider provider)
    {
        const string Secret = "nobody-else-must-read-this";
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.AddAsync(Secret, cancellationToken: Cancel);
        for (var i = 0; i < 50; i++)
        {
            await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), (Examples.CalfCramp with { Note = Secret }).At(2026, 11, 20), Cancel);
        }

        await diary.Days.SaveAsync(person.Id, new(2026, 11, 20), 0, Charley.Diary.Days.DayContent.Empty with { Tags = [Secret] }, Cancel);
        await diary.Interviews.StartAsync(person.Id, Contents.NightCramps.With(Secret, Charley.Knowledge.Answer.Yes), Cancel);
        if (diary.Location is DiaryLocation.SqliteFile file)
        {
            await File.WriteAllTextAsync(file.Path + ".before-update-20260101T000000000Z", Secret, Cancel);
        }

        await diary.Get<DiaryErasure>().EraseAsync(Cancel);

        Assert.Empty(await diary.People.ListAsync(Cancel));
        await using var context = diary.Context();
        Assert.Equal(0, context.Episodes.Count() + context.Days.Count() + context.Interviews.Count());
        if (diary.Location is DiaryLocation.SqliteFile erased)
        {
            Assert.All(Directory.GetFiles(Path.GetDirectoryName(erased.Path)!), path => Assert.DoesNotContain(Secret, ReadShared(path), StringComparison.Ordinal));
        }

        Assert.NotNull(await diary.People.DefaultAsync(Cancel));
    }

    public static TheoryData<Provider> Providers => TestDiary.Providers;

    public void Dispose() => folder.Dispose();

    private static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static string? Scalar(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100, S2077 // Only the constants above come here.
        command.CommandText = sql;
#pragma warning restore CA2100, S2077
        return command.ExecuteScalar()?.ToString();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
