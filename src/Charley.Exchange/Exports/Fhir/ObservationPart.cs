using System.Text.Json.Nodes;
using Charley.Assessment.Cases;
using Charley.Diary.Days;
using Charley.Diary.Entry;
using Charley.Diary.Episodes;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>Episodes, days and results of tests as observations.</summary>
internal static class ObservationPart
{
    private const string Categories = "http://terminology.hl7.org/CodeSystem/observation-category";
    private const string Loinc = "http://loinc.org";
    private const string Seconds = "s";

    public static JsonArray Survey() => FhirJson.List(FhirJson.Coded(Categories, "survey", "Survey"))!;

    public static IEnumerable<JsonObject> Episodes(FhirContext context)
    {
        var sites = BodySites.From(context.Knowledge);
        return context.Material.Episodes.Select(episode => Of(episode, sites, context));
    }

    /// <summary>One observation for each day about which something is written down, with a component for each number.</summary>
    public static IEnumerable<JsonObject> Days(FhirContext context) => context.Material.Records
        .Select(day => (day, Components: FhirJson.List(ComponentsOf(day.Content))))
        .Where(pair => pair.Components is not null)
        .Select(pair => FhirContext.Resource(
            "Observation",
            context.Id("day " + FhirJson.Day(pair.day.Date)),
            ("status", "final"),
            ("category", Survey()),
            ("code", FhirJson.Concept(ExportTexts.DayCode)),
            ("subject", context.Patient),
            ("effectiveDateTime", FhirJson.Day(pair.day.Date)),
            ("component", pair.Components)));

    /// <summary>Results as they were told. The day of the test is not asked, so it is not given.</summary>
    public static IEnumerable<JsonObject> Results(FhirContext context)
    {
        foreach (var measurement in context.Material.Told?.Case.Results.Measurements ?? [])
        {
            var test = context.Knowledge.Tests[measurement.Test];
            yield return FhirContext.Resource(
                "Observation",
                context.Id("result " + test.Id),
                ("status", "final"),
                ("category", FhirJson.List(FhirJson.Coded(Categories, "laboratory", "Laboratory"))),
                ("code", FhirJson.Concept(test.Name, Loinc, test.Loinc)),
                ("subject", context.Patient),
                ("valueQuantity", FhirJson.Quantity(decimal.Parse(MeasurementWords.Exact(measurement.Value), System.Globalization.CultureInfo.InvariantCulture), measurement.Unit, ucum: null)),
                ("note", FhirJson.List(FhirJson.Of(("text", ExportTexts.ResultNote)))));
        }
    }

    private static JsonObject Of(Episode episode, BodySites sites, FhirContext context)
    {
        var details = episode.Details;
        var place = sites.NameOf(details.Site);
        var start = FhirJson.Moment(episode.Start.InZone(NodaTime.DateTimeZoneProviders.Tzdb[episode.ZoneId]));
        var end = details.DurationSeconds is { } seconds
            ? FhirJson.Moment(episode.Start.Plus(NodaTime.Duration.FromSeconds(seconds)).InZone(NodaTime.DateTimeZoneProviders.Tzdb[episode.ZoneId]))
            : null;
        return FhirContext.Resource(
            "Observation",
            episode.Id.ToString(),
            ("status", "final"),
            ("category", Survey()),
            ("code", FhirJson.Concept(details.Kind == EpisodeKind.Cramp ? ExportTexts.CrampCode : ExportTexts.TwitchCode)),
            ("subject", context.Patient),
            ("effectivePeriod", FhirJson.Of(("start", start), ("end", end))),
            ("note", FhirJson.Text(details.Note) is { } note ? FhirJson.List(FhirJson.Of(("text", note))) : null),
            ("bodySite", FhirJson.Concept(details.Side is { } side ? place + ", " + Words.ForPeople(side) : place)),
            ("component", FhirJson.List(ComponentsOf(details, context))));
    }

    private static IEnumerable<JsonNode?> ComponentsOf(EpisodeDetails details, FhirContext context)
    {
        yield return Component(ExportTexts.Strength, "valueInteger", details.Intensity);
        yield return Component(ExportTexts.Lasted, "valueQuantity", details.DurationSeconds is { } lasted ? FhirJson.Quantity(lasted, ExportTexts.SecondsUnit, Seconds) : null);
        yield return Component(ExportTexts.Woke, "valueBoolean", details.WokeMe);
        yield return Component(ExportTexts.Sore, "valueBoolean", details.SoreAfter);
        yield return Component(ExportTexts.Doing, "valueString", details.Activity is { } doing ? Words.ForPeople(doing) : null);
        foreach (var attempt in details.Tried)
        {
            yield return Component(ExportTexts.TriedCode.In(context.Knowledge.NameOfRemedy(attempt.Remedy)), "valueString", attempt.Helped switch
            {
                true => ExportTexts.Helped,
                false => ExportTexts.HelpedNot,
                _ => ExportTexts.HelpedUnsure,
            });
        }
    }

    private static IEnumerable<JsonNode?> ComponentsOf(DayContent day)
    {
        foreach (var exposure in Exposures.All)
        {
            var unit = StoredUnit.Of(exposure);
            yield return Component(exposure.Name, "valueQuantity", exposure.Get(day) is { } value ? FhirJson.Quantity(value, unit.Name.Replace('_', ' '), unit.Ucum) : null);
        }

        yield return Component(ExportTexts.Period, "valueBoolean", day.Period);
        yield return Component(ExportTexts.Nothing, "valueBoolean", day.NothingHappened ? true : null);
        yield return Component(ExportTexts.Taken, "valueString", day.Taken is { } taken ? FhirJson.Text(taken.IsEmpty ? ExportTexts.TakenNone : string.Join("; ", taken)) : null);
        yield return Component(ExportTexts.Tags, "valueString", FhirJson.Text(string.Join("; ", day.Tags)));
    }

    /// <summary>A part of an observation; null where nothing was said.</summary>
    public static JsonObject? Component(string code, string name, JsonNode? value) =>
        value is null ? null : FhirJson.Of(("code", FhirJson.Concept(code)), (name, value));
}
