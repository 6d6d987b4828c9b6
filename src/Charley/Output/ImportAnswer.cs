using System.Collections.Immutable;
using Charley.Exchange.Imports;
using Charley.Exchange.Imports.Csv;
using Charley.Exchange.Imports.Fhir;

namespace Charley.Output;

/// <summary>What <c>charley import --json</c> answers.</summary>
/// <param name="Summary">The account of all records.</param>
/// <param name="Table">How a table is read; null for other files.</param>
/// <param name="Proposals">What a clinic's record may answer in the interview.</param>
internal sealed record ImportAnswer(ImportSummary Summary, TableProposal? Table, ImmutableArray<RecordProposal> Proposals);
