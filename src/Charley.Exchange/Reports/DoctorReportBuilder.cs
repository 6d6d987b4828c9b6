using Charley.Assessment;
using Charley.Assessment.Cases;
using Charley.Diary.Episodes;
using Charley.Knowledge;

namespace Charley.Exchange.Reports;

/// <summary>Makes the report from what is known. Pure: the same material gives the same report.</summary>
public static class DoctorReportBuilder
{
    // So many lines fit on two pages beside everything else; the tests print a report with every list full.
    private const int MostCauses = 5;
    private const int MostWeights = 3;
    private const int MostReasons = 3;
    private const int MostRemedies = 6;
    private const int MostMedicines = 12;
    private const int MostTriggers = 6;
    private const int MostOfStanding = 8;
    private const int MostTrials = 4;
    private const int MostFeatures = 14;
    private const int MostConditions = 10;
    private const int MostFeared = 3;
    private const int MostResults = 6;
    private const int MostDenied = 12;
    private const int MostQuestions = 6;

    private const string SinceQuestion = "since-when";

    /// <summary>The report.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="knowledge">Names.</param>
    public static DoctorReport Build(ReportMaterial material, KnowledgeBase knowledge)
    {
        var diary = DiaryFigures.Of(material.Days, material.Episodes, material.Records);
        return new DoctorReport(
            material.Person.Name,
            material.Person.IsDemo,
            material.Days,
            material.WrittenAt,
            material.Told is { } told ? Summary(told, knowledge) : null,
            diary,
            [.. Medicines.Of(material, knowledge).Take(MostMedicines)],
            [
                .. diary.Relief
                    .Select(relief => (knowledge.NameOfRemedy(relief.Remedy), new Share(relief.Helped, relief.Tried - relief.Unsure)))
                    .Take(MostRemedies),
            ],
            material.Own.Search is { } search ? Cut(search) : null,
            [.. material.Own.Trials.Take(MostTrials)],
            [.. material.OwnQuestions.Take(OwnQuestions.Most)]);
    }

    private static ToldSummary Summary(ToldCase told, KnowledgeBase knowledge)
    {
        var said = new SaidLists(told.Case, knowledge);
        var result = told.Result;
        return new ToldSummary(
            told.On,
            told.Case.Person,
            [.. told.Case.Complaints],
            [.. BodySites.From(knowledge).All.Where(site => said.Is(BodySites.FindingOf(site.Id), Answer.Yes)).Select(site => site.Name)],
            knowledge.Questions.FirstOrDefault(question => question.Id == SinceQuestion)?.Options
                .FirstOrDefault(option => option.Finding is { } finding && said.Is(finding, Answer.Yes))?.Text,
            [.. said.Features.Take(MostFeatures)],
            [.. said.Conditions.Take(MostConditions)],
            [.. said.Denied.Take(MostDenied)],
            [.. said.RedFlags(Answer.Yes)],
            [.. said.RedFlags(Answer.No)],
            [.. said.RedFlags(Answer.Unknown)],
            result.Urgency,
            result.UrgencyName,
            [.. result.UrgencyReasons.Select(reason => reason.Text).Distinct(StringComparer.Ordinal).Take(MostReasons)],
            [
                .. Listed(result).Select(cause => new CauseLine(
                    cause.Name,
                    IsAsWritten(knowledge) ? knowledge.Causes[cause.Id].MedicalName : null,
                    cause.Frequency,
                    cause.Probability,
                    cause.Range,
                    [.. cause.For.Take(MostWeights).Select(weight => said.NameOf(weight.Finding))],
                    [.. cause.Against.Take(MostWeights).Select(weight => said.NameOf(weight.Finding))])),
            ],
            [.. result.UnlikelyButFeared.Take(MostFeared).Select(cause => (cause.Name, cause.Frequency))],
            [
                .. told.Case.Results.Measurements.Select(measurement => Result(measurement, told.Case, knowledge))
                    .OrderByDescending(result => result.Meaning is not null)
                    .Take(MostResults),
            ],
            [.. result.Doctor.Tests.Select(test => test.Name)],
            [.. result.Doctor.Questions.Take(MostQuestions)]);
    }

    /// <summary>The likeliest causes; those for which somebody should be seen sooner are among them, however unlikely.</summary>
    private static IEnumerable<CauseResult> Listed(AssessmentResult result)
    {
        var urgent = result.UrgencyReasons.Take(MostReasons).Select(reason => reason.Cause).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var kept = result.Causes.OrderByDescending(cause => urgent.Contains(cause.Id)).Take(MostCauses).Select(cause => cause.Id).ToHashSet(StringComparer.Ordinal);
        return result.Causes.Where(cause => kept.Contains(cause.Id));
    }

    /// <summary>The names that clinicians write are English, and a report is in one language.</summary>
    private static bool IsAsWritten(KnowledgeBase knowledge) => knowledge.Language == KnowledgeBase.WrittenIn;

    private static ResultLine Result(Knowledge.Measuring.Measurement measurement, PersonCase subject, KnowledgeBase knowledge) => new(
        knowledge.Tests[measurement.Test].Name,
        $"{MeasurementWords.Number(measurement.Value)} {measurement.Unit}",
        subject.Results.Sides
            .Where(side => side.Test == measurement.Test && side.Telling.Value == Answer.Yes)
            .Select(side => knowledge.Findings[side.Telling.Key].Name)
            .FirstOrDefault());

    /// <summary>What matters has lines of its own; the others are named in a sentence each.</summary>
    private static TriggerSearch Cut(TriggerSearch search) => search with
    {
        Triggers =
        [
            .. search.Found.Take(MostTriggers),
            .. search.With(TriggerStanding.NotIt).Take(MostOfStanding),
            .. search.With(TriggerStanding.Unclear).Take(MostOfStanding),
        ],
    };
}
