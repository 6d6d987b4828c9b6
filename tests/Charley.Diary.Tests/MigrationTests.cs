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
