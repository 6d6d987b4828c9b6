namespace Charley.Knowledge.Measuring;

/// <summary>A result of a test as it was entered; known to be understandable and possible.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The unit, as the knowledge spells it.</param>
public sealed record Measurement(string Test, double Value, string Unit);

/// <summary>Why a result cannot be taken as it stands.</summary>
public abstract record MeasurementProblem
{
    private MeasurementProblem()
    {
    }

    /// <summary>What was written is no number.</summary>
    /// <param name="Test">The test.</param>
    /// <param name="Written">What was written.</param>
    public sealed record NotANumber(ClinicalTest Test, string Written) : MeasurementProblem;

    /// <summary>What was written can mean two numbers, and both are possible.</summary>
    /// <param name="Test">The test.</param>
    /// <param name="Written">What was written.</param>
    /// <param name="One">One of them.</param>
    /// <param name="Other">The other.</param>
    public sealed record TwoReadings(ClinicalTest Test, string Written, double One, double Other) : MeasurementProblem;

    /// <summary>The test has no such unit.</summary>
    /// <param name="Test">The test, whose units are the choice.</param>
    /// <param name="Written">What was written.</param>
    public sealed record UnknownUnit(ClinicalTest Test, string Written) : MeasurementProblem;

    /// <summary>No living person has such a value.</summary>
    /// <param name="Test">The test.</param>
    /// <param name="Value">The value.</param>
    /// <param name="Unit">The unit that was given.</param>
    /// <param name="Low">The lowest value that is possible, in that unit.</param>
    /// <param name="High">The highest.</param>
    /// <param name="Instead">Another unit in which the value would be possible, or null.</param>
    public sealed record Impossible(ClinicalTest Test, double Value, string Unit, double Low, double High, string? Instead)
        : MeasurementProblem;
}

/// <summary>Takes results that can be understood, and says what is wrong with the others. Nothing is guessed.</summary>
public static class MeasurementReader
{
    /// <summary>The measurement, or the problem; exactly one of the two.</summary>
    /// <param name="test">A test of which values can be entered.</param>
    /// <param name="value">The value.</param>
    /// <param name="unit">The unit in any usual spelling.</param>
    /// <exception cref="ArgumentException">The test takes no values.</exception>
    public static (Measurement? Measurement, MeasurementProblem? Problem) Read(ClinicalTest test, double value, string unit)
    {
        var measured = MeasuredOf(test);
        if (UnitSpelling.Find(test, unit) is not { } known)
        {
            return (null, new MeasurementProblem.UnknownUnit(test, unit));
        }

        if (double.IsFinite(value) && measured.IsPlausible(known.ToMeasured(value)))
        {
            return (new Measurement(test.Id, value, known.Unit), null);
        }

        var instead = test.Units.FirstOrDefault(other => measured.IsPlausible(other.ToMeasured(value)));
        return (null, new MeasurementProblem.Impossible(
            test,
            value,
            known.Unit,
            known.FromMeasured(measured.PlausibleLow),
            known.FromMeasured(measured.PlausibleHigh),
            instead?.Unit));
    }

    /// <summary>The same for a value as a person wrote it, with a decimal point or comma.</summary>
    /// <param name="test">A test of which values can be entered.</param>
    /// <param name="value">What was written as the value.</param>
    /// <param name="unit">The unit in any usual spelling.</param>
    /// <exception cref="ArgumentException">The test takes no values.</exception>
    public static (Measurement? Measurement, MeasurementProblem? Problem) Read(ClinicalTest test, string value, string unit)
    {
        var measured = MeasuredOf(test);
        var readings = WrittenNumber.Readings(value);
        if (readings.Count == 0)
        {
            return (null, new MeasurementProblem.NotANumber(test, value));
        }

        if (readings.Count == 1 || UnitSpelling.Find(test, unit) is not { } known)
        {
            return Read(test, readings[0], unit);
        }

        // Where only one reading can be true, it is the one that was meant.
        var possible = readings.Where(reading => measured.IsPlausible(known.ToMeasured(reading))).ToList();
        return possible.Count == readings.Count
            ? (null, new MeasurementProblem.TwoReadings(test, value, readings[0], readings[1]))
            : Read(test, possible.Count == 1 ? possible[0] : readings[0], unit);
    }

    private static MeasuredValue MeasuredOf(ClinicalTest test) =>
        test.Measured ?? throw new ArgumentException($"The test '{test.Id}' takes no values.", nameof(test));
}
