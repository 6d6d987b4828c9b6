using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary;

/// <summary>The people of this installation.</summary>
/// <param name="contexts">Opens the database.</param>
/// <param name="time">The clock.</param>
public sealed class PersonStore(IDbContextFactory<DiaryContext> contexts, TimeProvider time)
{
    /// <summary>The person meant when nobody is chosen; added on first use.</summary>
    public async Task<Person> DefaultAsync(CancellationToken cancellationToken = default)
    {
        return await FindDefaultAsync(cancellationToken)
            ?? await AddDefaultAsync(cancellationToken);
    }

    private async Task<Person?> FindDefaultAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.People.AsNoTracking().SingleOrDefaultAsync(person => person.IsDefault, cancellationToken);
    }

    private async Task<Person> AddDefaultAsync(CancellationToken cancellationToken)
    {
        var person = new Person
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            IsDefault = true,
            CreatedAt = time.Now(),
        };
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.Add(person);
            await context.SaveChangesAsync(cancellationToken);
            return person;
        }
        catch (DbUpdateException)
        {
            // Another request or server was first; the unique index lets only one in.
            if (await FindDefaultAsync(cancellationToken) is { } first)
            {
                return first;
            }

            throw;
        }
    }
}
