using Charley.Commands;
using Charley.Testing;

namespace Charley.Tests;

/// <summary>What a command wrote and how it ended.</summary>
internal sealed record Ran(int Code, string Out, string Error)
{
    /// <summary>Runs the program's commands in this process, as a person at a terminal who types the given lines.</summary>
    public static Task<Ran> Of(string typed, params string[] arguments) => With(RealKnowledge.Folder, typed, arguments);

    /// <summary>The same with other knowledge.</summary>
    public static async Task<Ran> With(string knowledge, string typed, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader(typed);
        using var folder = new TemporaryFolder();
        string[] withoutDiary = arguments is ["ask", ..] ? ["--db", folder.File("none.db")] : [];
        var parsed = CharleyCommand.Create(new Terminal(input, output, error)).Parse([.. arguments, .. withoutDiary, "--knowledge", knowledge]);
        Assert.Empty(parsed.Errors);
        var code = await parsed.InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return new Ran(code, output.ToString(), error.ToString());
    }
}
