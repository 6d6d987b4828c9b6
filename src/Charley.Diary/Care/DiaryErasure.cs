using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Care;

/// <summary>Deletes everything, so that nothing can be read from the file either.</summary>
/// <param name="access">Opens the database.</param>
/// <param name="location">Where the diary is.</param>
public sealed class DiaryErasure(DiaryAccess access, DiaryLocation location)
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
                    new SqliteUpkeep(file).WipeTraces();
                    return Task.FromResult(true);
                },
                cancellationToken);
        }
    }
}
