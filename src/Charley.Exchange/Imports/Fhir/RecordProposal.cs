using System.Collections.Immutable;
using Charley.Knowledge.Measuring;
using NodaTime;

namespace Charley.Exchange.Imports.Fhir;

/// <summary>What a part of a clinic's record is about.</summary>
public enum ProposalKind
{
    /// <summary>A medicine that is taken.</summary>
    Medicine,

    /// <summary>An illness.</summary>
    Condition,

    /// <summary>A result of a test.</summary>
    Result,

    /// <summary>A pregnancy.</summary>
    Pregnancy,
}

/// <summary>Something in a clinic's record that may answer a question of the interview. It counts only once the person says so.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The record's own words.</param>
/// <param name="Name">What Charley takes it for.</param>
/// <param name="Findings">Findings that it answers with yes; empty for a result or a pregnancy.</param>
/// <param name="Result">The result of a test; null for anything else.</param>
/// <param name="Note">What is worth knowing about the medicine; null if nothing.</param>
/// <param name="Date">When it was recorded; null if that is not said.</param>
public sealed record RecordProposal(
    ProposalKind Kind,
    string Text,
    string Name,
    ImmutableArray<string> Findings,
    Measurement? Result,
    string? Note,
    LocalDate? Date)
{
    /// <summary>Whether it is a medicine that can bring cramps or twitches: the knowledge lists no others.</summary>
    public bool MayCramp => Kind == ProposalKind.Medicine;
}
