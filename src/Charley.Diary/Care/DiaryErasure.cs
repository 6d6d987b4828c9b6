using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Care;

/// <summary>Deletes everything, so that nothing can be read from the file either.</summary>
/// <param name="access">Opens the database.</param>
/// <param name="location">Where the diary is.</param>
/// <param name="time">The clock, for waiting.</param>
public sealed class DiaryErasure(DiaryAccess access, DiaryLocation location, TimeProvider time)
{
    /// <summary>
    /// Removes everybody with everything that belongs to them, overwrites the space it took, and removes the copies that
    /// Charley made beside the diary. Backups elsewhere, and those of the server or the disk, are not reached.
    /// </summary>
    /// <exception cref="DiaryUnavailableException">The diary can't be written.</exception>
    public async Task EraseAsync(CancellationToken cancellationToken = default)
    {
        await access.RunAsync(context => context.People.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        if (location is DiaryLocation.SqliteFile file)
        {
            await access.RunAsync(
                _ =>
                {
                    new SqliteRemoval(file).WipeTraces();
                    return Task.FromResult(true);
                },
                cancellationToken);
        }
    }

    /// <summary>
    /// Removes an erased diary's file and the folder beside it, so that nothing of Charley is left there. Afterwards the diary is
    /// usable again only when it has been opened anew.
    /// </summary>
    /// <returns>Whether they are gone: false if another process has the file in use, and for a database on a server.</returns>
    /// <exception cref="DiaryUnavailableException">They can't be removed; what they held is erased.</exception>
    public Task<bool> TryRemoveAsync(CancellationToken cancellationToken = default) => location is DiaryLocation.SqliteFile file
        ? access.RunAsync(_ => new SqliteRemoval(file).TryRemoveAsync(time, cancellationToken), cancellationToken)
        : Task.FromResult(false);
}
