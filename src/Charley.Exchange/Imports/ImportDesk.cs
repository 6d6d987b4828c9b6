using Charley.Diary;
using Charley.Diary.Imports;
using Charley.Exchange.Imports.Csv;
using Charley.Knowledge;

namespace Charley.Exchange.Imports;

/// <summary>A file that was read, with what it would do to the diary, or did.</summary>
/// <param name="Reading">What it says.</param>
/// <param name="Summary">What it does.</param>
public sealed record ImportOutcome(ImportReading Reading, ImportSummary Summary);

/// <summary>Reads files for a person and takes them into the diary.</summary>
/// <param name="imports">Takes values in.</param>
/// <param name="mappings">Remembers how tables are read.</param>
/// <param name="people">Knows each person's clock.</param>
/// <param name="knowledge">Knows medicines, tests and conditions.</param>
public sealed class ImportDesk(ImportStore imports, MappingStore mappings, PersonStore people, KnowledgeBase knowledge)
{
    /// <summary>Shows what an import would do. Nothing is stored.</summary>
    /// <param name="person">For whom.</param>
    /// <param name="file">The file.</param>
    /// <param name="mapping">How to read a table, if the person has just said so; otherwise what is remembered, or a proposal.</param>
    /// <param name="progress">Gets the share that has been read.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ImportRefusedException">The file can't be imported.</exception>
    public async Task<ImportOutcome> PreviewAsync(
        Person person, ImportFile file, TableMapping? mapping, IProgress<double>? progress, CancellationToken cancellation)
    {
        var reading = await ReadAsync(person, file, mapping, progress, cancellation);
        var plan = await imports.PlanAsync(person.Id, Told(reading, file), cancellation);
        return new ImportOutcome(reading, ImportSummary.Of(file.Name, reading, plan));
    }

    /// <summary>Takes a file in, all of it or nothing.</summary>
    /// <inheritdoc cref="PreviewAsync" path="/param"/>
    /// <exception cref="ImportRefusedException">The file can't be imported, or it is a table whose reading nobody has confirmed.</exception>
    public async Task<ImportOutcome> CommitAsync(
        Person person, ImportFile file, TableMapping? mapping, IProgress<double>? progress, CancellationToken cancellation)
    {
        var reading = await ReadAsync(person, file, mapping, progress, cancellation);
        if (reading.Table is { } table && (table.Problem is not null || !table.IsConfirmed))
        {
            throw new ImportRefusedException(file.Name, null, table.Problem ?? ImportTexts.NeedsConfirming);
        }

        if (mapping is not null && reading.Table is { } confirmed)
        {
            await mappings.RememberAsync(person.Id, confirmed.Signature, mapping.ToJson(), cancellation);
        }

        var done = await imports.CommitAsync(person.Id, Told(reading, file), cancellation);
        return new ImportOutcome(reading, ImportSummary.Of(file.Name, reading, done.Plan, done.Record?.Id));
    }

    private async Task<ImportReading> ReadAsync(
        Person person, ImportFile file, TableMapping? mapping, IProgress<double>? progress, CancellationToken cancellation)
    {
        var now = people.NowFor(person);
        var remembered = await mappings.ListAsync(person.Id, cancellation);
        var settings = new ImportSettings(now.Zone, now.Date)
        {
            Progress = progress,
            Knowledge = knowledge,
            Mappings = signature => mapping ?? (remembered.GetValueOrDefault(signature) is { } json ? TableMapping.Parse(json) : null),
        };

        // Reading keeps a core busy for seconds; whoever asked goes on answering others.
        return await Task.Run(() => ImportReader.Read(file, settings, cancellation), cancellation);
    }

    private static ToldDays Told(ImportReading reading, ImportFile file) => new(reading.Source, Shortened(file.Name), reading.Days);

    /// <summary>The diary keeps names of up to a hundred letters.</summary>
    private static string Shortened(string name)
    {
        const int Longest = 100;
        var plain = string.Concat(name.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)));
        return plain.Length == 0 ? ImportTexts.Column : plain.Length > Longest ? plain[^Longest..] : plain;
    }
}
