using Charley.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Charley.Diary.Tests;

/// <summary>The diary's services as one process has them, on a database that others may use too.</summary>
public sealed class TestServer(string connection, TimeProvider time) : IAsyncDisposable
{
    private readonly ServiceProvider services =
        new ServiceCollection().AddSingleton(time).AddDiary(connection).BuildServiceProvider();

    public TestServer(string connection)
        : this(connection, new FakeTimeProvider())
    {
    }

    public DiaryDatabase Database => services.GetRequiredService<DiaryDatabase>();

    public InterviewStore Interviews => services.GetRequiredService<InterviewStore>();

    public PersonStore People => services.GetRequiredService<PersonStore>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
