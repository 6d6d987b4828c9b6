using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Imports;

/// <summary>Remembers how a person's tables are read.</summary>
/// <param name="access">Opens the database; every method may throw its <see cref="DiaryUnavailableException"/>.</param>
/// <param name="time">The clock.</param>
public sealed class MappingStore(DiaryAccess access, TimeProvider time)
{
    /// <summary>The mapping for tables with these headings, or null.</summary>
    public Task<string?> FindAsync(Guid personId, string signature, CancellationToken cancellationToken = default) =>
        access.RunAsync(
            context => context.Mappings.AsNoTracking()
                .Where(mapping => mapping.PersonId == personId && mapping.Signature == signature)
                .Select(mapping => (string?)mapping.Mapping)
                .SingleOrDefaultAsync(cancellationToken),
            cancellationToken);

    /// <summary>Remembers a mapping in place of the one before.</summary>
    public async Task RememberAsync(Guid personId, string signature, string mapping, CancellationToken cancellationToken = default) =>
        await access.RunAsync(
            async context =>
            {
                var now = time.Now();
                var changed = await context.Mappings
                    .Where(known => known.PersonId == personId && known.Signature == signature)
                    .ExecuteUpdateAsync(set => set.SetProperty(known => known.Mapping, mapping).SetProperty(known => known.UpdatedAt, now), cancellationToken);
                if (changed == 0)
                {
                    context.Add(new ColumnMapping { PersonId = personId, Signature = signature, Mapping = mapping, UpdatedAt = now });
                    await context.SaveChangesAsync(cancellationToken);
                }

                return true;
            },
            cancellationToken);
}
