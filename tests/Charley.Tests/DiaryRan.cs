using Charley.Commands;
using Charley.Testing;

namespace Charley.Tests;

/// <summary>Runs diary commands on a file of their own, with a clock that stands still.</summary>
internal sealed class DiaryRan : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>A Sunday morning in UTC.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 6, 30, 0, TimeSpan.Zero));

    public string Database => folder.File("charley.db");

    public string File(string name) => folder.File(name);

    public Task<Ran> Of(params string[] arguments) => Typing(string.Empty, arguments);

    /// <summary>Runs a command as a person who types the given lines.</summary>
    public async Task<Ran> Typing(string typed, params string[] arguments)
    {
        using var input = new StringReader(typed);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var parsed = CharleyCommand.Create(new Terminal(input, output, error), Time)
            .Parse([.. arguments, "--db", Database, "--knowledge", RealKnowledge.Folder]);
        Assert.Empty(parsed.Errors);
        var code = await parsed.InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return new Ran(code, output.ToString(), error.ToString());
    }

    public void Dispose() => folder.Dispose();
}
