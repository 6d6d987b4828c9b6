using System.Collections.Immutable;
using Charley.Diary.Days;
using Charley.Diary.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charley.Diary.Imports;

/// <summary>Takes what files tell into the diary, all of a file or nothing, and takes it back.</summary>
/// <param name="access">Opens the database; every method may throw its <see cref="DiaryUnavailableException"/>.</param>
/// <param name="time">The clock.</param>
public sealed class ImportStore(DiaryAccess access, TimeProvider time)
{
    /// <summary>How often it is tried again when somebody saves one of the days at the same moment.</summary>
    private const int Attempts = 3;

    /// <summary>What an import would do. Nothing is stored.</summary>
    public Task<ImportPlan> PlanAsync(Guid personId, ToldDays told, CancellationToken cancellationToken = default) =>
        access.RunAsync(
            async context => PlanOf(told, await StandingAsync(context, personId, told.Days.Keys.ToList(), cancellationToken)),
            cancellationToken);

    /// <summary>Takes the values in. What is known already, or was written by hand, stays as it is.</summary>
    public Task<ImportDone> CommitAsync(Guid personId, ToldDays told, CancellationToken cancellationToken = default) =>
        AgainWhenCrossedAsync(context => CommitAsync(context, personId, told, cancellationToken), cancellationToken);

    /// <summary>Takes an import back: its values go, unless the person changed them or another import tells them too.</summary>
    /// <returns>The import; null if there is none by this id, or it was taken back before.</returns>
    public Task<ImportRecord?> UndoAsync(Guid personId, Guid importId, CancellationToken cancellationToken = default) =>
        AgainWhenCrossedAsync(context => UndoAsync(context, personId, importId, cancellationToken), cancellationToken);

    /// <summary>The imports that count, the latest first.</summary>
    public async Task<IReadOnlyList<ImportRecord>> ListAsync(Guid personId, CancellationToken cancellationToken = default) =>
        await access.RunAsync(
            context => context.Imports.AsNoTracking()
                .Where(import => import.PersonId == personId && import.UndoneAt == null)
                .OrderByDescending(import => import.ImportedAt).ThenByDescending(import => import.Id)
                .ToListAsync(cancellationToken),
            cancellationToken);

    private async Task<T> AgainWhenCrossedAsync<T>(Func<DiaryContext, Task<T>> work, CancellationToken cancellationToken)
    {
        var attempt = 0;
        while (true)
        {
            attempt++;
            try
            {
                return await access.RunAsync(
                    async context =>
                    {
                        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                        var result = await work(context);
                        await context.SaveChangesAsync(cancellationToken);
                        await transaction.CommitAsync(cancellationToken);
                        return result;
                    },
                    cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // A day was saved between our reading and our writing; the version or the primary key caught it.
            }
        }
    }

    private async Task<ImportDone> CommitAsync(DiaryContext context, Guid personId, ToldDays told, CancellationToken cancellationToken)
    {
        var standing = await StandingAsync(context, personId, told.Days.Keys.ToList(), cancellationToken);
        var plan = PlanOf(told, standing);
        if (plan.News == 0)
        {
            return new ImportDone(plan, null);
        }

        var record = new ImportRecord
        {
            PersonId = personId,
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Source = told.Source,
            FileName = told.FileName,
            ImportedAt = time.Now(),
            Values = plan.News,
        };
        context.Add(record);
        foreach (var (date, day) in plan.Days)
        {
            if (day.News != DayContent.Empty)
            {
                context.Add(new ImportedDay { PersonId = personId, ImportId = record.Id, Date = date, Content = day.News });
                Put(context, standing.Days.GetValueOrDefault(date), personId, date, day.After);
            }
        }

        return new ImportDone(plan, record);
    }

    private async Task<ImportRecord?> UndoAsync(DiaryContext context, Guid personId, Guid importId, CancellationToken cancellationToken)
    {
        var record = await context.Imports.SingleOrDefaultAsync(
            import => import.PersonId == personId && import.Id == importId && import.UndoneAt == null, cancellationToken);
        if (record is null)
        {
            return null;
        }

        var removed = await context.ImportedDays.AsNoTracking()
            .Where(day => day.PersonId == personId && day.ImportId == importId)
            .ToListAsync(cancellationToken);
        var standing = await StandingAsync(context, personId, [.. removed.Select(day => day.Date)], cancellationToken);
        foreach (var day in removed)
        {
            var told = standing.Told[day.Date].ToList();
            if (standing.Days.GetValueOrDefault(day.Date) is { } current)
            {
                var after = DayMerge.Remove(
                    current.Content,
                    [.. told.Select(part => part.Told)],
                    [.. told.Where(part => part.ImportId != importId).Select(part => part.Told)],
                    day.Content);
                Put(context, current, personId, day.Date, after);
            }
        }

        var undone = record with { UndoneAt = time.Now() };
        context.Entry(record).CurrentValues.SetValues(undone);
        return undone;
    }

    /// <summary>A record that says nothing is no record.</summary>
    private void Put(DiaryContext context, DayRecord? current, Guid personId, LocalDate date, DayContent content)
    {
        if (content == current?.Content)
        {
            return;
        }

        var changed = new DayRecord
        {
            PersonId = personId,
            Date = date,
            Content = content,
            UpdatedAt = time.Now(),
            Version = (current?.Version ?? DayStore.NoVersion) + 1,
        };
        if (current is null)
        {
            context.Add(changed);
        }
        else if (content == DayContent.Empty)
        {
            context.Remove(current);
        }
        else
        {
            context.Entry(current).CurrentValues.SetValues(changed);
        }
    }

    private static ImportPlan PlanOf(ToldDays told, Standing standing) => new(told.Days.ToImmutableSortedDictionary(
        pair => pair.Key,
        pair => DayMerge.Add(
            standing.Days.GetValueOrDefault(pair.Key)?.Content ?? DayContent.Empty,
            [.. standing.Told[pair.Key].Select(part => part.Told)],
            new ToldDay(told.Source, pair.Value))));

    /// <summary>What the diary and the earlier imports say about the days of a range.</summary>
    private static async Task<Standing> StandingAsync(
        DiaryContext context, Guid personId, List<LocalDate> dates, CancellationToken cancellationToken)
    {
        if (dates.Count == 0)
        {
            return new Standing([], Enumerable.Empty<(LocalDate, Guid, ToldDay)>().ToLookup(_ => default(LocalDate), _ => default((Guid, ToldDay))));
        }

        var (from, to) = (dates.Min(), dates.Max());
        var days = await context.Days
            .Where(day => day.PersonId == personId && day.Date >= from && day.Date <= to)
            .ToDictionaryAsync(day => day.Date, cancellationToken);
        var told = await context.ImportedDays.AsNoTracking()
            .Where(day => day.PersonId == personId && day.Date >= from && day.Date <= to)
            .Join(
                context.Imports.AsNoTracking().Where(import => import.PersonId == personId && import.UndoneAt == null),
                day => day.ImportId,
                import => import.Id,
                (day, import) => new { day.Date, import.ImportedAt, import.Id, import.Source, Day = day })
            .ToListAsync(cancellationToken);
        return new Standing(
            days,
            told.OrderBy(part => part.ImportedAt).ThenBy(part => part.Id)
                .ToLookup(part => part.Date, part => (part.Id, new ToldDay(part.Source, part.Day.Content))));
    }

    private sealed record Standing(Dictionary<LocalDate, DayRecord> Days, ILookup<LocalDate, (Guid ImportId, ToldDay Told)> Told);
}
