using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Tests;

public sealed class MigrationTests
{
    public static TheoryData<Provider> Providers => TestDiary.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_migrations_say_all_that_the_model_says(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        await using var context = diary.Context();

        Assert.False(context.Database.HasPendingModelChanges(), "Write a migration: tools/Charley.Diary.Design/README.md");
        Assert.NotEmpty(await context.Database.GetAppliedMigrationsAsync(Cancel));
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancel));
    }

    [Theory]
    [InlineData("SELECT \"Site\", \"Side\", count(*) FROM \"Episodes\" WHERE \"PersonId\" = 'x' AND \"DeletedAt\" IS NULL GROUP BY \"Site\", \"Side\"", "IX_Episodes_Places")]
    [InlineData("SELECT \"Tried\", count(*) FROM \"Episodes\" WHERE \"PersonId\" = 'x' AND \"DeletedAt\" IS NULL GROUP BY \"Tried\"", "IX_Episodes_Tried")]
    public async Task The_overview_is_counted_in_the_order_of_an_index(string sql, string index)
    {
        await using var diary = await TestDiary.OpenAsync(Provider.Sqlite);
        await using var context = diary.Context();
        await context.Database.OpenConnectionAsync(Cancel);
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100, S2077 // Only the constants above come here.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100, S2077
        await using var plan = await command.ExecuteReaderAsync(Cancel);

        Assert.True(await plan.ReadAsync(Cancel));
        Assert.Contains(index, plan.GetString(plan.GetOrdinal("detail")), StringComparison.Ordinal);
        Assert.False(await plan.ReadAsync(Cancel), "The rows are sorted once more.");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Opening_again_changes_nothing(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        var person = await diary.People.DefaultAsync(Cancel);

        await diary.Database.OpenAsync(Cancel);

        Assert.Equal(person, await diary.People.DefaultAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Servers_that_start_at_the_same_time_all_come_up(Provider provider)
    {
        await using var diary = TestDiary.Unopened(provider);
        await using var other = diary.OtherServer();
        await using var third = diary.OtherServer();

        await Task.WhenAll(
            Task.Run(() => diary.Database.OpenAsync(Cancel), Cancel),
            Task.Run(() => other.Database.OpenAsync(Cancel), Cancel),
            Task.Run(() => third.Database.OpenAsync(Cancel), Cancel));

        Assert.NotNull(await diary.People.DefaultAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_diary_of_a_newer_program_is_left_alone(Provider provider)
    {
        await using var diary = await TestDiary.OpenAsync(provider);
        await using (var context = diary.Context())
        {
            await context.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_Later', '99.0.0')""", Cancel);
        }

        var refused = await Assert.ThrowsAsync<DiaryUnavailableException>(() => diary.Database.OpenAsync(Cancel));

        Assert.Contains("newer Charley", refused.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
