using System.Collections.Immutable;
using Charley.Diary.Days;
using Charley.Exchange.Imports.Csv;
using Charley.Exchange.Imports.Fhir;
using Charley.Knowledge;
using NodaTime;

namespace Charley.Exchange.Imports;

/// <summary>What a file says, before anything is done with it.</summary>
/// <param name="Source">What kind of thing tells it: apple-health, fitbit, google-fit, fhir, or a kind of table.</param>
/// <param name="Days">The values by day; each is possible in a diary.</param>
/// <param name="Counts">What became of every record.</param>
public sealed record ImportReading(string Source, ImmutableSortedDictionary<LocalDate, DayContent> Days, ImmutableArray<RecordCount> Counts)
{
    /// <summary>How a table was read, or could be; null for other files.</summary>
    public TableProposal? Table { get; init; }

    /// <summary>What a clinic's record may answer in the interview; a person confirms it.</summary>
    public ImmutableArray<RecordProposal> Proposals { get; init; } = [];

    /// <summary>How many records were read.</summary>
    public long Read => Counts.Sum(count => count.Count);

    /// <summary>How many records have a fate.</summary>
    public long CountOf(RecordFate fate) => Counts.Where(count => count.Fate == fate).Sum(count => count.Count);
}

/// <summary>For whom and how a file is read.</summary>
/// <param name="Zone">The zone of the person's clock.</param>
/// <param name="Today">The day by that clock; what comes after it has not happened.</param>
public sealed record ImportSettings(DateTimeZone Zone, LocalDate Today)
{
    /// <summary>How much is read at most.</summary>
    public ImportLimits Limits { get; init; } = ImportLimits.Usual;

    /// <summary>What is known about medicines, tests and conditions; without it, records of clinics can't be read.</summary>
    public KnowledgeBase? Knowledge { get; init; }

    /// <summary>Finds the mapping that a person confirmed for tables with a signature; null if they confirmed none.</summary>
    public Func<string, TableMapping?>? Mappings { get; init; }

    /// <summary>Gets the share of the file that has been read, 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
