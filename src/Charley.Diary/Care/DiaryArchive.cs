using System.Collections.Immutable;
using System.Text.Json;
using Charley.Diary.Days;
using Charley.Diary.Episodes;
using Charley.Diary.Imports;
using Charley.Diary.Resources;
using Charley.Diary.Storage;
using Charley.Diary.Trials;
using Microsoft.EntityFrameworkCore;

namespace Charley.Diary.Care;

/// <summary>Everything about one person.</summary>
/// <param name="Person">The person.</param>
/// <param name="Interviews">Interviews, those that were deleted and can be restored included.</param>
/// <param name="Episodes">Episodes, those that were deleted and can be restored included.</param>
/// <param name="Days">What is recorded about days.</param>
/// <param name="Imports">Files that were imported, with what they told; null in a file written before there were any.</param>
/// <param name="Mappings">How tables are read; null in a file written before there were any.</param>
public sealed record ArchivedPerson(
    Person Person,
    ImmutableArray<Interview> Interviews,
    ImmutableArray<Episode> Episodes,
    ImmutableArray<DayRecord> Days,
    ImmutableArray<ArchivedImport>? Imports = null,
    ImmutableArray<ColumnMapping>? Mappings = null)
{
    /// <summary>Self-experiments, those that were deleted and can be restored included; older exports have none.</summary>
    public ImmutableArray<Trial> Trials { get; init; } = [];
}

/// <summary>An imported file with what it told.</summary>
/// <param name="Record">The import.</param>
/// <param name="Days">What it told.</param>
public sealed record ArchivedImport(ImportRecord Record, ImmutableArray<ImportedDay> Days);

/// <summary>Everything in a diary.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="People">Everybody.</param>
public sealed record ArchiveContent(string Format, int Version, ImmutableArray<ArchivedPerson> People)
{
    /// <summary>By this a file is known as an export.</summary>
    public const string FormatName = "charley-diary";

    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentVersion = 1;
}

/// <summary>What an import did.</summary>
/// <param name="Added">Interviews, episodes, days and experiments that were added.</param>
/// <param name="Skipped">Those that were there already, and stayed as they were.</param>
public sealed record ImportCount(int Added, int Skipped);

/// <summary>Writes everything into one JSON file that any program can read, and reads it again.</summary>
/// <param name="access">Opens the database.</param>
public sealed class DiaryArchive(DiaryAccess access)
{
    /// <summary>Writes everything of everybody, or of one person.</summary>
    /// <param name="output">Where to write UTF-8.</param>
    /// <param name="personId">Whose; null for everybody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ExportAsync(Stream output, Guid? personId = null, CancellationToken cancellationToken = default)
    {
        var content = await access.RunAsync(context => ReadAsync(context, personId, cancellationToken), cancellationToken);
        await JsonSerializer.SerializeAsync(output, content, DiaryJson.Options, cancellationToken);
    }

    /// <summary>
    /// Adds what a file holds, all of it or nothing. What is there already, by its id, stays as it is: an import adds and
    /// never overwrites.
    /// </summary>
    /// <param name="input">An export.</param>
    /// <param name="cancellationToken">Gives up before anything is stored.</param>
    /// <exception cref="DiaryUnavailableException">It is no export, or holds what no diary may hold. Nothing was stored.</exception>
    public async Task<ImportCount> ImportAsync(Stream input, CancellationToken cancellationToken = default)
    {
        ArchiveContent content;
        try
        {
            content = await JsonSerializer.DeserializeAsync<ArchiveContent>(input, DiaryJson.Options, cancellationToken)
                ?? throw new DiaryUnavailableException(Messages.NoArchive("null"));
        }
        catch (Exception failure) when (failure is JsonException or FormatException or KeyNotFoundException or NotSupportedException)
        {
            throw new DiaryUnavailableException(Messages.NoArchive(failure.Message), failure);
        }

        if (ArchiveChecks.FirstProblem(content) is { } problem)
        {
            throw new DiaryUnavailableException(Messages.NoArchive(problem));
        }

        return await access.RunAsync(context => StoreAsync(context, content, cancellationToken), cancellationToken);
    }

    private static async Task<ArchiveContent> ReadAsync(DiaryContext context, Guid? personId, CancellationToken cancellationToken)
    {
        // One moment for all tables: nobody's episode may be missing from the day that counts it.
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var people = await context.People.AsNoTracking().Where(person => personId == null || person.Id == personId)
            .OrderBy(person => person.CreatedAt).ThenBy(person => person.Id).ToListAsync(cancellationToken);
        var archived = ImmutableArray.CreateBuilder<ArchivedPerson>(people.Count);
        foreach (var person in people)
        {
            archived.Add(new ArchivedPerson(
                person,
                [.. await context.Interviews.IgnoreQueryFilters().AsNoTracking().Where(interview => interview.PersonId == person.Id).OrderBy(interview => interview.Id).ToListAsync(cancellationToken)],
                [.. await context.Episodes.IgnoreQueryFilters().AsNoTracking().Where(episode => episode.PersonId == person.Id).OrderBy(episode => episode.LocalStart).ThenBy(episode => episode.Id).ToListAsync(cancellationToken)],
                [.. await context.Days.AsNoTracking().Where(day => day.PersonId == person.Id).OrderBy(day => day.Date).ToListAsync(cancellationToken)],
                await ImportsAsync(context, person.Id, cancellationToken),
                [.. await context.Mappings.AsNoTracking().Where(mapping => mapping.PersonId == person.Id).OrderBy(mapping => mapping.Signature).ToListAsync(cancellationToken)])
            {
                Trials = [.. await context.Trials.IgnoreQueryFilters().AsNoTracking().Where(trial => trial.PersonId == person.Id).OrderBy(trial => trial.Id).ToListAsync(cancellationToken)],
            });
        }

        return new ArchiveContent(ArchiveContent.FormatName, ArchiveContent.CurrentVersion, archived.MoveToImmutable());
    }

    private static async Task<ImmutableArray<ArchivedImport>> ImportsAsync(DiaryContext context, Guid personId, CancellationToken cancellationToken)
    {
        var records = await context.Imports.AsNoTracking().Where(import => import.PersonId == personId).OrderBy(import => import.Id).ToListAsync(cancellationToken);
        var days = (await context.ImportedDays.AsNoTracking().Where(day => day.PersonId == personId).OrderBy(day => day.Date).ToListAsync(cancellationToken))
            .ToLookup(day => day.ImportId);
        return [.. records.Select(record => new ArchivedImport(record, [.. days[record.Id]]))];
    }

    private static async Task<ImportCount> StoreAsync(DiaryContext context, ArchiveContent content, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var (added, skipped) = (0, 0);
        var hasDefault = await KeepsDefaultAsync(context, cancellationToken);
        foreach (var archived in content.People)
        {
            var (person, interviews, episodes, days, imports, mappings) = archived;
            if (!await context.People.AnyAsync(known => known.Id == person.Id, cancellationToken))
            {
                context.Add(person with { IsDefault = person.IsDefault && !hasDefault });
            }

            var knownInterviews = await context.Interviews.IgnoreQueryFilters().Where(known => known.PersonId == person.Id).Select(known => known.Id).ToHashSetAsync(cancellationToken);
            var knownEpisodes = await context.Episodes.IgnoreQueryFilters().Where(known => known.PersonId == person.Id).Select(known => known.Id).ToHashSetAsync(cancellationToken);
            var knownDays = await context.Days.Where(known => known.PersonId == person.Id).Select(known => known.Date).ToHashSetAsync(cancellationToken);
            var knownImports = await context.Imports.Where(known => known.PersonId == person.Id).Select(known => known.Id).ToHashSetAsync(cancellationToken);
            var knownMappings = await context.Mappings.Where(known => known.PersonId == person.Id).Select(known => known.Signature).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
            var knownTrials = await context.Trials.IgnoreQueryFilters().Where(known => known.PersonId == person.Id).Select(known => known.Id).ToHashSetAsync(cancellationToken);
            object[] missing =
            [
                .. interviews.Where(interview => !knownInterviews.Contains(interview.Id)),
                .. episodes.Where(episode => !knownEpisodes.Contains(episode.Id)),
                .. days.Where(day => !knownDays.Contains(day.Date)),
                .. (mappings ?? []).Where(mapping => !knownMappings.Contains(mapping.Signature)),
                .. archived.Trials.Where(trial => !knownTrials.Contains(trial.Id)),
            ];
            context.AddRange(missing);
            context.AddRange((imports ?? []).Where(import => !knownImports.Contains(import.Record.Id)).SelectMany(import => import.Days.Prepend<object>(import.Record)));
            added += missing.Length;
            skipped += interviews.Length + episodes.Length + days.Length + (mappings?.Length ?? 0) + archived.Trials.Length - missing.Length;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ImportCount(added, skipped);
    }

    /// <summary>A default person whom a first page made and about whom nothing is known gives way to the imported one.</summary>
    private static async Task<bool> KeepsDefaultAsync(DiaryContext context, CancellationToken cancellationToken)
    {
        var own = await context.People.AsNoTracking().SingleOrDefaultAsync(person => person.IsDefault, cancellationToken);
        if (own is null)
        {
            return false;
        }

        var isEmpty = own.Name is null
            && !await context.Interviews.IgnoreQueryFilters().AnyAsync(interview => interview.PersonId == own.Id, cancellationToken)
            && !await context.Episodes.IgnoreQueryFilters().AnyAsync(episode => episode.PersonId == own.Id, cancellationToken)
            && !await context.Days.AnyAsync(day => day.PersonId == own.Id, cancellationToken)
            && !await context.Trials.IgnoreQueryFilters().AnyAsync(trial => trial.PersonId == own.Id, cancellationToken);
        if (isEmpty)
        {
            await context.People.Where(person => person.Id == own.Id).ExecuteDeleteAsync(cancellationToken);
        }

        return !isEmpty;
    }
}
