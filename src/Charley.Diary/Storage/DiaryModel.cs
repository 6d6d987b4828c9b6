using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Storage;

/// <summary>What the database library has to know of the tables before it reads the first.</summary>
public static class DiaryModel
{
    /// <summary>
    /// Builds it on another core, where a start has something else to do first. It is kept for the life of the process; who opens the
    /// diary before it is ready waits for it, and who opens one that can't be used is told there.
    /// </summary>
    /// <param name="connection">Where the diary is, as <see cref="DiaryLocation.From"/> reads it; null for the default.</param>
    public static Task PrepareAsync(string? connection) => Task.Run(() =>
    {
        var options = new DbContextOptionsBuilder<DiaryContext>();
        DiaryLocation.From(connection).Configure(options);
        using var context = new DiaryContext(options.Options);
        _ = context.Model;
    });
}
