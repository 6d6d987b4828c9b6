using System.Collections.Immutable;

namespace Charley.Knowledge;

/// <summary>Where a record was published.</summary>
/// <param name="Authors">Authors, if known.</param>
/// <param name="Year">Year, if known.</param>
/// <param name="Title">Title, if known.</param>
/// <param name="Journal">Journal, publisher or site, if known.</param>
/// <param name="Doi">DOI, if seen.</param>
/// <param name="Pmid">PubMed id, if seen.</param>
/// <param name="Url">Address of the page read, if any.</param>
/// <param name="NotStated">What the copy that was read does not state: any of authors, year, journal, link.</param>
public sealed record Source(
    string? Authors,
    int? Year,
    string? Title,
    string? Journal,
    string? Doi,
    string? Pmid,
    string? Url,
    ImmutableArray<string> NotStated);

/// <summary>One published fact, or one labelled estimate.</summary>
/// <param name="Id">Id by which the knowledge cites it.</param>
/// <param name="Kind">prevalence, risk-factor, finding-frequency, course, remedy-effect, test, red-flag, ...</param>
/// <param name="About">The cause it speaks of, in the words of the evidence; null if none.</param>
/// <param name="Statement">The fact in words.</param>
/// <param name="Value">Its number, if it has one.</param>
/// <param name="Unit">Unit of the number.</param>
/// <param name="Low">Lower end of its interval, if known.</param>
/// <param name="High">Upper end of its interval, if known.</param>
/// <param name="Population">In whom it was measured.</param>
/// <param name="N">How many, if known.</param>
/// <param name="Seen">full-text, abstract, secondary, or none for an estimate.</param>
/// <param name="Certainty">Certainty after GRADE, in words.</param>
/// <param name="Note">Remarks; the reasoning of an estimate.</param>
/// <param name="Source">Where it was published; null for an estimate.</param>
public sealed record EvidenceRecord(
    string Id,
    string Kind,
    string? About,
    string Statement,
    double? Value,
    string? Unit,
    double? Low,
    double? High,
    string? Population,
    double? N,
    string Seen,
    string? Certainty,
    string? Note,
    Source? Source)
{
    /// <summary>Whether the record is a reasoned estimate rather than something published.</summary>
    public bool IsEstimate => string.Equals(Seen, "none", StringComparison.Ordinal);
}
