using System.Data.Common;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Storage;
using Charley.Diary.Tests.Episodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Charley.Diary.Tests;

public sealed class StorageFailureTests
{
    [Theory]
    [InlineData("PRAGMA max_page_count = 1", "is full")]
    [InlineData("PRAGMA query_only = ON", "can't write")]
    public async Task A_full_disk_or_a_read_only_file_is_said_in_plain_words_and_loses_nothing(string hindrance, string words)
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        var person = await diary.People.DefaultAsync(Cancel);
        var kept = await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), Examples.EverythingSaid.At(2026, 11, 19), Cancel);
        var access = new DiaryAccess(new HinderedContexts(diary.Location, hindrance), diary.Location);
        var episodes = new EpisodeStore(access, diary.Time);
        var long1 = Examples.CalfCramp with { Note = new string('x', 1000) };

        // Free pages are filled before a file grows, so one write may still fit.
        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await episodes.AddAsync(episodes.NewKey(person.Id), long1.At(2026, 11, 18), Cancel);
            }
        });
        await Assert.ThrowsAsync<DiaryUnavailableException>(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await new DayStore(access, diary.Time).SaveAsync(
                    person.Id, new(2020 + i, 1, 1), DayStore.NoVersion, DayContent.Empty with { Tags = [.. Enumerable.Repeat(new string('x', 100), 20)] }, Cancel);
            }
        });

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains(diary.Location.ToString(), refused.Message, StringComparison.Ordinal);
        Assert.Equal(kept, await diary.Episodes.FindAsync(kept.Key, Cancel));

        // Pooled connections keep what was set on them.
        SqliteConnection.ClearAllPools();
        await diary.Database.OpenAsync(Cancel);
        await diary.Episodes.AddAsync(diary.Episodes.NewKey(person.Id), Examples.CalfCramp.At(2026, 11, 20), Cancel);
    }

    private sealed class HinderedContexts(DiaryLocation location, string hindrance) : IDbContextFactory<DiaryContext>
    {
        public DiaryContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<DiaryContext>();
            location.Configure(options);
            options.AddInterceptors(new Hindrance(hindrance));
            return new DiaryContext(options.Options);
        }
    }

    /// <summary>SQLite reports a page limit as it reports a full disk, and a refused write as it reports a read-only file.</summary>
    private sealed class Hindrance(string sql) : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100, S2077 // Only the constants above come here.
            command.CommandText = sql;
#pragma warning restore CA2100, S2077
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
