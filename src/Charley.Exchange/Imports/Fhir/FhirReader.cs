using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Charley.Exchange.Imports.Files;
using Charley.Knowledge;
using NodaTime;

namespace Charley.Exchange.Imports.Fhir;

/// <summary>
/// Reads FHIR R4 from patient portals (US Core, International Patient Summary): illnesses, medicines, results of tests and
/// pregnancy. Nothing is concluded; a person confirms what is proposed.
/// </summary>
/// <param name="tally">Counts resources.</param>
/// <param name="knowledge">Knows medicines, tests and conditions.</param>
internal sealed class FhirReader(RecordTally tally, KnowledgeBase knowledge)
{
    /// <summary>The source of what is read.</summary>
    public const string Source = "fhir";

    private const string Loinc = "http://loinc.org";
    private const string Bundle = "Bundle";

    /// <summary>Pregnancy status, as the International Patient Summary asks for it. Source: loinc.org/82810-3.</summary>
    private const string PregnancyStatus = "82810-3";

    /// <summary>Answers that mean "pregnant": SNOMED CT 77386006 and LOINC LA15173-0. Source: HL7, International Patient Summary, value set "Pregnancy status".</summary>
    private static readonly string[] Pregnant = ["77386006", "LA15173-0"];

    private static readonly string[] CurrentMedicine = ["active", "on-hold", "intended", "unknown"];
    private static readonly string[] CurrentCondition = ["active", "recurrence", "relapse"];
    private static readonly string[] Doubtful = ["refuted", "entered-in-error", "unconfirmed", "provisional", "differential"];
    private static readonly string[] Final = ["final", "amended", "corrected", "preliminary"];

    private readonly List<RecordProposal> proposals = [];
    private readonly Dictionary<string, (int Kind, RecordProposal Proposal)> latest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> medications = new(StringComparer.Ordinal);

    /// <summary>What may answer questions of the interview: medicines first, then illnesses, then the latest result of each test.</summary>
    public ImmutableArray<RecordProposal> Proposals =>
        [.. proposals.Concat(latest.Values.Select(pair => pair.Proposal)).OrderBy(proposal => proposal.Kind).ThenBy(proposal => proposal.Name, StringComparer.Ordinal)];

    /// <summary>Whether a document is FHIR.</summary>
    public static bool Knows(JsonElement root) => root.TextOf("resourceType") is not null;

    /// <summary>Reads a bundle or a single resource.</summary>
    public void Read(JsonElement root)
    {
        var entries = root.TextOf("resourceType") == Bundle
            ? root.ItemsOf("entry").Select(entry => (Url: entry.TextOf("fullUrl"), Resource: entry.Child("resource"))).ToList()
            : [(Url: null, Resource: (JsonElement?)root)];
        foreach (var (url, resource) in entries)
        {
            Remember(url, resource);
        }

        foreach (var (_, resource) in entries)
        {
            if (resource is { } present)
            {
                ReadResource(present);
            }
            else
            {
                tally.Count(tally.KindOf(Bundle), RecordNote.Empty);
            }
        }
    }

    /// <summary>Requests may name a medicine that stands elsewhere in the bundle, or inside themselves.</summary>
    private void Remember(string? url, JsonElement? resource)
    {
        if (resource is not { } present)
        {
            return;
        }

        foreach (var inner in present.ItemsOf("contained"))
        {
            if (inner.TextOf("id") is { } innerId)
            {
                medications.TryAdd("#" + innerId, inner);
            }
        }

        if (present.TextOf("resourceType") == "Medication")
        {
            medications.TryAdd(url ?? string.Empty, present);
            medications.TryAdd("Medication/" + present.TextOf("id"), present);
        }
    }

    private void ReadResource(JsonElement resource)
    {
        var type = resource.TextOf("resourceType") ?? string.Empty;
        var kind = tally.KindOf(type.Length == 0 ? Bundle : type);
        switch (type)
        {
            case "Condition":
                tally.Count(kind, ReadCondition(resource));
                break;
            case "MedicationRequest" or "MedicationStatement":
                tally.Count(kind, ReadMedicine(resource));
                break;
            case "Observation":
                ReadObservation(kind, resource);
                break;
            case "Medication":
                tally.Count(kind, RecordNote.Total);
                break;
            default:
                tally.Count(kind, RecordNote.NoPlace);
                break;
        }
    }

    private RecordNote ReadMedicine(JsonElement resource)
    {
        if ((resource.TextOf("status") is { } status && !CurrentMedicine.Contains(status, StringComparer.Ordinal))
            || (resource.TryGetProperty("doNotPerform", out var never) && never.ValueKind == JsonValueKind.True))
        {
            return RecordNote.NotCurrent;
        }

        var concept = resource.Child("medicationCodeableConcept")
            ?? (resource.Child("medicationReference")?.TextOf("reference") is { } reference && medications.TryGetValue(reference, out var found) ? found.Child("code") : null);
        var text = concept.WordsOf() ?? resource.Child("medicationReference")?.TextOf("display");
        if (text is null)
        {
            return RecordNote.NoNumber;
        }

        var matches = RecordWords.MedicinesIn(knowledge, text, concept.CodesOf().Select(coding => coding.Code));
        foreach (var medicine in matches.Where(medicine => !proposals.Exists(known => known.Kind == ProposalKind.Medicine && known.Name == medicine.Name)))
        {
            proposals.Add(new RecordProposal(
                ProposalKind.Medicine, text, medicine.Name, medicine.Means, null, medicine.Note?.Text, resource.DateOf("authoredOn", "effectiveDateTime", "dateAsserted")));
        }

        return matches.Count > 0 ? RecordNote.Used : RecordNote.NotKnown;
    }

    private RecordNote ReadCondition(JsonElement resource)
    {
        if ((resource.Child("clinicalStatus").CodeOf() is { } status && !CurrentCondition.Contains(status, StringComparer.Ordinal))
            || (resource.Child("verificationStatus").CodeOf() is { } doubt && Doubtful.Contains(doubt, StringComparer.Ordinal)))
        {
            return RecordNote.NotCurrent;
        }

        if (resource.Child("code").WordsOf() is not { } text || RecordWords.ConditionIn(knowledge, text) is not { } finding)
        {
            return RecordNote.NotKnown;
        }

        if (!proposals.Exists(known => known.Kind == ProposalKind.Condition && known.Name == finding.Name))
        {
            proposals.Add(new RecordProposal(
                ProposalKind.Condition, text, finding.Name, [finding.Id], null, null, resource.DateOf("onsetDateTime", "recordedDate")));
        }

        return RecordNote.Used;
    }

    private void ReadObservation(int kind, JsonElement resource)
    {
        var codes = resource.Child("code").CodesOf().Where(coding => coding.System == Loinc).Select(coding => coding.Code).ToList();
        var note = resource.TextOf("status") is { } status && !Final.Contains(status, StringComparer.Ordinal) ? RecordNote.NotCurrent
            : codes.Contains(PregnancyStatus, StringComparer.Ordinal) ? ReadPregnancy(kind, resource)
            : knowledge.Tests.Values.FirstOrDefault(test => test.AllLoinc.Intersect(codes, StringComparer.Ordinal).Any()) is { Measured: not null } test
                ? ReadResult(kind, test, resource)
            : RecordNote.NotKnown;
        tally.Count(kind, note);
    }

    private RecordNote ReadPregnancy(int kind, JsonElement resource)
    {
        var answer = resource.Child("valueCodeableConcept");
        return answer.CodesOf().Any(coding => Pregnant.Contains(coding.Code, StringComparer.Ordinal))
            ? Keep(kind, PregnancyStatus, new RecordProposal(
                ProposalKind.Pregnancy, answer.WordsOf() ?? ImportTexts.PregnancyName, ImportTexts.PregnancyName, [], null, null, resource.DateOf("effectiveDateTime", "issued")))
            : RecordNote.NotCurrent;
    }

    private RecordNote ReadResult(int kind, ClinicalTest test, JsonElement resource)
    {
        var (measurement, comparator, note) = FhirResult.Read(test, resource);
        if (measurement is null)
        {
            return note;
        }

        var words = resource.Child("code").WordsOf() ?? test.Name;
        var text = comparator is null ? words : string.Create(CultureInfo.InvariantCulture, $"{words} {comparator} {measurement.Value} {measurement.Unit}");
        return Keep(kind, test.Id, new RecordProposal(
            ProposalKind.Result, text, test.Name, [], measurement, null, resource.DateOf("effectiveDateTime", "effectiveInstant", "issued")));
    }

    /// <summary>Of each test only the latest result counts.</summary>
    private RecordNote Keep(int kind, string id, RecordProposal proposal)
    {
        if (latest.TryGetValue(id, out var known))
        {
            if ((proposal.Date ?? LocalDate.MinIsoValue) <= (known.Proposal.Date ?? LocalDate.MinIsoValue))
            {
                return RecordNote.Older;
            }

            tally.Move(known.Kind, RecordNote.Used, RecordNote.Older, 1);
        }

        latest[id] = (kind, proposal);
        return RecordNote.Used;
    }
}
