using Charley.Diary.Entry;
using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary;

/// <summary>The people of this installation.</summary>
/// <param name="access">Opens the database; every method may throw its <see cref="DiaryUnavailableException"/>.</param>
/// <param name="time">The clock.</param>
public sealed class PersonStore(DiaryAccess access, TimeProvider time)
{
    /// <summary>The field of a name in mistakes.</summary>
    public const string NameField = "name";

    /// <summary>The field of a time zone in mistakes.</summary>
    public const string ZoneField = "zone";

    /// <summary>The person meant when nobody is chosen; added on first use.</summary>
    public async Task<Person> DefaultAsync(CancellationToken cancellationToken = default) =>
        await FindDefaultAsync(cancellationToken) ?? await AddDefaultAsync(cancellationToken);

    /// <summary>The person by an id, or null.</summary>
    public Task<Person?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        access.RunAsync(context => context.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, cancellationToken), cancellationToken);

    /// <summary>Everybody, in the order in which they were added.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken = default) =>
        await access.RunAsync(
            context => context.People.AsNoTracking().OrderBy(person => person.CreatedAt).ThenBy(person => person.Id).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Adds somebody.</summary>
    /// <param name="name">What the person likes to be called; checked by <see cref="CheckName"/>.</param>
    /// <param name="isDemo">Whether the person is made up.</param>
    /// <param name="cancellationToken">Gives up before the person is stored.</param>
    public async Task<Person> AddAsync(string name, bool isDemo = false, CancellationToken cancellationToken = default)
    {
        var person = New() with { Name = name, IsDemo = isDemo };
        await StoreAsync(person, cancellationToken);
        return person;
    }

    /// <summary>Changes a person's name and time zone.</summary>
    /// <param name="id">Who.</param>
    /// <param name="name">The name; null for none.</param>
    /// <param name="zoneId">The zone; null for that of the machine.</param>
    /// <param name="cancellationToken">Gives up before the change is stored.</param>
    /// <returns>Whether there is such a person.</returns>
    public Task<bool> ChangeAsync(Guid id, string? name, string? zoneId, CancellationToken cancellationToken = default) =>
        access.RunAsync(
            async context => await context.People.Where(person => person.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(person => person.Name, name).SetProperty(person => person.ZoneId, zoneId),
                cancellationToken) == 1,
            cancellationToken);

    /// <summary>Says whether pages leave out how many cramps there were.</summary>
    /// <returns>Whether there is such a person.</returns>
    public Task<bool> HideCountsAsync(Guid id, bool hides, CancellationToken cancellationToken = default) =>
        access.RunAsync(
            async context => await context.People.Where(person => person.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(person => person.HidesCounts, hides),
                cancellationToken) == 1,
            cancellationToken);

    /// <summary>Removes a person with everything that belongs to them, for good.</summary>
    /// <returns>Whether there was such a person.</returns>
    public Task<bool> RemoveAsync(Guid id, CancellationToken cancellationToken = default) =>
        access.RunAsync(
            async context => await context.People.Where(person => person.Id == id).ExecuteDeleteAsync(cancellationToken) == 1,
            cancellationToken);

    /// <summary>Checks a name as it was written.</summary>
    /// <returns>The name, or what is wrong with it.</returns>
    public static (string? Name, Mistake? Mistake) CheckName(string? text)
    {
        var mistakes = new List<Mistake>();
        var name = FreeText.Read(NameField, text?.Trim(), FreeText.LongestName, mistakes);
        return name is null && mistakes.Count == 0
            ? (null, Mistake.At(NameField, EntryTexts.NameMissing))
            : (name, mistakes.FirstOrDefault());
    }

    /// <summary>Checks a time zone as it was written; nothing means that of the machine.</summary>
    /// <returns>The zone's id, or what is wrong with it.</returns>
    public static (string? ZoneId, Mistake? Mistake) CheckZone(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, null);
        }

        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(text.Trim()) is { } zone
            ? (zone.Id, null)
            : (null, Mistake.At(ZoneField, EntryTexts.ZoneUnknown, text.Trim()));
    }

    /// <summary>The present by the person's clock.</summary>
    public ZonedDateTime NowFor(Person person) => time.Now().InZone(time.ZoneOf(person));

    private Task<Person?> FindDefaultAsync(CancellationToken cancellationToken) =>
        access.RunAsync(context => context.People.AsNoTracking().SingleOrDefaultAsync(person => person.IsDefault, cancellationToken), cancellationToken);

    private async Task<Person> AddDefaultAsync(CancellationToken cancellationToken)
    {
        var person = New() with { IsDefault = true };
        try
        {
            await StoreAsync(person, cancellationToken);
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

    private Person New() => new() { Id = Guid.CreateVersion7(time.GetUtcNow()), CreatedAt = time.Now() };

    private Task<int> StoreAsync(Person person, CancellationToken cancellationToken) =>
        access.RunAsync(
            async context =>
            {
                context.Add(person);
                return await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
}
