using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Charley.Diary.Design;

/// <summary>Gives dotnet ef the model for one provider; nothing is connected to.</summary>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<DiaryContext>
{
    /// <inheritdoc/>
    /// <param name="args">A location as <see cref="DiaryLocation.From"/> reads it.</param>
    public DiaryContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<DiaryContext>();
        DiaryLocation.From(args is [var location] ? location : null).Configure(options);
        return new DiaryContext(options.Options);
    }

    private static void Main()
    {
        // dotnet ef starts this program only to find the factory above.
    }
}
