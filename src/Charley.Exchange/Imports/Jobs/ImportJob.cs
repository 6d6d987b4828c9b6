using System.Collections.Immutable;
using Charley.Exchange.Imports.Csv;
using Charley.Exchange.Imports.Fhir;
using NodaTime;

namespace Charley.Exchange.Imports.Jobs;

/// <summary>How far an import is.</summary>
public enum ImportPhase
{
    /// <summary>The file is being read to show what it would do.</summary>
    Reading,

    /// <summary>It is known what it would do; nothing is stored.</summary>
    Preview,

    /// <summary>The values are being taken into the diary.</summary>
    Saving,

    /// <summary>They are in the diary.</summary>
    Done,

    /// <summary>The file can't be imported.</summary>
    Refused,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,
}

/// <summary>Why a file can't be imported.</summary>
/// <param name="File">The file, or the file in an archive.</param>
/// <param name="Position">Where in it; null where it is meant as a whole.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record ImportRefusal(string File, string? Position, string Reason);

/// <summary>An import on its way, as every server that shares the folder sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Progress">The share of the file that has been read, 0 to 1.</param>
/// <param name="UpdatedAt">When this was last written; a job that is silent for minutes died with its server.</param>
/// <param name="Summary">What it does, once that is known.</param>
/// <param name="Table">How a table is read; null for other files.</param>
/// <param name="Refusal">Why it can't be imported; null if it can.</param>
/// <param name="Proposals">What a clinic's record may answer in the interview.</param>
public sealed record ImportJob(
    Guid Id,
    Guid PersonId,
    string FileName,
    ImportPhase Phase,
    double Progress,
    Instant UpdatedAt,
    ImportSummary? Summary,
    TableProposal? Table,
    ImportRefusal? Refusal,
    ImmutableArray<RecordProposal> Proposals)
{
    /// <summary>Whether somebody works on it.</summary>
    public bool IsBusy => Phase is ImportPhase.Reading or ImportPhase.Saving;
}
