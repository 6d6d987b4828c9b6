using System.Globalization;
using Charley.Assessment.Resources;
using Charley.Knowledge;
using Charley.Knowledge.Measuring;

namespace Charley.Assessment.Cases;

/// <summary>Says in plain sentences what a result means, or why it cannot be taken as it stands.</summary>
public static class MeasurementWords
{
    /// <summary>More digits than any laboratory prints.</summary>
    private const string Digits = "0.######";

    /// <summary>What is wrong and what to do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind of problem has no words.</exception>
    public static string Say(MeasurementProblem problem) => problem switch
    {
        MeasurementProblem.NotANumber wrong => Sentences.NotANumber(wrong.Test.Name, wrong.Written),
        MeasurementProblem.TwoReadings two => Sentences.TwoReadings(two.Test.Name, two.Written, Number(two.One), Number(two.Other)),
        MeasurementProblem.UnknownUnit unknown when string.IsNullOrWhiteSpace(unknown.Written) =>
            Sentences.UnitMissing(unknown.Test.Name, UnitsOf(unknown.Test)),
        MeasurementProblem.UnknownUnit unknown => Sentences.UnitUnknown(unknown.Test.Name, unknown.Written, UnitsOf(unknown.Test)),
        MeasurementProblem.Impossible impossible => Sentences.ValueImpossible(
                Capitalised(impossible.Test.Name),
                Number(impossible.Value),
                impossible.Unit,
                Rounded(impossible.Low),
                Rounded(impossible.High))
            + " "
            + (impossible.Instead is { } unit ? Sentences.PerhapsUnit(unit) : Sentences.LookAgainAtValue),
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "Unknown kind of problem."),
    };

    /// <summary>What a result means, with its value.</summary>
    /// <param name="knowledge">Names of tests.</param>
    /// <param name="measurement">The result.</param>
    /// <param name="meaning">The sentence about the finding.</param>
    public static string Meaning(KnowledgeBase knowledge, Measurement measurement, string meaning) =>
        Sentences.ResultText(knowledge.Tests[measurement.Test].Name, Number(measurement.Value), measurement.Unit, meaning);

    /// <summary>A value as it was entered, never in powers of ten, with the decimal mark of the reader.</summary>
    public static string Number(double value) => value.ToString(Digits, CultureInfo.CurrentCulture);

    /// <summary>The same for programs, whatever the language is.</summary>
    public static string Exact(double value) => value.ToString(Digits, CultureInfo.InvariantCulture);

    /// <summary>A limit that was converted, with the digits that matter.</summary>
    public static string Rounded(double value) =>
        Number(double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static string UnitsOf(ClinicalTest test) => string.Join(", ", test.Units.Select(unit => unit.Unit));

    private static string Capitalised(string name) => char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];
}
