using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Imports;

/// <summary>Remembers how a person's tables are read.</summary>
/// <param name="access">Opens the database; every method may throw its <see cref="DiaryUnavailableException"/>.</param>
/// <param name="time">The clock.</param>
public sealed class MappingStore(DiaryAccess access, TimeProvider time)
{
    /// <summary>All mappings of a person, by the signature of their headings.</summary>
    public Task<Dictionary<string, string>> ListAsync(Guid personId, CancellationToken cancellationToken = default) =>
        access.RunAsync(
            context => context.Mappings.AsNoTracking()
                .Where(mapping => mapping.PersonId == personId)
                .ToDictionaryAsync(mapping => mapping.Signature, mapping => mapping.Mapping, StringComparer.Ordinal, cancellationToken),
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
