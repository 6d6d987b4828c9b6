using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Storage;

/// <summary>Opens the database for one piece of work, and says in plain words when the storage fails.</summary>
/// <param name="contexts">Opens the database.</param>
/// <param name="location">Where it is, for the words.</param>
public sealed class DiaryAccess(IDbContextFactory<DiaryContext> contexts, DiaryLocation location)
{
    /// <summary>Does the work in a context of its own.</summary>
    /// <exception cref="DiaryUnavailableException">
    /// The disk is full, the file can't be written, the server is away: the message says what to do. What was acknowledged
    /// before is not touched; this work is not stored.
    /// </exception>
    internal async Task<T> RunAsync<T>(Func<DiaryContext, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return await work(context);
        }
        catch (Exception failure) when (failure is not DbUpdateConcurrencyException && Explain(failure) is { } message)
        {
            throw new DiaryUnavailableException(message, failure);
        }
    }

    /// <summary>Entity Framework wraps what the database said.</summary>
    private string? Explain(Exception failure) =>
        StorageFailures.Explain(failure, location)
        ?? (failure is DbUpdateException { InnerException: { } inner } ? StorageFailures.Explain(inner, location) : null);
}
