using System.Collections.Immutable;
using Charley.Assessment.Cases;
using Charley.Knowledge.Measuring;
using Charley.Web.Components;

namespace Charley.Web.Pages.Interview.Tests;

/// <summary>One entered result as it is shown, so that a slip of the hand or of the unit is seen.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Value and unit as entered.</param>
/// <param name="Usual">The range that is usual for the person, in the same unit; null if there is none.</param>
/// <param name="Meanings">What it means; empty if it reaches no band.</param>
public sealed record TestLine(string Test, string Name, string Value, string? Usual, ImmutableArray<string> Meanings)
{
    /// <summary>The results of a case.</summary>
    public static ImmutableArray<TestLine> Of(PersonCase subject, KnowledgeBase knowledge) =>
        [.. subject.Results.Measurements.Select(measurement => Of(measurement, subject, knowledge))];

    private static TestLine Of(Measurement measurement, PersonCase subject, KnowledgeBase knowledge)
    {
        var test = knowledge.Tests[measurement.Test];
        return new TestLine(
            test.Id,
            Capital.First(test.Name),
            $"{MeasurementWords.Number(measurement.Value)} {measurement.Unit}",
            UsualIn(test, measurement.Unit, subject.Person),
            [
                .. subject.Results.Sides
                    .Where(side => string.Equals(side.Test, test.Id, StringComparison.Ordinal) && side.Telling.Value == Answer.Yes)
                    .Select(side => knowledge.Findings[side.Telling.Key].WhenYes),
            ]);
    }

    private static string? UsualIn(ClinicalTest test, string unit, PersonContext person)
    {
        var usual = test.Measured!.UsualFor(person);
        var shown = UnitSpelling.Find(test, unit)!;
        return (Converted(shown, usual.Low), Converted(shown, usual.High)) switch
        {
            ({ } low, { } high) => TestsTexts.UsualBetween.With(low, high),
            ({ } low, null) => TestsTexts.UsualFrom.With(low),
            (null, { } high) => TestsTexts.UsualUpTo.With(high),
            _ => null,
        };
    }

    private static string? Converted(TestUnit unit, double? limit) =>
        limit is { } value ? MeasurementWords.Rounded(unit.FromMeasured(value)) : null;
}
