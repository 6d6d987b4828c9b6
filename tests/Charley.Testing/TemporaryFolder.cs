using Microsoft.Data.Sqlite;

namespace Charley.Testing;

/// <summary>A folder of its own for one test, removed afterwards with all that is in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("charley-test-").FullName;

    /// <summary>The path of a file in the folder, which need not exist.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Idle connections of the pool keep SQLite files open.
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
