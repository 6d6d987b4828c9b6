using System.Text.Json.Nodes;
using Charley.Diary.Trials;
using Charley.Exchange.Reports;

namespace Charley.Exchange.Exports.Fhir;

/// <summary>What the diary and the person's own experiments have shown: observations that the program computed.</summary>
internal static class LearnedPart
{
    // Units of UCUM.
    private const string Times = "1";
    private const string PerCent = "%";

    private const int Hundred = 100;
    private const int Digits = 2;

    public static IEnumerable<JsonObject> Triggers(FhirContext context) => context.Material.Own.Search is { } search
        ? search.Triggers.Select(trigger => Of(trigger, search, context))
        : [];

    public static IEnumerable<JsonObject> Trials(FhirContext context) => context.Material.Own.Trials.Select(trial => FhirContext.Resource(
        "Observation",
        trial.Id.ToString(),
        ("status", trial.IsOver ? "final" : "preliminary"),
        ("category", ObservationPart.Survey()),
        ("code", FhirJson.Concept(trial.Against is { } other ? ExportTexts.ReliefCode.In(trial.Name, other) : ExportTexts.TrialCode.In(trial.Name))),
        ("subject", context.Patient),
        ("effectivePeriod", FhirJson.Of(("start", FhirJson.Day(trial.Start)))),
        ("valueQuantity", Ratio(trial.Ratio?.Middle, UnitOf(trial))),
        ("method", FhirJson.Concept(ExportTexts.TrialMethod)),
        ("device", context.Device),
        ("note", FhirJson.List(FhirJson.Of(("text", ExportTexts.TrialNote)))),
        ("component", FhirJson.List(
            ObservationPart.Component(ExportTexts.RangeLow, "valueQuantity", Ratio(trial.Ratio?.Low, UnitOf(trial))),
            ObservationPart.Component(ExportTexts.RangeHigh, "valueQuantity", Ratio(trial.Ratio?.High, UnitOf(trial))),
            ObservationPart.Component(ExportTexts.ChanceHelps, "valueQuantity", Chance(trial.ChanceHelps)),
            ObservationPart.Component(ExportTexts.TrialDesign, "valueString", FhirJson.Text(trial.Design)),
            ObservationPart.Component(ExportTexts.TrialEnding, "valueString", FhirJson.Text(EndingOf(trial)))))));

    private static JsonObject Of(ReportedTrigger trigger, TriggerSearch search, FhirContext context) => FhirContext.Resource(
        "Observation",
        context.Id("trigger " + trigger.Name + " " + trigger.Days),
        ("status", "final"),
        ("category", ObservationPart.Survey()),
        ("code", FhirJson.Concept(ExportTexts.TriggerCode.In(trigger.Days))),
        ("subject", context.Patient),
        ("effectivePeriod", FhirJson.Of(("start", FhirJson.Day(search.Days.Start)), ("end", FhirJson.Day(search.Days.End)))),
        ("valueQuantity", Ratio(trigger.Ratio.Middle, ExportTexts.TimesUnit)),
        ("interpretation", FhirJson.List(FhirJson.Concept(SayingOf(trigger.Standing)))),
        ("note", FhirJson.List(FhirJson.Of(("text", ExportTexts.TriggerNote.In(search.KnownDays, search.EpisodeDays))))),
        ("method", FhirJson.Concept(ExportTexts.TriggerMethod)),
        ("device", context.Device),
        ("component", FhirJson.List(
            ObservationPart.Component(ExportTexts.RangeLow, "valueQuantity", Ratio(trigger.Ratio.Low, ExportTexts.TimesUnit)),
            ObservationPart.Component(ExportTexts.RangeHigh, "valueQuantity", Ratio(trigger.Ratio.High, ExportTexts.TimesUnit)),
            ObservationPart.Component(ExportTexts.ChanceMatters, "valueQuantity", Chance(trigger.Chance)))));

    private static JsonObject? Ratio(double? ratio, string unit) =>
        ratio is { } value ? FhirJson.Quantity(Math.Round((decimal)value, Digits), unit, Times) : null;

    private static JsonObject? Chance(double? chance) =>
        chance is { } value ? FhirJson.Quantity(Math.Round((decimal)(value * Hundred)), ExportTexts.PercentUnit, PerCent) : null;

    private static string UnitOf(ReportedTrial trial) => trial.Against is null ? ExportTexts.TimesUnit : ExportTexts.TimesLongUnit;

    private static string SayingOf(TriggerStanding standing) => standing switch
    {
        TriggerStanding.Matters => ExportTexts.StandingMatters,
        TriggerStanding.OneOfGroup => ExportTexts.StandingOneOfGroup,
        TriggerStanding.Unclear => ExportTexts.StandingUnclear,
        TriggerStanding.NotIt => ExportTexts.StandingNotIt,
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "Unknown standing."),
    };

    private static string EndingOf(ReportedTrial trial) => (trial.Ending, trial.Against) switch
    {
        (null, _) => ExportTexts.EndingOpen,
        (TrialEnding.Helps, null) => ExportTexts.EndingHelps,
        (TrialEnding.Worse, null) => ExportTexts.EndingWorse,
        (TrialEnding.Helps, _) => ExportTexts.EndingFirst.In(trial.Name),
        (TrialEnding.Worse, { } other) => ExportTexts.EndingFirst.In(other),
        (TrialEnding.LittleDifference, _) => ExportTexts.EndingLittle,
        (TrialEnding.Unclear, _) => ExportTexts.EndingUnclear,
        var (ending, _) => throw new ArgumentOutOfRangeException(nameof(trial), ending, "Unknown ending."),
    };
}
