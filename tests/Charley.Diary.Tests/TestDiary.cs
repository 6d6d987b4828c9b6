using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Storage;
using Charley.Testing;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Tests;

public enum Provider
{
    Sqlite,
    Postgres,
}

/// <summary>An empty diary on one of the databases, removed after the test.</summary>
public sealed class TestDiary : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly TemporaryPostgresDatabase? postgres;
    private readonly string connection;
    private readonly TestServer server;

    private TestDiary(Provider provider)
    {
        postgres = provider == Provider.Postgres ? TemporaryPostgresDatabase.Create() : null;
        folder = new TemporaryFolder();
        connection = postgres?.ConnectionString ?? folder.File("charley.db");
        server = OtherServer();
    }

    public static TheoryData<Provider> Providers { get; } = [Provider.Sqlite, Provider.Postgres];

    public FakeTimeProvider Time { get; } = new();

    public InterviewStore Interviews => server.Interviews;

    public PersonStore People => server.People;

    public EpisodeStore Episodes => server.Get<EpisodeStore>();

    public DayStore Days => server.Get<DayStore>();

    public T Get<T>()
        where T : notnull => server.Get<T>();

    public DiaryLocation Location => server.Get<DiaryLocation>();

    public DiaryDatabase Database => server.Database;

    public static TestDiary Unopened(Provider provider) => new(provider);

    public static async Task<TestDiary> OpenAsync(Provider provider)
    {
        var diary = Unopened(provider);
        await diary.Database.OpenAsync(TestContext.Current.CancellationToken);
        return diary;
    }

    /// <summary>The same database seen by another process.</summary>
    public TestServer OtherServer() => new(connection, Time);

    public DiaryContext Context() => server.Get<IDbContextFactory<DiaryContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }
}
